"""A document as works cite it: what a citation needs to know, and where pinpoints lead.

The styles are in `citing_styles.py` and `citing_websites.py`, the formats of reference
managers in `citing_formats.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from onrecord.models import OnrecordError
from onrecord.symbols import Symbol, parse

Pinpoint = tuple[str, str]
"""(``OP`` or ``PP``, number)."""

_PINPOINT = re.compile(
    r"(?i)\s*(?:(OP|PP)\s*|¶\s*|para(?:graph)?\.?\s*)?(\d+(?:\([a-z]+\))*)\s*"
)
_DESCRIBED = re.compile(r"Security Council resolution \d+ \(\d{4}\)\)?\s*(?:\[(.*)\])?")
_YEAR = re.compile(r"\s?\(\d{4}\)$")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class PinpointError(OnrecordError):
    """A paragraph that is not written as one."""


@dataclass(frozen=True, slots=True)
class Work:
    """What citations of one document are made of. Empty where it is not known."""

    kind: str
    """As in ``models.Kind``."""
    title: str
    publisher: str
    """Who publishes it, in the publisher's own words."""
    url: str
    symbol: str = ""
    """Canonical: ``S/RES/1325 (2000)``."""
    body: str = ""
    """Actor id of the organ."""
    adopted_on: date | None = None
    issued_on: date | None = None
    speaker: str = ""
    speaker_role: str = ""
    language: str = "en"
    sha256: str = ""
    """Of the archived copy, in hex."""
    archived: str = ""
    """When it was fetched, ISO 8601 in UTC."""
    gaor: Gaor | None = None
    """Where the official records print it; resolutions before 1976."""
    parsed: Symbol | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        object.__setattr__(self, "parsed", parse(self.symbol) if self.symbol else None)

    @property
    def dated(self) -> date | None:
        """The day of adoption, else of issue."""
        return self.adopted_on or self.issued_on

    @property
    def own_title(self) -> str:
        """The title that the document itself bears. Resolutions of the Security Council
        bear none: what stands for it is the library's description."""
        return "" if _DESCRIBED.fullmatch(self.title) else self.title

    @property
    def description(self) -> str:
        """``[On the mandate of …]``: what styles put for a title that there is none."""
        found = _DESCRIBED.fullmatch(self.title)
        if not found or not found[1]:
            return ""
        return f"[{found[1][:1].upper()}{found[1][1:]}]"

    @property
    def document(self) -> str:
        """The symbol without its year: ``S/RES/1325``."""
        return _YEAR.sub("", self.symbol)

    @property
    def is_un(self) -> bool:
        """Whether it bears a symbol of the United Nations."""
        return self.parsed is not None


@dataclass(frozen=True, slots=True)
class Gaor:
    """A resolution's place in the Official Records of the General Assembly."""

    supplement: str
    document: str
    page: str


def pinpoint(printed: str) -> Pinpoint | None:
    """``OP8``, ``PP 3``, ``¶ 8``, ``8(a)``; None for nothing. Raises PinpointError."""
    if not printed.strip():
        return None
    found = _PINPOINT.fullmatch(printed)
    if found is None:
        raise PinpointError(
            f"{printed[:40]!r} is no paragraph; write OP8 (operative) or PP3"
        )
    return (found[1] or "OP").upper(), found[2]


def resolution_number(work: Work) -> str:
    """``1325``, ``62/228``, ``832 (IX)``, ``ES-10/21``, ``79/1 A``, ``2023/5``."""
    symbol = work.parsed
    if symbol is None or symbol.number is None:
        return ""
    part = f" {symbol.part}" if symbol.part else ""
    if symbol.session and set(symbol.session) <= set(_ROMAN):
        return f"{symbol.number}{part} ({symbol.session})"
    # Resolutions of the Security Council are numbered through; ECOSOC's by the year.
    within = symbol.session or (symbol.year if symbol.organ != "S" else "")
    return f"{within}/{symbol.number}{part}" if within else f"{symbol.number}{part}"


def session_ordinal(work: Work) -> str:
    """``9th`` of a Roman session; empty for others."""
    session = work.parsed.session if work.parsed else None
    if not session or not set(session) <= set(_ROMAN):
        return ""
    values = [_ROMAN[letter] for letter in session]
    total = sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
    return ordinal(total)


def ordinal(number: int) -> str:
    """``1st``, ``22nd``, ``113th``."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
