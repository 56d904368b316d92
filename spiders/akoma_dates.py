"""Dates of Akoma Ntoso documents: printed in seven languages, and in the markup.

The two disagree in places. The print counts; what differs becomes a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from onrecord.dates import DateError, parse_date
from onrecord.models import Note

NO_DATE: Final = "0001-01-01"
_DATE_FORMATS: Final = {
    "en": ["%d %B %Y"],
    "fr": ["%d %B %Y"],
    "es": ["%d de %B de %Y", "%d %B %Y"],
    "ru": ["%d %B %Y года", "%d %B %Yгода", "%d %B %Y"],
    "ar": ["%d %B %Y"],
    "zh": ["%Y年%m月%d日"],
    "de": ["%d. %B %Y"],
}


# Words around the date: the meeting before it in Arabic, a seat other than New York.
_AROUND: Final = re.compile(r"^.*المعقودة في | in (?P<place>[A-Z][\w ]{2,30})$")


def split_place(text: str) -> tuple[str, str]:
    """``19 November 2004 in Nairobi`` as the date and the place (empty: the seat)."""
    found = _AROUND.search(text)
    return _AROUND.sub("", text), (found["place"] or "") if found else ""


def printed_date(text: str, language: str) -> date | None:
    """The date as printed in the language, or in English; None where it is neither."""
    text = re.sub(r"\s*/\s*", "/", split_place(text)[0])
    for code in dict.fromkeys((language, "en")):
        try:
            return parse_date(text, _DATE_FORMATS[code], code)
        except (DateError, KeyError):
            continue
    return None


def attribute_date(text: str | None) -> date | None:
    """A date of the markup, where year 1 means that there is none."""
    if not text or text == NO_DATE:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def agreed_date(
    what: str,
    printed: str,
    witnesses: Iterable[tuple[str, date | None]],
    language: str,
    years: frozenset[int] = frozenset(),
) -> tuple[date | None, tuple[Note, ...]]:
    """The printed date, else what most of the markup gives; a note where they differ.

    `years` are those that the document's symbol allows. Misprints of the year occur: a
    date outside them is kept as printed, and never taken.
    """
    day = printed_date(printed, language)
    found = [(name, value) for name, value in witnesses if value is not None]
    if day is not None:
        found.insert(0, ("printed", day))
    days = [value for _, value in found if not years or value.year in years]
    best = day if day in days else max(days, key=days.count, default=None)
    notes: list[Note] = []
    if {value for _, value in found} - {best}:
        said = ", ".join(f"{name} {value}" for name, value in found)
        notes.append(Note("date_mismatch", f"{what}: {said}; taken {best}"))
    if printed and day is None:
        notes.append(Note("date_unread", f"{what}: {printed!r} in {language}"))
    return best, tuple(notes)
