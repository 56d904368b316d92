"""Days that deadlines fall on: periods counted from a day, sessions, EDTF.

A value is EDTF (ISO 8601-2): ``2025-01-31``, ``2025-01``, ``2025``, ``2024-09/2025-09``
for some time in between; a final ``~`` marks a day that was computed and is printed
nowhere.
"""

import calendar
import re
from datetime import date, timedelta
from typing import Final

from onrecord.annotate.deadline_words import Unit

_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}
_ISO: Final = {
    "day": "D", "working day": "D", "week": "W", "month": "M", "quarter": "M",
    "year": "Y",
}  # fmt: skip
LAST_YEAR: Final = 2100
"""Deadlines beyond it are misreadings."""


def after(start: date, count: int, unit: Unit) -> date | None:
    """The day `count` units after `start`; None beyond the calendar that is read.

    A month is a month: one after 31 January is the last day of February. Working days
    leave out Saturdays and Sundays, and no holidays.
    """
    if count > 3700:
        return None
    if unit in _MONTHS:
        months = start.year * 12 + start.month - 1 + count * _MONTHS[unit]
        year, month = divmod(months, 12)
        if year > LAST_YEAR:
            return None
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(start.day, last))
    if unit == "working day":
        day = start
        for _ in range(count):
            day += timedelta(days=3 if day.weekday() == 4 else 1)
            if day.weekday() == 6:
                day += timedelta(days=1)
        return day
    try:
        found = start + timedelta(days=count * (7 if unit == "week" else 1))
    except OverflowError:
        return None
    return found if found.year <= LAST_YEAR else None


def duration(count: int, unit: Unit) -> str:
    """An ISO 8601 duration: ``P90D``, ``P6M``."""
    return f"P{count * (3 if unit == 'quarter' else 1)}{_ISO[unit]}"


def assembly_session(number: int) -> str:
    """When a regular session of the General Assembly is held: ``2024-09/2025-09``.

    Sessions begin in September; the first of them was in 1946, in two parts.
    """
    year = 1945 + number
    return f"{year}-09/{year + 1}-09" if 2 <= number <= LAST_YEAR - 1946 else ""


def session_on(day: date) -> int:
    """The number of the General Assembly's regular session on a day.

    It opens on the Tuesday of the second or third week of September: of a day before
    the sixteenth it is taken to be the earlier one.
    """
    return day.year - 1945 - (day < date(day.year, 9, 16))


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


_EDTF: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def last_day(edtf: str) -> date | None:
    """The last day that an EDTF value of this module holds; None for no value."""
    match = _EDTF.fullmatch(edtf.rstrip("~").rpartition("/")[2])
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if day:
            return date(year, month, day)
        return month_end(year, month or 12)
    except ValueError:
        return None
