"""One row of a table of votes in each of the layouts that are known. Pure.

A row becomes an `Entry`, or a reason why it is refused: what is not understood is
never taken for an answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord import symbols

ASSEMBLY: Final = "ORG:UN:GA"
COUNCIL: Final = "ORG:UN:SC"
BODIES: Final = {"A": ASSEMBLY, "S": COUNCIL}
NO_MEMBER: Final = "not a member then"
"""Not refused: such a row says that there was no ballot to cast."""

_RENAMED: Final = {
    # The Library's edition of 2024.
    "ms_codes": "ms_code", "ms_names": "ms_name", "ms_votes": "ms_vote",
    "resolutions": "resolution",
    # Voeten's own file, beside that of the R package.
    "countryname": "country", "res": "unres",
}  # fmt: skip
_LIBRARY: Final = {
    "Y": "yes", "N": "no", "A": "abstention", "X": "non_voting", "NV": "non_voting",
}  # fmt: skip
_VOETEN: Final = {
    "1": "yes", "2": "abstention", "3": "no", "8": "non_voting",
    "yes": "yes", "abstain": "abstention", "no": "no", "absent": "non_voting",
}  # fmt: skip
_COUNCIL: Final = {"yes": "yes", "no": "no", "abstain": "abstention"}
_NUMBER: Final = re.compile(r"(?:S/RES/|Resolution )?(\d{1,4})\s?\((\d{4})\)")
_DRAFT: Final = re.compile(r"[Ss]/\d{4}/\d+(?:/Rev\.\d+)?")
_MEETING: Final = re.compile(r"(S/PV\.?|PV\.|V)?(\d{1,5})")


@dataclass(frozen=True, slots=True)
class Entry:
    """One ballot, with the vote that it belongs to."""

    key: str
    """Of the vote within the file."""
    body: str
    symbol: str
    title: str
    day: date | None
    printed: str
    """Name of the voter."""
    code: str
    """Two or three letters, where the file has them; empty where not."""
    choice: str
    """Empty where nobody cast a ballot: adopted without a vote."""
    address: str = ""
    vetoed: bool = False
    places: tuple[tuple[str, int], ...] = ()
    """Numbers that grow with the days: (of what, number)."""


Row = Mapping[str, str]
Reader = Callable[[Row], Entry | str]


def column(printed: str) -> str:
    """A column's name in the words of the newest layout."""
    name = printed.strip().lower()
    return _RENAMED.get(name, name)


def library_row(row: Row) -> Entry | str:
    """The Dag Hammarskjöld Library's editions of 2024, 2025 and 2026."""
    symbol = symbols.parse(row["resolution"])
    if symbol is None or symbol.organ not in BODIES:
        return "no symbol of a resolution"
    day = day_of(row["date"])
    if day is None:
        return "no date"
    silent = row.get("modality", "").lower().startswith("without")
    choice = _LIBRARY.get(row["ms_vote"].strip().upper(), "")
    if not choice:
        return "unknown word for a choice"
    return Entry(
        key=row.get("undl_id") or f"{symbol.canonical} {day}",
        body=BODIES[symbol.organ],
        symbol=symbol.canonical,
        title=row.get("title", "") or row.get("description", ""),
        day=day,
        printed=row["ms_name"],
        code=row.get("ms_code", ""),
        # Without a vote the file lists every member as "Y": nobody cast a ballot.
        choice="" if silent else choice,
        address=row.get("undl_link", ""),
    )


def roll_call(row: Row) -> Entry | str:
    """What Voeten's set says of one roll call; the voter is left empty."""
    if row.get("amend", "") in ("1", "1.0"):
        return "vote on an amendment"
    if row.get("para", "") in ("1", "1.0"):
        return "vote on a paragraph"
    day = day_of(row.get("date", ""))
    if day is None:
        return "no date"
    printed = row.get("unres", "").strip()
    parsed = symbols.parse(re.sub(r"^R/", "A/RES/", printed)) if printed else None
    return Entry(
        key=call_key(row),
        body=ASSEMBLY,
        symbol=parsed.canonical if parsed else printed or f"roll call {call_key(row)}",
        title=row.get("descr", "") or row.get("short", ""),
        day=day,
        printed="",
        code="",
        choice="",
    )


def call_key(row: Row) -> str:
    """The number of a roll call; some tables print it as ``3.0``."""
    return row["rcid"].strip().removesuffix(".0")


def roll_call_ballot(row: Row) -> tuple[str, str, str] | str:
    """(choice, name, code) of one of Voeten's ballots, or why there is none."""
    printed = row["vote"].strip().lower().removesuffix(".0")
    if printed == "9":
        return NO_MEMBER
    choice = _VOETEN.get(printed)
    if choice is None:
        return "unknown word for a choice"
    return choice, row["country"], row.get("country_code", "")


def council_row(row: Row) -> Entry | str:
    """A compilation of votes on drafts of the Security Council, by member."""
    draft, number = row["draft"].strip(), row["resolution"].strip()
    if "amendment" in draft.lower():
        return "vote on an amendment"
    if "RES" in draft or _DRAFT.match(number):
        return "resolution and draft in each other's column"
    choice = _COUNCIL.get(row["vote"].strip().lower())
    if choice is None:
        return "unknown word for a choice"
    day = day_of(row["date"])
    if day is None or str(day.year) != row["year"].strip():
        return "no date, or not of the year"
    meeting = _MEETING.fullmatch(row["meeting"].strip())
    places = []
    if meeting:
        places.append(("V" if meeting[1] == "V" else "meeting", int(meeting[2])))
    outcome = row["outcome results"].strip().lower()
    if outcome.startswith("adopted"):
        found = _NUMBER.fullmatch(number)
        if found is None or int(found[2]) != day.year:
            return "no number of a resolution, or not of the year"
        places.append(("resolution", int(found[1])))
        symbol = f"S/RES/{found[1]} ({found[2]})"
    else:
        named = _DRAFT.fullmatch(draft)
        if named is None:
            return "no symbol of a draft"
        symbol = f"S{named[0][1:]}"
    silent = outcome.endswith(("consensus", "acclamation"))
    return Entry(
        key=f"{symbol} {day}",
        body=COUNCIL,
        symbol=symbol,
        title=row.get("agenda item", ""),
        day=day,
        printed=row["member state"],
        code="",
        choice="" if silent else choice,
        vetoed=outcome.endswith("veto"),
        places=tuple(places),
    )


def day_of(printed: str) -> date | None:
    """A day as ``2024-03-25``, a time behind it ignored; None for anything else."""
    try:
        return date.fromisoformat(printed.strip()[:10])
    except ValueError:
        return None
