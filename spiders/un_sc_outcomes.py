"""What the last column of the Security Council's meetings tables says was decided.

A cell is a run of outcomes: ``S/RES/2616 (2021) 12-0-3``, ``Draft resolution S/4578
vetoed by USSR 7-3-1``, ``Communiqué``. It is read from its first word to its last; a
word that belongs to no outcome is an error and never left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.models import Choice, Vote

OutcomeKind = Literal["resolution", "statement", "rejected", "paper", "act"]


class OutcomeError(ValueError):
    """A cell with words that are no known outcome; names them."""


@dataclass(frozen=True, slots=True)
class DecidedOutcome:
    """One outcome of a meeting, as printed."""

    kind: OutcomeKind
    """``rejected`` is a draft not adopted, ``paper`` a note or letter of the
    President, ``act`` what has no symbol: a communiqué, an election."""
    symbol: str = ""
    others: str = ""
    """What stands between the symbol and the verb: a second draft, ``(Ireland)``."""
    said: str = ""
    """``12-0-3``, ``adopted unanimously``, ``Communiqué``, ``not adopted``."""
    vetoed_by: str = ""
    """The members that cast the veto."""
    tally: str = ""
    note: str = ""
    """``(France did not participate in the voting.)``"""

    @property
    def vote(self) -> Vote | None:
        """The totals; the tables name no member."""
        if not self.tally:
            return None
        choices: tuple[Choice, ...] = ("yes", "no", "abstention")
        numbers = map(int, self.tally.split("-"))
        return Vote(counts=tuple(zip(choices, numbers, strict=True)))


_TALLY: Final = r"\d{1,2}-\d{1,2}-\d{1,2}"
_SIGNED: Final = r"(?:/(?:Rev|Corr|Add)\.\d{1,2}){0,2}"
_DRAFT: Final = rf"S/(?:PV\.\d{{1,5}}|\d{{4}}/\d{{1,4}}|\d{{1,5}}){_SIGNED}"
_PATTERNS: Final[tuple[tuple[OutcomeKind, str], ...]] = (
    (
        "resolution",
        r"(?P<symbol>S/RES/\d{1,4} ?\(\d{4}\))"
        rf"(?: ?(?P<said>(?P<tally>{_TALLY})|adopted unanimously"
        r"|without (?:a )?vote|adopted by consensus))?"
        r"(?: ?\((?P<note>[^()]{1,80}(?:voting\.?|absent))\))?",
    ),
    (
        "statement",
        r"(?P<symbol>S/PRST/\d{4}/\d{1,3}"
        r"|S/(?:PV\.)?\d{1,5} ?\(PRST\))(?P<others> and Corr\.\d)?",
    ),
    ("act", r"(?P<said>PRST(?: unnumbered)?)"),
    (
        "rejected",
        r"(?:(?:power four )?draft resolutions? ?)?"
        rf"\(?(?P<symbol>{_DRAFT})\)?"
        r"(?P<others>(?: ?(?:&|,|and) ?(?:S/[\w./]{1,20}|Add\.\d|Corr\.\d)){0,3}"
        r"(?: ?\([^()]{1,70}\))?) ?"
        r"(?:vetoed by (?:the )?(?P<by>[A-Z][A-Za-z ,]{1,60}?)"
        r"|(?:was )?not adopted)"
        rf" ?(?:(?P<tally>{_TALLY})|(?= ?Draft| ?S/RES/|$))",
    ),
    ("paper", rf"(?:(?:Note|Letter) ?\(? ?)?(?P<symbol>{_DRAFT})\)?"),
    (
        "act",
        r"(?P<said>communiqué|decision|election of .{1,300}"
        r"|referral to .{1,200}|admission of .{1,200})",
    ),
    ("act", rf"(?P<said>(?P<tally>{_TALLY}))"),
)
_FORMS: Final[tuple[tuple[OutcomeKind, re.Pattern[str]], ...]] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS
)
_BETWEEN: Final = re.compile(r"(?:\s|[+&,]|\band\b|--)*", re.IGNORECASE)
LONGEST_CELL: Final = 4000  # characters; the longest real cell has 400


def outcomes(cell: str) -> Iterator[DecidedOutcome]:
    """Every outcome of a cell, in print order. Raises ``OutcomeError``."""
    text = re.sub(r"(?<=\() | (?=\))", "", " ".join(cell.split()))
    if len(text) > LONGEST_CELL:
        raise OutcomeError(f"an outcome of {len(text):,} characters")
    at = _skip(text, 0)
    while at < len(text):
        tried = ((kind, pattern.match(text, at)) for kind, pattern in _FORMS)
        fits = next(((kind, one) for kind, one in tried if one), None)
        if fits is None:
            raise OutcomeError(f"{text[at : at + 80]!r} is no known outcome")
        kind, found = fits
        yield _outcome(kind, found)
        at = _skip(text, found.end())


def _skip(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _outcome(kind: OutcomeKind, found: re.Match[str]) -> DecidedOutcome:
    parts = {name: (value or "").strip() for name, value in found.groupdict().items()}
    said = parts.get("said", "")
    if kind == "rejected" and not parts["by"]:
        said = "not adopted"
    return DecidedOutcome(
        kind=kind,
        symbol=parts.get("symbol", ""),
        others=parts.get("others", ""),
        said=said,
        vetoed_by=parts.get("by", ""),
        tally=parts.get("tally", ""),
        note=parts.get("note", ""),
    )
