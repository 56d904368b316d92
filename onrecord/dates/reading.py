"""Reading a printed date: the day it means, or that it is not known, and why.

Words of the language, shapes of dates and calendars are known beforehand; nothing is
guessed. A text with two different days, a day that does not exist, figures in an
unknown order, a weekday or a second calendar that says otherwise: all unknown.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Final

from onrecord.dates import grammar
from onrecord.dates.calendars import ERAS
from onrecord.dates.folding import fold, han_numbers
from onrecord.dates.judging import Reading, Setting, judge, month_of, year_of
from onrecord.dates.scanning import LONGEST, Clock, Token, scan

ORDERS: Final = ("", "dmy", "mdy", "ymd")
_FAR: Final = 2100
_NOTHING: Final = "no date that can be read"
_PIVOT: Final = 2045
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:t?(\d{2})(\d{2})(\d{2})?(z)?)?")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A printed date as read, or as not known.

    `value` is EDTF ("2024-03-15", "2024-03", "2024", "2024-03-15~" for a day that may
    be one day off) or None; then `reason` says why.
    """

    value: str | None
    precision: str = ""
    """``day``, ``month``, ``year`` or "" if not known."""
    calendar: str = ""
    """The calendar or era that was read: ``gregory``, ``islamic``, ``reiwa`` …"""
    rule: str = ""
    """The shape that was read, as named in onrecord/dates/grammar.py."""
    flags: tuple[str, ...] = ()
    """Doubts that do not change the date: ``future``, ``far-future``, ``umm-al-qura``,
    ``two-digit-year``, ``24:00``, ``leap-second``, ``zone-ambiguous``,
    ``zone-shifted``, ``dst-gap``, ``dst-fold``, ``two-calendars``,
    ``other-language``."""
    reason: str = ""

    @property
    def day(self) -> date | None:
        """The day, if it is known exactly."""
        exact = self.value and self.precision == "day" and len(self.value) == 10
        return date.fromisoformat(self.value) if self.value and exact else None


def read_date(
    text: str,
    *,
    language: str = "",
    country: str = "",
    order: str = "",
    timezone: tzinfo | None = None,
    today: date | None = None,
) -> PrintedDate:
    """The date that `text` prints. Never raises for any text.

    `language` is a BCP 47 tag, `country` an ISO 3166-1 alpha-2 code, `order` what the
    source is known to print ("dmy", "mdy", "ymd"): it overrules both. With `timezone` a
    time with an offset in figures (or UTC) is turned to the source's own day. `today`
    marks future dates and places years of two digits. Raises ValueError for an order
    that is none of ORDERS.
    """
    if order not in ORDERS:
        raise ValueError(f"unknown order of figures {order!r}: give dmy, mdy or ymd")
    if len(text) > LONGEST:
        return _unknown(f"longer than {LONGEST} characters: not a printed date")
    pivot = today.year + 1 if today else _PIVOT
    country = (country or _region(language)).upper()
    setting = Setting(language, country, order, pivot)
    folded = fold(text)
    if setting.code in ("zh", "ja", "ko", ""):
        folded = han_numbers(folded)
    if compact := _COMPACT.fullmatch(folded.strip()):
        folded = "{}-{}-{}".format(*compact.groups()[:3])
        if compact[4]:
            seconds = f":{compact[6]}" if compact[6] else ""
            folded += f"t{compact[4]}:{compact[5]}{seconds}{compact[7] or ''}"
    found = _found(folded, language, setting, timezone)
    if found.reason == _NOTHING and setting.code:
        # The page may name one language and print its dates in another one.
        other = _found(folded, "", setting, timezone)
        if other.precision == "day":
            found = replace(other, flags=(*other.flags, "other-language"))
    return _dated(found, today)


def _found(
    folded: str, words: str, setting: Setting, timezone: tzinfo | None
) -> PrintedDate:
    """What a folded text prints, in the words of the language `words`."""
    tokens = scan(folded, words)
    kinds = "".join(token.kind for token in tokens)
    shapes = [
        shape
        for shape in grammar.find_shapes(tokens, kinds, setting.code)
        if not _in_a_number(shape, tokens)
    ]
    if not shapes:
        return _partial(tokens, kinds, setting)
    found = _of_days(shapes, tokens, kinds, setting)
    return found if found.value is None else _at_its_time(found, tokens, timezone)


def _region(language: str) -> str:
    """The country that a language tag names ("pt-BR"), or ""."""
    subtags = language.replace("_", "-").split("-")[1:]
    return next((tag for tag in subtags if len(tag) == 2), "")


def _unknown(reason: str) -> PrintedDate:
    return PrintedDate(None, reason=reason)


def _in_a_number(shape: grammar.Shape, tokens: Sequence[Token]) -> bool:
    """Whether figures belong to a longer number or symbol ("S/2024/10/12")."""
    if "s" not in shape.parts:
        return False
    before = tokens[max(0, shape.start - 2) : shape.start]
    after = tokens[shape.end : shape.end + 2]
    first, last = tokens[shape.start], tokens[shape.end - 1]
    if len(before) == 2 and before[1].end == first.start:
        touching = before[0].end == before[1].start
        mark, kind = before[1].kind, before[0].kind
        if touching and mark in "-/" and kind in "NTQXwGR":
            return True
        if touching and mark == "." and kind in "NTQX":
            return True
    if before and before[-1].kind in "wR" and before[-1].end == first.start:
        return True
    return (
        len(after) == 2
        and after[0].kind in "-./"
        and after[1].kind in "NTQX"
        and last.end == after[0].start
        and after[0].end == after[1].start
    )


def _of_days(
    shapes: Sequence[grammar.Shape],
    tokens: Sequence[Token],
    kinds: str,
    setting: Setting,
) -> PrintedDate:
    """One date from all the whole days that a text prints."""
    if any(
        grammar.part_of_more(kinds, shape, [one for one in shapes if one is not shape])
        for shape in shapes
    ) or grammar.unread_days(kinds, shapes):
        return _unknown("more days than one, or a stretch of days")
    readings = [judge(shape, setting) for shape in shapes]
    read = [one for one in readings if one.days]
    not_read = [one for one in readings if not one.days]
    if not read or any("is not read" not in one.reason for one in not_read):
        return _unknown(not_read[0].reason)
    own = [one for one in read if one.calendar in ERAS]
    other = [one for one in read if one.calendar not in ERAS]
    leading = own or other
    days = set(leading[0].days)
    for one in leading[1:]:
        days = _agreed(days, one, 0 if own else 1)
    if own:
        for one in other:
            days = _agreed(days, one, 1)
    if not days:
        return _unknown("the dates printed are not one day")
    if len(days) > 1:
        return _unknown("the order of day and month is not known")
    best = min(leading, key=lambda one: one.calendar == "islamic")
    day = days.pop() if own else best.days[0]
    if _weekday_differs(day, best.shape, tokens):
        return _unknown(f"the weekday printed is not that of {day}")
    exact = bool(own) or best.exact
    flags = best.flags
    if own and other:
        flags += ("two-calendars",)
    value = day.isoformat() if exact else f"{day.isoformat()}~"
    return PrintedDate(value, "day", best.calendar, best.shape.name, flags)


def _agreed(days: set[date], reading: Reading, most: int) -> set[date]:
    """Those of `days` that lie within `most` days of what a reading means."""
    return {
        day
        for day in days
        if any(abs((day - one).days) <= most for one in reading.days)
    }


def _weekday_differs(day: date, shape: grammar.Shape, tokens: Sequence[Token]) -> bool:
    """Whether the one weekday beside a date is another day's."""
    near = (*tokens[max(0, shape.start - 4) : shape.start],
            *tokens[shape.end : shape.end + 4])  # fmt: skip
    printed = {token.word.what for token in near if token.kind == "W" and token.word}
    return len(printed) == 1 and int(printed.pop()) != day.weekday()


def _partial(tokens: Sequence[Token], kinds: str, setting: Setting) -> PrintedDate:
    """A month or a year, where the text prints no whole day."""
    shapes = grammar.find_shapes(tokens, kinds, setting.code, grammar.PARTIAL)
    if grammar.unread_days(kinds, shapes):
        return _unknown("a day without its month or year, or a stretch of days")
    if shapes:
        if any(grammar.part_of_more(kinds, shape, shapes) for shape in shapes):
            return _unknown("more months than one, or a stretch of months")
        months = {month_of(shape, setting) for shape in shapes}
        value, reason = months.pop()
        if months or not value:
            return _unknown(reason or "the months printed are not one month")
        return PrintedDate(value, "month", "gregory", shapes[0].name)
    for name, pattern in grammar.WHOLE:
        match = pattern.fullmatch(kinds)
        if match is None:
            continue
        parts = {
            g: tokens[match.start(g)] for g, part in match.groupdict().items() if part
        }
        shape = grammar.Shape(name, 0, len(kinds), parts)
        if "n" in parts:
            value, reason = month_of(shape, setting)
            if value:
                return PrintedDate(value, "month", "gregory", name)
            return _unknown(reason)
        if value := year_of(shape, setting):
            return PrintedDate(value, "year", "gregory", name)
    return _unknown(_NOTHING)


def _at_its_time(
    found: PrintedDate, tokens: Sequence[Token], timezone: tzinfo | None
) -> PrintedDate:
    """The date with what its time of day says: doubts, and the source's own day."""
    clocks = [token.clock for token in tokens if token.clock is not None]
    if any(not clock.possible for clock in clocks):
        return _unknown("no such time of day")
    if len(clocks) != 1 or found.day is None:
        return found
    clock = clocks[0]
    flags = [*found.flags]
    if clock.hour == 24:
        flags.append("24:00")
    if clock.second == 60:
        flags.append("leap-second")
    if clock.zone:
        flags.append("zone-ambiguous")
    value = found.value
    if timezone is not None and clock.offset is not None:
        local = _moment(found.day, clock).astimezone(timezone).date().isoformat()
        if local != value:
            value, flags = local, [*flags, "zone-shifted"]
    elif timezone is not None and not clock.zone:
        flags += _at_a_change(found.day, clock, timezone)
    return replace(found, value=value, flags=tuple(flags))


def _moment(day: date, clock: Clock) -> datetime:
    start = datetime(day.year, day.month, day.day, tzinfo=UTC)
    minutes = timedelta(hours=clock.hour, minutes=clock.minute)
    seconds = timedelta(seconds=min(clock.second, 59))
    return start + minutes + seconds - (clock.offset or timedelta(0))


def _at_a_change(day: date, clock: Clock, timezone: tzinfo) -> list[str]:
    """Whether clocks never showed this time, or showed it twice."""
    local = _moment(day, clock).replace(tzinfo=timezone)
    early, late = local.utcoffset(), local.replace(fold=1).utcoffset()
    if early == late or early is None or late is None:
        return []
    return ["dst-fold" if early > late else "dst-gap"]


def _dated(found: PrintedDate, today: date | None) -> PrintedDate:
    """The date, marked if it lies ahead."""
    if found.value is None:
        return found
    flags = found.flags
    year = int(found.value[:4])
    if today and found.value[:10] > today.isoformat()[: len(found.value[:10])]:
        flags += ("future",)
    if year > (today.year + 10 if today else _FAR):
        flags += ("far-future",)
    return replace(found, flags=flags)
