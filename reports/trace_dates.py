"""When a report was written: given, printed, or a range that its own words allow.

A day is never guessed. Where none is given or printed, what the report tells as past
is its earliest day, the offices of the persons it names and the day of reading bound
the latest, and every such clue is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Final

from onrecord.annotate.due import last_day
from onrecord.annotate.persons import state_of
from onrecord.dates import MONTHS, read_date
from onrecord.vocabularies.officeholders import officeholders

_HEAD_LINES: Final = 6
_SHORT: Final = 90
"""Characters of a line or dateline that prints a date rather than prose."""
_TO_COME: Final = re.compile(
    r"\b(?:by|until|till|before|will|would|due|scheduled|expires?|deadline|next|later "
    r"than|jusqu|avant|hasta|antes|до|حتى|直到|截至)\b[^.]{0,40}$",
    re.IGNORECASE,
)
_FORMER: Final = re.compile(
    r"\b(?:former|ex|then|late|outgoing|previous|ancien\w*|expresident\w*|бывш\w+)"
    r"[\s-]+(?:\w+[\s.-]+){0,4}$",
    re.IGNORECASE,
)
_LAST_YEAR: Final = re.compile(
    r"\b(?:[A-Z]\w+ )?last year\b|\bl'an dernier\b|\bel año pasado\b|в прошлом году"
    r"|العام الماضي|去年"
)
_WORD: Final = re.compile(r"(?<!\w)[^\W\d_]{4,}")
_LABELS: Final = frozenset({
    "published", "updated", "posted", "date", "last", "modified", "publié",
    "publicado", "actualizado", "опубликовано",
})  # fmt: skip
_DATELINE: Final = re.compile(r"^(.{6,90}?)\s+[—–-]+\s", re.DOTALL)
_CAPITALS: Final = re.compile(
    r"(?<!\w)[^\W\d_a-z][\w.'’-]*(?:\s+(?:al|bin|van|von|de|da|el)?\s?"
    r"[^\W\d_a-z][\w.'’-]*){1,7}"
)
_OFFICES: Final = {
    "head_of_state": "head of state",
    "head_of_government": "head of government",
    "foreign_minister": "foreign minister",
}


@dataclass(frozen=True, slots=True)
class PastDay:
    """A date at text[start:end] that the report tells as past; `day` is its first."""

    day: date
    start: int
    end: int
    printed: str
    exact: bool
    """Printed to the day or the month."""


@dataclass(frozen=True, slots=True)
class ReportDate:
    """The days on which a report can have been written, and what says so."""

    earliest: date | None
    latest: date
    exact: bool
    clues: tuple[str, ...]
    past: tuple[PastDay, ...] = field(default=())

    @property
    def value(self) -> str:
        """EDTF: a day, or ``2023-10-07/2025-01-31``, or ``../2025-01-31``."""
        if self.exact:
            return self.latest.isoformat()
        first = self.earliest.isoformat() if self.earliest else ".."
        return f"{first}/{self.latest}"


def report_date(
    text: str,
    language: str,
    *,
    today: date,
    given: date | None = None,
    printed: tuple[date, str] | None = None,
    named: Mapping[str, date] | None = None,
) -> ReportDate:
    """The day of a report, or the range its words allow, not after `today`.

    `given` is what a person says, `printed` what its page prints and where, `named`
    the days of documents that it names.
    """
    past = tuple(_past_days(text, language))
    if given:
        return ReportDate(given, given, True, ("given by the reader",), past)
    if printed is None:
        printed = _printed(text, language)
    if printed:
        day, where = printed
        return ReportDate(day, day, True, (where,), past)
    return _range(text, today, past, dict(named or {}))


def _printed(text: str, language: str) -> tuple[date, str] | None:
    """The date of a dateline, or of a short line at the top or the end."""
    lines = [line.strip() for line in text[:4000].splitlines() if line.strip()]
    tail = [line.strip() for line in text[-400:].splitlines() if line.strip()][-2:]
    for line in (*lines[:_HEAD_LINES], *tail):
        if len(line) <= _SHORT and _is_label(line, language):
            found = read_date(line, language=language)
            if found.day:
                return found.day, f"printed: “{line}”"
        dateline = _DATELINE.match(line)
        if dateline and line in lines[:_HEAD_LINES]:
            found = read_date(dateline[1], language=language)
            if found.day:
                return found.day, f"printed in the dateline: “{dateline[1]}”"
    return None


def _is_label(line: str, language: str) -> bool:
    """Whether a line is a date with names and labels around it, not prose."""
    months = {
        name for names in MONTHS.get(language) or MONTHS["en"]
        for name in names.split("|")
    }  # fmt: skip
    return not line.endswith((".", "”", '"', "。", "?")) and all(
        not word.islower() or word in _LABELS or word in months
        for word in _WORD.findall(line)
    )


@cache
def _pattern(language: str) -> re.Pattern[str]:
    names = MONTHS.get(language) or MONTHS["en"]
    months = "|".join(f"(?P<m{n}>{name})" for n, name in enumerate(names, 1))
    of = r"(?:\s+|\s+de\s+|\s+of\s+|\s+del\s+)"
    return re.compile(
        rf"(?<!\w)(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|º)?{of})?(?:{months})\.?"
        rf"(?:\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,)?{of}(?P<y>(?:19|20)\d\d)(?!\d)"
        r"|(?P<y2>(?:19|20)\d\d)\s?年\s?(?P<zm>\d{1,2})\s?月(?:\s?(?P<zd>\d{1,2})\s?日)?"
        r"|(?<![\d-])(?P<y3>(?:19|20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d)(?![\d-])"
        r"|(?<![\d/(-])\b(?:in|since|en|depuis|desde|с|в)\s+(?P<y4>(?:19|20)\d\d)"
        r"(?![\d/-])",
        re.IGNORECASE,
    )


def _past_days(text: str, language: str) -> Iterator[PastDay]:
    for match in _pattern(language).finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        if _TO_COME.search(before):
            continue
        got = match.groupdict()
        year = next(int(got[key]) for key in ("y", "y2", "y3", "y4") if got[key])
        spelled = next((int(k[1:]) for k in got if k[:1] == "m" and got[k]), 0)
        month = spelled or int(got["zm"] or got["im"] or 0)
        day = int(got["d1"] or got["d2"] or got["zd"] or got["id"] or 0)
        try:
            first = date(year, month or 1, day or 1)
        except ValueError:
            continue  # no such day
        yield PastDay(first, *match.span(), match[0], bool(month))


def _range(
    text: str, today: date, past: tuple[PastDay, ...], named: dict[str, date]
) -> ReportDate:
    earliest: date | None = None
    clues: list[str] = []
    usable = [one for one in past if one.day <= today]
    if usable:
        last = max(usable, key=lambda one: one.day)
        earliest = last.day
        clues.append(f"not before {last.day}: it tells “{last.printed}” as past")
    held = {symbol: day for symbol, day in named.items() if day <= today}
    if held:
        symbol = max(held, key=lambda one: held[one])
        if earliest is None or held[symbol] > earliest:
            earliest = held[symbol]
            clues.append(f"not before {earliest}: it names {symbol} of that day")
    latest = today
    for name, office, until in _offices(text):
        if (earliest is None or until >= earliest) and until < latest:
            latest = until
            clues.append(
                f"not after {until}: it names {name} as {office}, in office until "
                "then (unless it looks back)"
            )
    if latest == today:
        clues.append(f"not after {today}, the day of reading: it gives no other sign")
    if match := _LAST_YEAR.search(text):
        clues.append(f"“{match[0]}” depends on its year and does not narrow the range")
    return ReportDate(earliest, latest, False, tuple(clues), past)


@cache
def _full_names() -> frozenset[str]:
    return frozenset(
        spelling.lower()
        for person in officeholders()
        for spelling in person.spellings
        if " " in spelling
    )


def _offices(text: str) -> Iterator[tuple[str, str, date]]:
    """(name, office, last day) of persons who are named with an office that ended."""
    names = _full_names()
    seen: set[str] = set()
    for match in _CAPITALS.finditer(text):
        words = match[0].split()
        for first in range(len(words) - 1):
            for size in (4, 3, 2):
                name = " ".join(words[first : first + size]).rstrip(".,'’")
                if len(words) - first < size or name.lower() not in names:
                    continue
                if name in seen:
                    break
                seen.add(name)
                place = match.start() + match[0].find(words[first])
                before = text[max(0, place - 60) : place]
                if _FORMER.search(before):
                    break
                role = before.rsplit(". ", 1)[-1].rsplit(", ", 1)[-1].strip()
                term = state_of(name, role=role) if role else None
                until = last_day(term.until) if term and term.until else None
                if term and until and term.office in _OFFICES:
                    yield term.name, _OFFICES[term.office], until
                break
