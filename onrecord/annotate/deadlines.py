"""By when: the deadlines, periods, intervals and sessions that a clause prints.

`find_deadlines` gives each with its place, and the day it falls on as EDTF where it can
be known: printed dates, periods counted from the adoption, sessions of the General
Assembly. What depends on another event ("within 30 days of receiving the request") is
given without a day. Nothing that lies before the adoption is a deadline.
"""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from onrecord.annotate.deadline_dates import printed_dates
from onrecord.annotate.deadline_forms import forms
from onrecord.annotate.deadline_sessions import events, sessions
from onrecord.annotate.deadline_spans import intervals, periods, within
from onrecord.annotate.deadline_types import Deadline, Setting, Sort
from onrecord.annotate.deadline_words import LANGUAGES, Unit
from onrecord.annotate.due import after, last_day

__all__ = ["Deadline", "Sort", "find_deadlines"]

LONGEST: Final = 20_000
"""Characters of a clause that are looked at; no clause seen has a fifth of it."""
_TOGETHER: Final = 90
"""Characters between a first day and the interval that follows it."""


def find_deadlines(
    text: str, language: str, adopted_on: date | None = None, organ: str = ""
) -> list[Deadline]:
    """The deadlines of one clause, in order of place; none in other languages.

    `organ` is the actor id of the body that adopted the text: "its session" is that
    body's.
    """
    text = text[:LONGEST]
    if language not in LANGUAGES or not forms(language).hint.search(text):
        return []
    at = Setting(text, language, adopted_on, organ, forms(language))
    found: list[Deadline] = []
    has_unit = at.forms.units.search(text) is not None
    for read, wanted in (
        (intervals, has_unit or at.forms.often.search(text)), (periods, has_unit),
        (within, has_unit), (printed_dates, at.forms.digits.search(text)),
        (sessions, at.forms.sessions.search(text)), (events, True),
    ):  # fmt: skip
        for one in read(at) if wanted else ():
            if not any(one.start < b.end and b.start < one.end for b in found):
                found.append(one)
    found.sort(key=lambda one: one.start)
    kept = [one for one in found if not _past(one, adopted_on)]
    return _joined(text, kept, adopted_on)


def _past(one: Deadline, adopted: date | None) -> bool:
    last = last_day(one.due_on) if one.due_on else None
    return bool(last and adopted and last < adopted)


def _joined(text: str, found: list[Deadline], adopted: date | None) -> list[Deadline]:
    """An interval takes the first day that is printed beside it; else, approximately,
    the adoption and one interval."""
    kept: list[Deadline] = []
    for one in found:
        last = kept[-1] if kept else None
        near = last and one.start - last.end <= _TOGETHER
        if (
            last
            and near
            and one.sort == "every"
            and last.sort == "by"
            and _NEXT.match(one.printed)
            and _GOES_ON.fullmatch(text, last.end, one.start)
        ):
            kept[-1] = _both(text, last, one, last.due_on, one.every)
        elif (
            last
            and near
            and one.sort == "by"
            and last.sort == "every"
            and (not last.due_on and _FIRST.search(text[last.end : one.end]))
        ):
            kept[-1] = _both(text, last, one, one.due_on, last.every)
        elif last and near and last.sort == "period" and one.sort == "until":
            kept[-1] = replace(
                one, start=last.start, printed=text[last.start : one.end]
            )
        else:
            kept.append(one)
    return [_begun(one, adopted) for one in kept]


_NEXT: Final = re.compile(r"every|each|tou|chaque|cada", re.IGNORECASE)
# "within 90 days, and then brief the Council every 90 days" is one series; of "a final
# report by 1 May, and, except in such months, updates each month" no word tells that.
_GOES_ON: Final = re.compile(
    r",?\s?(?:(?:and|et|y)\s)?|[^;]*\b(?:then|thereafter|afterwards|puis|ensuite|"
    r"les\sautres|luego|posteriormente)\b[^;]*",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(
    r"first|next|beginning|starting|commencing|premier|prochain|à compter|primer|"
    r"próximo|a partir",
    re.IGNORECASE,
)


def _both(
    text: str, first: Deadline, second: Deadline, due: str, every: str
) -> Deadline:
    return Deadline(
        first.start, second.end, text[first.start : second.end], "every", due, every,
        min(first.confidence, second.confidence),
    )  # fmt: skip


def _begun(one: Deadline, adopted: date | None) -> Deadline:
    if one.sort != "every" or one.due_on or adopted is None:
        return one
    match = re.fullmatch(r"P(\d+)([DWMY])", one.every)
    if match is None:
        return one
    units: dict[str, Unit] = {"D": "day", "W": "week", "M": "month", "Y": "year"}
    day = after(adopted, int(match[1]), units[match[2]])
    return replace(one, due_on=f"{day.isoformat()}~") if day else one
