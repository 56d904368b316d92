"""Citations of documents of the United Nations in the styles of law and scholarship.

Bluebook, OSCOLA, AGLC, Chicago (notes), APA 7 and MLA 9. A style takes what it needs
of a `Work`; what is not known is left out, never made up. Pinpoints are paragraphs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from onrecord.reports.citing import (
    Pinpoint,
    Work,
    resolution_number,
    session_ordinal,
)

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip
_BLUEBOOK = (
    "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.",
    "Nov.", "Dec.",
)  # fmt: skip

ORGANS: Mapping[str, tuple[str, str, str]] = {
    "ORG:UN:SC": ("S.C.", "SC", "Security Council"),
    "ORG:UN:GA": ("G.A.", "GA", "General Assembly"),
    "ORG:UN:HRC": ("Human Rights Council", "HRC", "Human Rights Council"),
    "ORG:UN:ECOSOC": ("E.S.C.", "ECOSOC", "Economic and Social Council"),
}
"""Organ → (Bluebook, abbreviation, name)."""


def day_month_year(day: date | None) -> str:
    """``8 September 2000``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def month_day_year(day: date | None) -> str:
    """``September 8, 2000``."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}" if day else ""


def short_month_day(day: date | None) -> str:
    """``Sept. 8, 2000``, the Bluebook's months."""
    return f"{_BLUEBOOK[day.month - 1]} {day.day}, {day.year}" if day else ""


def mla_day(day: date | None) -> str:
    """``8 Sept. 2000``, the same short months behind the day."""
    return f"{day.day} {_BLUEBOOK[day.month - 1]} {day.year}" if day else ""


def joined(*parts: str, by: str = ", ") -> str:
    """The parts that are not empty."""
    return by.join(part for part in parts if part)


def bluebook(work: Work, at: Pinpoint | None = None) -> str:
    """``S.C. Res. 1325, ¶ 8, U.N. Doc. S/RES/1325 (Oct. 31, 2000)``."""
    place = ""
    if at:
        place = f"¶ {at[1]}" if at[0] == "OP" else f"pmbl. ¶ {at[1]}"
    day = f" ({short_month_day(work.dated)})" if work.dated else ""
    number = ""
    if work.kind in ("resolution", "decision"):
        number = resolution_number(work).replace(" (", "(")
    elif work.kind == "presidential_statement" and work.parsed:
        number = f"{work.parsed.year}/{work.parsed.number}"
    head = f"{_organ(work)[0]} {_WORDS_BLUEBOOK.get(work.kind, '')} {number}".strip()
    if session := session_ordinal(work):
        records = f"U.N. GAOR, {session} Sess."
        if work.gaor:
            return joined(
                head, place, records, f"Supp. No. {work.gaor.supplement}",
                f"U.N. Doc. {work.gaor.document}", f"at {work.gaor.page}",
            )  # fmt: skip
        return joined(head, place, f"{records}, U.N. Doc. {work.document}{day}")
    return joined(_head(work, head), place, f"U.N. Doc. {work.document}{day}")


_WORDS_BLUEBOOK = {
    "resolution": "Res.",
    "decision": "Dec.",
    "presidential_statement": "Pres. Statement",
    "draft_resolution": "Draft Res.",
}
_WORDS = {
    "resolution": "Res",
    "decision": "Dec",
    "presidential_statement": "Presidential Statement",
    "draft_resolution": "Draft Res",
}


def _organ(work: Work) -> tuple[str, str, str]:
    body = work.body or (work.parsed.body if work.parsed else "") or ""
    return ORGANS.get(body, ("U.N.", "UN", "United Nations"))


def _head(work: Work, head: str) -> str:
    """Of what is no act the title stands at the head."""
    if work.kind in _WORDS_BLUEBOOK:
        return head
    return joined(work.speaker, work.title)


def oscola(work: Work, at: Pinpoint | None = None) -> str:
    """``UNSC Res 1373 (28 September 2001) UN Doc S/RES/1373, para 8``."""
    day = f"({day_month_year(work.dated)})" if work.dated else ""
    organ = _organ(work)[1]
    named = organ if organ == "UN" else f"UN{organ}"
    number = resolution_number(work) if work.kind in ("resolution", "decision") else ""
    head = joined(named, _WORDS.get(work.kind, ""), number, by=" ")
    if work.kind not in _WORDS:
        head = joined(named, f"‘{work.title}’" if work.title else "")
    cited = joined(head, day, f"UN Doc {work.document}", by=" ")
    return joined(cited, _para(at))


def aglc(work: Work, at: Pinpoint | None = None) -> str:
    """``GA Res 55/2, UN Doc A/RES/55/2 (18 September 2000, adopted 8 September 2000)``:
    both days where they differ."""
    days = day_month_year(work.issued_on or work.adopted_on)
    if work.issued_on and work.adopted_on and work.issued_on != work.adopted_on:
        days = f"{days}, adopted {day_month_year(work.adopted_on)}"
    number = resolution_number(work) if work.kind in ("resolution", "decision") else ""
    head = joined(_organ(work)[1], _WORDS.get(work.kind, ""), number, by=" ")
    if work.kind not in _WORDS:
        head = f"*{work.title}*" if work.title else _organ(work)[1]
    dated = f" ({days})" if days else ""
    return joined(f"{head}, UN Doc {work.document}{dated}", _para(at), by=" ")


def chicago(work: Work, at: Pinpoint | None = None) -> str:
    """``UN General Assembly, Resolution 45/1, “Title,” September 17, 1990, A/RES/45/1,
    https://…``: a note."""
    named = _NAMES.get(work.kind, "")
    number = resolution_number(work) if work.kind in ("resolution", "decision") else ""
    return joined(
        f"UN {_organ(work)[2]}".replace("UN United", "United"),
        joined(named, number, by=" "),
        f"“{work.own_title},”" if work.own_title else "",
        month_day_year(work.dated), work.symbol, _para(at, "para. "), work.url,
    ).replace(",”,", ",”") + "."  # fmt: skip


def apa(work: Work, at: Pinpoint | None = None) -> str:
    """``United Nations General Assembly. (2000). *Title* (A/RES/55/2). https://…``."""
    author = f"United Nations {_organ(work)[2]}".replace(
        "United Nations United", "United"
    )
    year = str(work.dated.year) if work.dated else "n.d."
    title = _title(work)
    place = f"; {_para(at, 'para. ')}" if at else ""
    return f"{author}. ({year}). {title} ({work.symbol}{place}). {work.url}"


def mla(work: Work, at: Pinpoint | None = None) -> str:
    """``United Nations, General Assembly. *Title*. A/RES/55/2, 8 Sept. 2000, https://…``."""
    organ = _organ(work)[2]
    author = (
        "United Nations" if organ == "United Nations" else f"United Nations, {organ}"
    )
    title = _title(work)
    rest = joined(work.symbol, mla_day(work.dated), _para(at, "par. "), work.url)
    return f"{author}. {title}. {rest}."


def _title(work: Work) -> str:
    """In italics, marked as in plain text; a description stands in brackets."""
    if work.description:
        return work.description
    named = joined(_NAMES.get(work.kind, "Document"), resolution_number(work), by=" ")
    return f"*{work.own_title or named}*"


_NAMES = {
    "resolution": "Resolution",
    "decision": "Decision",
    "presidential_statement": "Presidential Statement",
    "draft_resolution": "Draft Resolution",
    "meeting_record": "Meeting Record",
}


def _para(at: Pinpoint | None, word: str = "para ") -> str:
    if at is None:
        return ""
    return f"{word}{at[1]}" if at[0] == "OP" else f"preamble {word}{at[1]}"


Style = Callable[[Work, Pinpoint | None], str]

UN_STYLES: Mapping[str, Style] = {
    "bluebook": bluebook,
    "oscola": oscola,
    "chicago": chicago,
    "apa": apa,
    "aglc": aglc,
    "mla": mla,
}
