"""Printed dates of a page, printed otherwise: the same day in another layout.

A date counts where the page's reading gives that day (or the day beside it, for a time
in another zone). Dates within addresses are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip
WELSH: Final = (
    "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst",
    "Medi", "Hydref", "Tachwedd", "Rhagfyr",
)  # fmt: skip
"""A language that no source prints."""
_NAMES: Final = {
    **{name[:3].lower(): n for n, name in enumerate(MONTHS, start=1)},
    "mär": 3, "fév": 2, "avr": 4, "mai": 5, "juin": 6, "juil": 7, "aoû": 8, "déc": 12,
    "ene": 1, "abr": 4, "ago": 8, "set": 9, "dic": 12, "okt": 10, "dez": 12,
    "gen": 1, "mag": 5, "giu": 6, "lug": 7, "ott": 10,
}  # fmt: skip
_TIME = r"(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?: ?(?:Z|GMT|[+-]\d\d:?\d\d))?)?"
FORMS: Final[dict[str, re.Pattern[str]]] = {
    "mail": re.compile(
        r"\b(?:\w{3}, )?(?P<d>\d{1,2}) (?P<name>[A-Z][a-z]{2}) (?P<y>\d{4})"
        r" \d\d:\d\d(?::\d\d)?(?: ?(?:GMT|Z|[A-Z]{1,3}T|[+-]\d{4}))?"
    ),
    "iso": re.compile(
        rf"(?<![\w/-])(?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d){_TIME}(?![\w/-])"
    ),
    "words": re.compile(
        r"\b(?P<d>\d{1,2})\.? (?:de )?(?P<name>[^\W\d_]{3,12})\.? (?:de )?(?P<y>\d{4})"
        r"(?! \d\d:)\b"
    ),
    "american": re.compile(
        r"\b(?P<name>[A-Z][a-z]{2,8})\.? (?P<d>\d{1,2}), (?P<y>\d{4})\b"
    ),
    "figures": re.compile(
        r"(?<![\w./-])(?P<d>\d{1,2})(?P<sep>[./-])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4})"
        r"(?![\w/-])"
    ),
}


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as it stands in a text."""

    text: str
    day: date


Print = Callable[[Stamp], str]


def stamps(text: str, form: str, days: Collection[date]) -> Iterator[re.Match[str]]:
    """Where the text prints one of the ``days`` (or a neighbour) in that form."""
    near = {day + timedelta(days=n) for day in days for n in (-1, 0, 1)}
    for found in FORMS[form].finditer(text):
        day = day_of(found)
        if day in near or (day is None and _swapped(found) in near):
            yield found


def day_of(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    month = parts.get("m") or _NAMES.get((parts.get("name") or "")[:4].lower())
    month = month or _NAMES.get((parts.get("name") or "")[:3].lower())
    try:
        return date(int(parts["y"]), int(month or 0), int(parts["d"]))
    except ValueError:
        return None


def _swapped(found: re.Match[str]) -> date | None:
    """The day of figures with the month first."""
    parts = found.groupdict()
    try:
        return date(int(parts["y"]), int(parts["d"]), int(parts.get("m") or 0))
    except ValueError:
        return None


def printed(text: str, form: str, days: Collection[date], how: Print) -> str:
    """The text with every date of that form printed anew."""
    places = {found.start() for found in stamps(text, form, days)}

    def anew(found: re.Match[str]) -> str:
        day = day_of(found) or _swapped(found)
        if found.start() not in places or day is None:
            return found[0]
        return how(Stamp(found[0], day))

    return FORMS[form].sub(anew, text)


def _words(names: tuple[str, ...]) -> Print:
    return lambda s: f"{s.day.day} {names[s.day.month - 1]} {s.day.year}"


def american(stamp: Stamp) -> str:
    """Figures, the month first. Where the page prints figures already and both could
    be a month nobody can tell, so that date stays."""
    day = stamp.day
    if day.day <= 12 and re.fullmatch(r"[\d./-]+", stamp.text):
        return stamp.text
    return f"{day.month:02}/{day.day:02}/{day.year}"


KINDS: Final[dict[str, Print]] = {
    "date taken away": lambda s: "",
    "date as a standard prints it": lambda s: s.day.isoformat(),
    "date in English words": _words(MONTHS),
    "month in a language unknown to the page": _words(WELSH),
    "date in figures, month first": american,
    "year of two figures": lambda s: f"{s.day.day}/{s.day.month}/{s.day:%y}",
    "date without its year": lambda s: f"{s.day.day} {MONTHS[s.day.month - 1]}",
    "date in words of time": lambda s: "3 days ago",
    "date with words around it": lambda s: f"Published: {s.text} | Sampleton",
    "date as a number": lambda s: str((s.day - date(1970, 1, 1)).days * 86_400),
    "date in figures run together": lambda s: f"{s.day:%Y%m%d}",
    "date of a year that is none": lambda s: s.text.replace(str(s.day.year), "0000"),
}


def decoyed(text: str) -> str:
    """The text with every date in it moved by nine days."""
    for form, pattern in FORMS.items():

        def later(found: re.Match[str], form: str = form) -> str:
            day = day_of(found)
            if day is None:
                return found[0]
            day += timedelta(days=9)
            match form:
                case "iso":
                    return f"{day.isoformat()}{found[0][10:]}"
                case "mail":
                    return f"{day:%d} {MONTHS[day.month - 1][:3]} {day.year} 09:00 GMT"
                case "figures":
                    return f"{day.day:02}{found['sep']}{day.month:02}{found['sep']}{day.year}"  # noqa: E501
                case "american":
                    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
            return f"{day.day} {found['name']} {day.year}"

        text = pattern.sub(later, text)
    return text
