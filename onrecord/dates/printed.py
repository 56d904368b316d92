"""Printed dates, by explicit formats only.

Each source says which formats it prints; a text that fits none of them is a
`DateError`, never a guess. Pure: no clock (`today` is passed in), no locale. Digits of
any script are read; invisible direction marks and doubled spaces are ignored.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final

from onrecord.models import OnrecordError


class DateError(OnrecordError, ValueError):
    """A text that is not a date in the formats given; the message names both."""


# January to December; several spellings of one month are separated by "|", months by
# white space, a space inside a name is "_".
_MONTH_WORDS: Final[Mapping[str, str]] = {
    "en": """january|jan february|feb march|mar april|apr may june|jun july|jul
        august|aug september|sep|sept october|oct november|nov december|dec""",
    "fr": """janvier|janv février|févr|fevrier mars avril|avr mai juin juillet|juil
        août|aout septembre|sept octobre|oct novembre|nov décembre|déc|decembre""",
    "es": """enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul
        agosto|ago septiembre|setiembre|sep|sept octubre|oct noviembre|nov
        diciembre|dic""",
    "ru": """января|январь|янв февраля|февраль|фев|февр марта|март|мар
        апреля|апрель|апр мая|май июня|июнь|июн июля|июль|июл августа|август|авг
        сентября|сентябрь|сен|сент октября|октябрь|окт ноября|ноябрь|ноя|нояб
        декабря|декабрь|дек""",
    # The Levantine and the western name; the UN prints both: "نيسان/أبريل".
    "ar": """كانون_الثاني|يناير|جانفي شباط|فبراير|فيفري آذار|اذار|مارس
        نيسان|أبريل|ابريل|إبريل|أفريل أيار|ايار|مايو|ماي حزيران|يونيه|يونيو|جوان
        تموز|يوليه|يوليو|جويلية آب|اب|أغسطس|اغسطس|أوت أيلول|ايلول|سبتمبر
        تشرين_الأول|تشرين_الاول|أكتوبر|اكتوبر تشرين_الثاني|نوفمبر
        كانون_الأول|كانون_الاول|ديسمبر""",
    "de": """januar|jan|jänner februar|feb|feber märz|mrz|mär april|apr mai juni|jun
        juli|jul august|aug september|sep|sept oktober|okt november|nov
        dezember|dez""",
    "pt": """janeiro|jan fevereiro|fev março|mar|marco abril|abr maio|mai junho|jun
        julho|jul agosto|ago setembro|set outubro|out novembro|nov dezembro|dez""",
    "uk": """січня|січень лютого|лютий березня|березень квітня|квітень травня|травень
        червня|червень липня|липень серпня|серпень вересня|вересень жовтня|жовтень
        листопада|листопад грудня|грудень""",
    "fa": """ژانویه|ژانویهٔ فوریه|فوریهٔ مارس آوریل|اوریل مه|می ژوئن ژوئیه|جولای
        اوت|آگوست سپتامبر اکتبر نوامبر دسامبر""",
    "zh": """一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月""",
}
MONTHS: Final[Mapping[str, tuple[str, ...]]] = {
    language: tuple(names.replace("_", " ") for names in words.split())
    for language, words in _MONTH_WORDS.items()
}

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
