"""Days of other calendars as days of the Gregorian one.

Umm al-Qura is a table (hijridate); the others are arithmetic. The tests compare them
with convertdate, whose Persian and Hebrew days take 50 ms and warnings to find. Eras
that only count years differently (ROC, Juche, Thai …) are in ERAS.
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

ERAS: Final = {
    "gregory": 0, "buddhist": -543, "roc": 1911, "juche": 1911, "dangun": -2333,
    "reiwa": 2018, "heisei": 1988, "showa": 1925, "taisho": 1911, "meiji": 1867,
}  # fmt: skip
"""Era → what to add to its year for the Gregorian one; months and days are the same."""
_REIGNS: Final = {
    "reiwa": (date(2019, 5, 1), date(2999, 12, 31)),
    "heisei": (date(1989, 1, 8), date(2019, 4, 30)),
    "showa": (date(1926, 12, 25), date(1989, 1, 7)),
    "taisho": (date(1912, 7, 30), date(1926, 12, 25)),
    "meiji": (date(1873, 1, 1), date(1912, 7, 30)),  # before 1873 a lunar calendar
}
YEARS: Final = {
    "gregory": (1583, 2199), "persian": (1304, 1500), "islamic": (1343, 1500),
    "saka": (1879, 1975), "bikram": (1976, 2199), "bengali": (1427, 1499),
    "ethiopic": (1860, 2150), "hebrew": (5600, 5900),
}  # fmt: skip
"""Calendar → its years that are read where no era stands beside them."""


ADAR: Final = 14
"""Hebrew month of the tables: Adar of a common year, either Adar of a leap year."""


class NoSuchDay(ValueError):
    """A day that its calendar does not have."""


@lru_cache(maxsize=4096)
def to_gregorian(calendar: str, year: int, month: int, day: int) -> date | None:
    """The Gregorian date; None for calendars that are known but not converted.

    `calendar` is an era of ERAS or a calendar of YEARS. Raises NoSuchDay.
    """
    if calendar in ERAS:
        return _of_era(calendar, year, month, day)
    convert = {
        "persian": _persian, "islamic": _umm_al_qura, "hebrew": _hebrew, "saka": _saka,
        "ethiopic": _ethiopic, "bengali": _bengali,
    }.get(calendar)  # fmt: skip
    if convert is None:
        return None
    first, last = YEARS[calendar]
    if not first <= year <= last:
        return None
    if not (1 <= month <= ADAR and 1 <= day <= 32):
        raise NoSuchDay(f"{calendar} {year}-{month}-{day}")
    return convert(year, month, day)


def _of_era(era: str, year: int, month: int, day: int) -> date:
    try:
        found = date(year + ERAS[era], month, day)
    except (ValueError, OverflowError) as error:
        raise NoSuchDay(f"{era} {year}-{month}-{day}: {error}") from None
    first, last = _REIGNS.get(era, (date(1583, 1, 1), date(2199, 12, 31)))
    # A year that was begun under one emperor is at times written on to its end.
    if year < 1 or not first <= found <= last.replace(month=12, day=31):
        raise NoSuchDay(f"{era} {year}-{month}-{day}: not in this era")
    return found


def _persian_leap(year: int) -> bool:
    """The 33-year rule; it agrees with the equinox at Tehran from 1277 to 1500."""
    return ((year - 1209) % 33 - 1) % 4 == 0


def _persian(year: int, month: int, day: int) -> date:
    """Six months of 31 days, then five of 30, then 29 or 30."""
    last = 31 if month <= 6 else 30 if month <= 11 or _persian_leap(year) else 29
    if month > 12 or day > last:
        raise NoSuchDay(f"persian {year}-{month}-{day}")
    leaps = sum(map(_persian_leap, range(1304, year)))
    before = 31 * min(month - 1, 6) + 30 * max(month - 7, 0)
    days = 365 * (year - 1304) + leaps + before + day - 1
    return date(1925, 3, 21) + timedelta(days=days)  # 1 Farvardin 1304


def _umm_al_qura(year: int, month: int, day: int) -> date:
    from hijridate import Hijri

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError) as error:
        raise NoSuchDay(f"islamic {year}-{month}-{day}: {error}") from None
    return date(found.year, found.month, found.day)


def is_hebrew_leap(year: int) -> bool:
    """Whether a Hebrew year has two months Adar."""
    return (7 * year + 1) % 19 < 7


def _hebrew(year: int, month: int, day: int) -> date:
    """Nisan is month 1, the year begins with Tishri, month 7; 12 and 13 are Adar."""
    if month == ADAR and not is_hebrew_leap(year):
        month = 12
    last = 13 if is_hebrew_leap(year) else 12
    if month > last or day > _hebrew_length(year, month):
        raise NoSuchDay(f"hebrew {year}-{month}-{day}")
    order = [*range(7, last + 1), *range(1, 7)]
    before = sum(_hebrew_length(year, one) for one in order[: order.index(month)])
    return date.fromordinal(_hebrew_new_year(year) + before + day - 1)


def _hebrew_new_year(year: int) -> int:
    """The ordinal of 1 Tishri: the mean new moon, put off by the four rules."""
    early, this, late = (_molad_day(one) for one in (year - 1, year, year + 1))
    put_off = 2 if late - this == 356 else 1 if this - early == 382 else 0
    return this + put_off - 1_373_427


def _molad_day(year: int) -> int:
    months = (235 * year - 234) // 19
    days = 29 * months + (12_084 + 13_753 * months) // 25_920
    return days + (3 * (days + 1) % 7 < 3)


def _hebrew_length(year: int, month: int) -> int:
    """Days of a month; Heshvan and Kislev make years of three lengths."""
    length = _hebrew_new_year(year + 1) - _hebrew_new_year(year)
    short = (
        month in (2, 4, 6, 10, 13)
        or (month == 12 and not is_hebrew_leap(year))
        or (month == 8 and length % 10 != 5)
        or (month == 9 and length % 10 == 3)
    )
    return 29 if short else 30


def _saka(year: int, month: int, day: int) -> date:
    """India's civil year: it begins on 22 March, in leap years on 21 March."""
    leap = (date(year + 78, 3, 1) - date(year + 78, 2, 28)).days == 2
    lengths = [31 if leap else 30, *[31] * 5, *[30] * 6]
    if month > 12 or day > lengths[month - 1]:
        raise NoSuchDay(f"saka {year}-{month}-{day}")
    start = date(year + 78, 3, 21 if leap else 22)
    return start + timedelta(days=sum(lengths[: month - 1]) + day - 1)


def _ethiopic(year: int, month: int, day: int) -> date:
    """Twelve months of thirty days, then five or six days; leap when year % 4 is 3."""
    short = 6 if year % 4 == 3 else 5
    if day > (30 if month <= 12 else short):
        raise NoSuchDay(f"ethiopic {year}-{month}-{day}")
    # 1 Meskerem 1 was 27 August 8 in the proleptic Gregorian calendar.
    days = 365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1
    return date(8, 8, 27) + timedelta(days=days)


def _bengali(year: int, month: int, day: int) -> date:
    """Bangladesh since 1426: the year begins on 14 April, six months have 31 days."""
    start = date(year + 593, 4, 14)
    long_falgun = (date(year + 594, 3, 1) - date(year + 594, 2, 28)).days == 2
    length = 31 if month <= 6 else 29 if month == 11 and not long_falgun else 30
    if month > 12 or day > length:
        raise NoSuchDay(f"bengali {year}-{month}-{day}")
    before = 31 * min(month - 1, 6) + 30 * max(month - 7, 0)
    if month == 12 and not long_falgun:
        before -= 1
    return start + timedelta(days=before + day - 1)
