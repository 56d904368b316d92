"""From the shape of a date to its days: which calendar, which order, does it exist."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from onrecord.dates.calendars import (
    ADAR,
    ERAS,
    YEARS,
    NoSuchDay,
    is_hebrew_leap,
    to_gregorian,
)
from onrecord.dates.grammar import Shape
from onrecord.dates.orders import order_of, order_of_short
from onrecord.dates.words import base

_UMM_AL_QURA: Final = frozenset(("", "SA", "AE", "QA", "KW", "BH", "YE"))
"""Countries ("" is unknown) that count by the table of Umm al-Qura or begin with it."""
_BY_SIGHTING: Final = frozenset({
    "bn", "fa", "id", "ms", "ps", "tr", "ur",
})  # fmt: skip
_PERSIAN: Final = frozenset(("fa", "ps", "ckb"))


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a text beside its words."""

    language: str = ""
    country: str = ""
    order: str = ""
    pivot: int = 2045
    """The last year that a year of two digits may mean."""

    @property
    def code(self) -> str:
        """The language without script and region."""
        return base(self.language)


@dataclass(frozen=True, slots=True)
class Reading:
    """A shape that was read: the days it may mean, or why it means none."""

    shape: Shape
    calendar: str = ""
    days: tuple[date, ...] = ()
    """One day; two if the order of its figures is not known; none, see `reason`."""
    exact: bool = True
    flags: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Year:
    calendar: str
    year: int


class _Unread(Exception):
    """Why a shape is no date that can be read; args[0] is the reason."""


def judge(shape: Shape, setting: Setting) -> Reading:
    """Read one shape of a whole day."""
    try:
        if "two-digit" in shape.name:
            return _two_digits(shape, setting)
        year = _year(shape, setting)
        if "n1" in shape.parts:
            return _year_last(shape, setting, year)
        reading = _whole(shape, year, _month(shape, year), shape.value("d"))
    except _Unread as why:
        return Reading(shape, reason=str(why.args[0]))
    return _sighted(reading, setting)


def month_of(shape: Shape, setting: Setting) -> tuple[str, str]:
    """(EDTF year and month, reason) of a shape without a day."""
    try:
        year = _year(shape, setting)
        if year.calendar not in ERAS:
            return "", f"a month of the calendar {year.calendar} lies in two months"
        month = _month(shape, year)
        first = _day(year, month, 1)
    except _Unread as why:
        return "", str(why.args[0])
    return f"{first:%Y-%m}" if first else "", ""


def year_of(shape: Shape, setting: Setting) -> str:
    """The Gregorian year of a shape that has nothing else, "" if it is not sure."""
    try:
        year = _year(shape, setting)
        first = _day(year, 6, 1) if year.calendar in ERAS else None
    except _Unread:
        return ""
    return f"{first.year:04}" if first else ""


def _year(shape: Shape, setting: Setting) -> _Year:
    """The year of a shape and the calendar or era that it counts in."""
    year = _first_year(shape, setting)
    if "y2" in shape.parts and not _agrees(year, shape):
        raise _Unread("the two years printed are not the same year")
    return year


def _first_year(shape: Shape, setting: Setting) -> _Year:
    token = shape.parts["y"]
    eras = [
        part.word.what
        for part in (shape.parts.get("e"), shape.parts.get("f"))
        if part is not None and part.word is not None
    ]
    if len(set(eras)) > 1:
        raise _Unread("two eras beside one year")
    if token.hebrew:
        eras = ["hebrew"]
    if not eras:
        return _Year(_calendar(shape, setting), token.value)
    era = eras[0]
    if era not in ERAS and era not in YEARS:
        raise _Unread(f"the calendar {era!r} is not read")
    return _Year(era, token.value)


def _agrees(year: _Year, shape: Shape) -> bool:
    """Whether a second year in brackets is the same one, in its own era."""
    word = shape.parts["e2"].word if "e2" in shape.parts else None
    second = shape.value("y2") + ERAS.get(word.what if word else "gregory", -9999)
    return year.year + ERAS.get(year.calendar, -9999) == second


def _calendar(shape: Shape, setting: Setting) -> str:
    """The calendar of a year without an era: by the month's name or its number."""
    token = shape.parts["y"]
    year = token.value
    thai = setting.code == "th" or setting.country == "TH"
    if token.kind == "T":
        taiwan = setting.country == "TW" or "hant" in setting.language.casefold()
        if taiwan and "m" not in shape.parts:
            return "roc"
        raise _Unread("a year of three digits without an era")
    if "m" in shape.parts:
        word = shape.parts["m"].word
        named = [calendar for calendar, _ in word.months] if word else []
    else:
        named = _calendars_in_figures(year, setting)
    if thai and "gregory" in named and 2400 <= year <= 2643:
        return "buddhist"
    fitting = [one for one in named if YEARS[one][0] <= year <= YEARS[one][1]]
    if len(fitting) != 1:
        raise _Unread(f"the calendar of the year {year} is not known")
    return fitting[0]


def _calendars_in_figures(year: int, setting: Setting) -> list[str]:
    nepali = setting.code == "ne" or setting.country == "NP"
    if nepali and year >= 2050:
        return ["bikram"]
    if setting.code in ("am", "ti") and 1860 <= year <= 2150:
        return []  # the Ethiopian and the Gregorian year are both printed in figures
    if setting.code in _PERSIAN or setting.country in ("IR", "AF"):
        return ["gregory", "persian"]
    if setting.code in ("ar", "ur"):
        return ["gregory", "islamic"]
    if setting.code == "th" or setting.country == "TH" or year >= 1583:
        return ["gregory"]
    return []


def _month(shape: Shape, year: _Year) -> int:
    for group in ("n", "r"):
        if group in shape.parts:
            return shape.value(group)
    calendar = "gregory" if year.calendar in ERAS else year.calendar
    found: set[int] = set()
    for group in ("m", "m2"):
        if group in shape.parts:
            word = shape.parts[group].word
            found |= {dict(word.months).get(calendar, 0) if word else 0}
    if len(found) != 1 or 0 in found:
        raise _Unread("the months printed are not one month of this calendar")
    return found.pop()


def _day(year: _Year, month: int, day: int) -> date | None:
    try:
        return to_gregorian(year.calendar, year.year, month, day)
    except NoSuchDay as error:
        raise _Unread(f"no such day: {error}") from None


def _whole(shape: Shape, year: _Year, month: int, day: int) -> Reading:
    months: tuple[int, ...] = (month,)
    if year.calendar == "hebrew" and month == ADAR and is_hebrew_leap(year.year):
        months = (12, 13)
    days = tuple(found for one in months if (found := _day(year, one, day)))
    if not days:
        raise _Unread(f"the calendar {year.calendar!r} is not read")
    return Reading(shape, year.calendar, days)


def _sighted(reading: Reading, setting: Setting) -> Reading:
    """Outside the countries of Umm al-Qura a Hijri day is sure within a day or two."""
    if reading.calendar != "islamic":
        return reading
    exact = setting.country in _UMM_AL_QURA and setting.code not in _BY_SIGHTING
    return replace(reading, exact=exact, flags=(*reading.flags, "umm-al-qura"))


def _year_last(shape: Shape, setting: Setting, year: _Year) -> Reading:
    """Figures before a year of four: day and month by the order known."""
    first, second = shape.value("n1"), shape.value("n2")
    mark = shape.parts["s"].kind
    order = setting.order or order_of(setting.language, setting.country, mark)
    if year.calendar not in ERAS and not setting.order:
        order = "dmy"  # no country prints its own calendar otherwise
    if setting.order == "ymd":
        raise _Unread("the source prints the year first")
    possible: list[date] = []
    for name, day, month in (("dmy", first, second), ("mdy", second, first)):
        if setting.order and name != setting.order:
            continue
        try:
            found = _day(year, month, day)
        except _Unread:
            continue
        if found is not None:
            possible.append(found)
        if found is not None and name == order:
            possible = [found]
            break
    days = tuple(dict.fromkeys(possible))
    if not days:
        raise _Unread("no such day")
    return _sighted(Reading(shape, year.calendar, days), setting)


def _two_digits(shape: Shape, setting: Setting) -> Reading:
    """Figures with a year of two: only by a known order, in the century that fits."""
    first, second, third = (shape.value(group) for group in ("n1", "n2", "n3"))
    mark = shape.parts["s"].kind
    order = setting.order or order_of_short(setting.language, setting.country, mark)
    if setting.code in (*_PERSIAN, "th", "ne", "am") or setting.country in ("TH", "TW"):
        raise _Unread("a year of two digits, of one calendar or another")
    places = {
        "dmy": (third, second, first),
        "mdy": (third, first, second),
        "ymd": (first, second, third),
    }.get(order)
    if places is None:
        raise _Unread("the order of the figures is not known")
    century = setting.pivot // 100 * 100
    number = century + places[0]
    year = number if number <= setting.pivot else number - 100
    found = _day(_Year("gregory", year), places[1], places[2])
    days = (found,) if found else ()
    return Reading(shape, "gregory", days, flags=("two-digit-year",))
