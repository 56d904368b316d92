"""Meeting records and press releases of the United Nations, which styles cite otherwise
than its other documents: the former by session and meeting, the latter as what they
are, since a press release is no document."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reports.citing import Work, ordinal

SC_SESSION_BEFORE = 1945
"""The Security Council counts its sessions by calendar years: 1946 is the first."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a record's symbol says of the meeting."""

    records: str
    """``SCOR`` or ``GAOR``."""
    session: int | None
    special: str
    """``Emergency Special``, ``Special`` or empty."""
    number: int
    plenary: bool
    verbatim: bool


def meeting(work: Work) -> Meeting | None:
    """Of records of the Security Council and of plenary meetings of the General
    Assembly; None for others, whose symbols styles cite as documents."""
    symbol = work.parsed
    if work.kind != "meeting_record" or symbol is None or symbol.number is None:
        return None
    verbatim = "/PV." in symbol.canonical or symbol.canonical.startswith("S/PV.")
    if symbol.body == "ORG:UN:SC":
        year = work.dated.year if work.dated else None
        session = year - SC_SESSION_BEFORE if year else None
        return Meeting("SCOR", session, "", symbol.number, False, verbatim)
    if symbol.body != "ORG:UN:GA" or not symbol.session:
        return None
    kind, _, number = symbol.session.rpartition("-")
    special = {"ES": "Emergency Special", "S": "Special", "": ""}.get(kind)
    if special is None or not number.isdecimal():
        return None
    return Meeting("GAOR", int(number), special, symbol.number, True, verbatim)


def bluebook_ordinal(printed: str) -> str:
    """``2d``, ``53d``, ``12th``: the style writes no n and r."""
    return printed.replace("nd", "d").replace("rd", "d")


def bluebook_records(found: Meeting) -> str:
    """``U.N. SCOR, 58th Sess., 4701st mtg.``"""
    special = f"{found.special} " if found.special else ""
    session = ""
    if found.session:
        session = f"{bluebook_ordinal(ordinal(found.session))} {special}Sess., "
    plenary = "plen. " if found.plenary else ""
    meeting_of = f"{bluebook_ordinal(ordinal(found.number))} {plenary}mtg."
    return f"U.N. {found.records}, {session}{meeting_of}"


def aglc_records(found: Meeting) -> str:
    """``UN SCOR, 58th sess, 4701st mtg``."""
    special = f"{found.special.lower()} " if found.special else ""
    session = f"{ordinal(found.session)} {special}sess, " if found.session else ""
    plenary = "plen " if found.plenary else ""
    return f"UN {found.records}, {session}{ordinal(found.number)} {plenary}mtg"


def named_record(found: Meeting) -> str:
    """``Verbatim Record``."""
    return "Verbatim Record" if found.verbatim else "Summary Record"


def described(found: Meeting) -> str:
    """``[Record of the 4701st meeting]``: what stands for a title."""
    plenary = "plenary " if found.plenary else ""
    return f"[Record of the {ordinal(found.number)} {plenary}meeting]"


def is_press(work: Work) -> bool:
    """Whether its symbol is that of a press release: ``SC/15518``."""
    return work.parsed is not None and work.parsed.kind == "press_release"
