"""Printed dates, by explicit formats only.

Each source says which formats it prints; a text that fits none of them is a
`DateError`, never a guess. Pure: no clock (`today` is passed in), no locale. Digits of
any script are read; invisible direction marks and doubled spaces are ignored.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from typing import Final

from onrecord.dates.words import tables
from onrecord.models import OnrecordError


class DateError(OnrecordError, ValueError):
    """A text that is not a date in the formats given; the message names both."""


class _Months(Mapping[str, tuple[str, ...]]):
    """language → twelve names, the spellings of one month between "|", in lower case.

    The Gregorian months of months.csv, read when they are first asked for.
    """

    def __getitem__(self, language: str) -> tuple[str, ...]:
        return _month_names()[language]

    def __iter__(self) -> Iterator[str]:
        return iter(_month_names())

    def __len__(self) -> int:
        return len(_month_names())


MONTHS: Final[Mapping[str, tuple[str, ...]]] = _Months()


@cache
def _month_names() -> Mapping[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for language, entries in tables().items():
        spellings: list[dict[str, None]] = [{} for _ in range(12)]
        for form, word in entries:
            for calendar, month in word.months:
                if calendar == "gregory":
                    spellings[month - 1][_tidy(form)] = None
        if all(spellings):
            names[language] = tuple("|".join(one) for one in spellings)
    # Chinese numbers its months; read_date() reads the numbers, formats want names.
    han = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    return names | {"zh": tuple(f"{number}月" for number in han)}


_ORDINAL = {
    "en": r"(?:st|nd|rd|th)?", "fr": r"(?:er)?", "es": r"(?:\.?º)?", "pt": r"(?:\.?º)?",
}  # fmt: skip
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_LONGEST = 80  # characters; a printed date with its weekday has at most 50


def _tidy(text: str) -> str:
    plain = unicodedata.normalize("NFC", _INVISIBLE.sub("", text[: 4 * _LONGEST]))
    digits = "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character
        for character in plain
    )
    return " ".join(digits.split()).casefold()


@lru_cache(maxsize=64)
def _month_numbers(language: str) -> Mapping[str, int]:
    try:
        names = MONTHS[language]
    except KeyError:
        raise DateError(
            f"no month names for language {language!r}: known are {', '.join(MONTHS)}"
        ) from None
    numbers: dict[str, int] = {}
    for number, spellings in enumerate(names, start=1):
        forms = spellings.casefold().split("|")
        numbers |= dict.fromkeys(forms, number)
        if language == "ar":
            numbers |= {f"{a}/{b}": number for a in forms for b in forms if a != b}
            numbers |= {f"{a} / {b}": number for a in forms for b in forms if a != b}
    return numbers


@lru_cache(maxsize=512)
def _pattern(form: str, language: str) -> re.Pattern[str]:
    parts = {
        "%Y": r"(?P<year>\d{4})",
        "%m": r"(?P<month>\d{1,2})",
        "%d": rf"(?P<day>\d{{1,2}}){_ORDINAL.get(language, '')}",
        "%A": r"[^\W\d_]+(?:-[^\W\d_]+)?\.?",
        "%%": "%",
    }
    if "%B" in form:
        names = sorted(_month_numbers(language), key=len, reverse=True)
        parts["%B"] = rf"(?P<name>{'|'.join(map(re.escape, names))})\.?"
    pattern = ""
    for piece in re.split(r"(%.)", " ".join(form.split())):
        if piece.startswith("%") and len(piece) == 2:
            if piece not in parts:
                raise DateError(f"unknown directive {piece!r} in date format {form!r}")
            pattern += parts[piece]
        else:
            pattern += re.escape(piece.casefold()).replace(r"\ ", " ")
    return re.compile(pattern)


def _fields(
    text: str, formats: Sequence[str], language: str
) -> tuple[int | None, int | None, int | None]:
    """(year, month, day) by the first format that fits `text` exactly."""
    tidy = _tidy(text)
    if len(tidy) <= _LONGEST:
        for form in formats:
            match = _pattern(form, language).fullmatch(tidy)
            if match is None:
                continue
            found = match.groupdict()
            month = found.get("month")
            if name := found.get("name"):
                month = str(_month_numbers(language)[name])
            year, day = found.get("year"), found.get("day")
            return (
                int(year) if year else None,
                int(month) if month else None,
                int(day) if day else None,
            )
    raise _refused(text, formats, language, "it has none of the formats")


def _refused(
    text: str, formats: Sequence[str], language: str, reason: str
) -> DateError:
    return DateError(
        f"not a date: {text[:_LONGEST]!r}: {reason} "
        f"(formats {', '.join(map(repr, formats))}, language {language!r})"
    )


def parse_date(text: str, formats: Sequence[str], language: str = "en") -> date:
    """The date that `text` prints in one of `formats`.

    Directives: %d day (with the language's ordinal ending or without), %m month
    number, %B month name (long or short, any case), %Y year of four digits, %A a
    weekday in any spelling (not checked). Raises DateError for any other text and for
    days that do not exist.
    """
    year, month, day = _fields(text, formats, language)
    if year is None or month is None or day is None:
        raise _refused(text, formats, language, "year, month or day is missing")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _refused(text, formats, language, str(error)) from None


def parse_partial(text: str, formats: Sequence[str], language: str = "en") -> str:
    """`text` as an EDTF date of the precision printed: "2026", "2026-03", ….

    Raises DateError as `parse_date` does.
    """
    year, month, day = _fields(text, formats, language)
    if year is None or (day is not None and month is None):
        raise _refused(text, formats, language, "the year is missing")
    try:
        whole = date(year, month or 1, day or 1)
    except ValueError as error:
        raise _refused(text, formats, language, str(error)) from None
    return whole.isoformat()[: 10 if day else 7 if month else 4]


_RFC822 = re.compile(
    r"(?:[a-z]{3,9}, ?)?(\d{1,2}) ([a-z]{3})[a-z]* (\d{4}) (\d{2}):(\d{2})(?::(\d{2}))?"
    r"(?: ([+-]\d{2}):?(\d{2})| ([a-z]{1,4}))?(?: \([a-z ]{1,20}\))?"
)
# The zones of RFC 822. Others ("IST", "CST" in China) mean different things in
# different places and are refused.
_ZONES = {
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5,
    "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip
_ISO = re.compile(r"\d{4}-?\d{2}-?\d{2}[T t]\d{2}.*", re.DOTALL)


def parse_timestamp(text: str, zone: tzinfo | None = None) -> datetime:
    """The aware time that an ISO 8601 or RFC 822 text states, in the zone it states.

    `zone` is used only where the text names none; without either it is a DateError.
    The offset of the source is kept: its local date is a fact of its own.
    """
    tidy = " ".join(text[:_LONGEST].split())
    try:
        if _ISO.fullmatch(tidy):
            moment = datetime.fromisoformat(tidy.upper())
        elif match := _RFC822.fullmatch(tidy.lower()):
            moment = _from_rfc822(match)
        else:
            raise ValueError("it is neither ISO 8601 nor RFC 822")
    except (ValueError, OverflowError) as error:
        raise DateError(f"not a time: {text[:_LONGEST]!r}: {error}") from None
    if moment.tzinfo is None:
        if zone is None:
            raise DateError(
                f"no time zone in {text[:_LONGEST]!r}: give the zone of the source"
            )
        moment = moment.replace(tzinfo=zone)
    return moment


def _from_rfc822(match: re.Match[str]) -> datetime:
    day, name, year, hour, minute, second, ahead, minutes, letters = match.groups()
    month = _month_numbers("en").get(name)
    if month is None:
        raise ValueError(f"unknown month {name!r}")
    offset: tzinfo | None = None
    if ahead:
        sign = -1 if ahead.startswith("-") else 1
        delta = timedelta(hours=abs(int(ahead)), minutes=int(minutes))
        offset = timezone(sign * delta)
    elif letters:
        if letters not in _ZONES:
            raise ValueError(f"unknown time zone {letters.upper()!r}")
        offset = timezone(timedelta(hours=_ZONES[letters]))
    return datetime(
        int(year), month, int(day), int(hour), int(minute), int(second or 0),
        tzinfo=offset,
    )  # fmt: skip


def local_date(moment: datetime, zone: tzinfo | None = None) -> date:
    """The calendar date of `moment` in `zone`, or where the source itself is."""
    if moment.tzinfo is None:
        raise DateError(f"no time zone in {moment.isoformat()!r}")
    return (moment.astimezone(zone) if zone else moment).date()


def is_plausible(day: date, today: date) -> bool:
    """Whether a document can bear this date: from 1800 to a year from `today`."""
    return date(1800, 1, 1) <= day <= today + timedelta(days=366)
