"""The words of deadlines in English, French and Spanish: numbers, units, ordinals.

Numbers as resolutions print them: "90", "eleven", "quatre-vingt-dix", "ciento veinte".
Ordinals count sessions: "seventy-ninth", "soixante-dix-neuvième",
"septuagésimo noveno".
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Final, Literal

Unit = Literal["day", "working day", "week", "month", "quarter", "year"]

LANGUAGES: Final = ("en", "fr", "es")

_EN_ONES: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS: Final = [
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
]
_EN_ORDINALS: Final = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_FR_ONES: Final = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
_FR_TENS: Final = ["vingt", "trente", "quarante", "cinquante", "soixante"]
_ES_ONES: Final = [
    "cero",
    "un",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiún",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
_ES_TENS: Final = [
    "treinta",
    "cuarenta",
    "cincuenta",
    "sesenta",
    "setenta",
    "ochenta",
    "noventa",
]
_ES_ORDINAL_TENS: Final = [
    "décimo",
    "vigésimo",
    "trigésimo",
    "cuadragésimo",
    "quincuagésimo",
    "sexagésimo",
    "septuagésimo",
    "octogésimo",
    "nonagésimo",
]
_ES_ORDINAL_ONES: Final = [
    "primer",
    "segundo",
    "tercer",
    "cuarto",
    "quinto",
    "sexto",
    "séptimo",
    "octavo",
    "noveno",
]

_UNITS: Final[dict[str, dict[str, Unit]]] = {
    "en": {
        "day": "day", "days": "day", "calendar days": "day", "week": "week",
        "weeks": "week", "month": "month", "months": "month", "quarter": "quarter",
        "quarters": "quarter", "year": "year", "years": "year",
        "working day": "working day", "working days": "working day",
        "business days": "working day", "calendar year": "year",
    },
    "fr": {
        "jour": "day", "jours": "day", "semaine": "week", "semaines": "week",
        "mois": "month", "trimestre": "quarter", "trimestres": "quarter", "an": "year",
        "ans": "year", "année": "year", "années": "year",
        "jours ouvrables": "working day", "jours ouvrés": "working day",
    },
    "es": {
        "día": "day", "días": "day", "semana": "week", "semanas": "week",
        "mes": "month", "meses": "month", "trimestre": "quarter",
        "trimestres": "quarter", "año": "year", "años": "year",
        "días laborables": "working day", "días hábiles": "working day",
    },
}  # fmt: skip


def _english() -> Iterator[tuple[str, int]]:
    yield from zip(_EN_ONES, range(20), strict=True)
    for ten, word in enumerate(_EN_TENS, 2):
        yield word, 10 * ten
        for one in range(1, 10):
            yield f"{word}-{_EN_ONES[one]}", 10 * ten + one
    yield from (("a", 1), ("an", 1), ("one hundred", 100), ("a hundred", 100))
    yield from (("one hundred and twenty", 120), ("one hundred and eighty", 180))


def _french() -> Iterator[tuple[str, int]]:
    yield from zip(_FR_ONES, range(20), strict=True)
    for ten, word in enumerate(_FR_TENS, 2):
        yield word, 10 * ten
        yield f"{word} et un", 10 * ten + 1
        for one in range(2, 10):
            yield f"{word}-{_FR_ONES[one]}", 10 * ten + one
    for one in range(1, 20):
        yield f"quatre-vingt-{_FR_ONES[one]}", 80 + one
        if one >= 10:
            yield f"soixante-{_FR_ONES[one]}", 60 + one
    yield from (("soixante et onze", 71), ("quatre-vingts", 80), ("une", 1))
    yield from (("cent", 100), ("cent vingt", 120), ("cent quatre-vingts", 180))


def _spanish() -> Iterator[tuple[str, int]]:
    yield from zip(_ES_ONES, range(30), strict=True)
    for ten, word in enumerate(_ES_TENS, 3):
        yield word, 10 * ten
        for one in range(1, 10):
            yield f"{word} y {_ES_ONES[one]}", 10 * ten + one
    yield from (("uno", 1), ("una", 1), ("cien", 100), ("ciento veinte", 120))
    yield "ciento ochenta", 180


@cache
def _numbers(language: str) -> dict[str, int]:
    return dict({"en": _english, "fr": _french, "es": _spanish}[language]())


@cache
def number_pattern(language: str) -> str:
    """A pattern of the numbers that periods are counted in, the longest first."""
    words = sorted(_numbers(language), key=len, reverse=True)
    return r"(?:\d{1,4}|" + "|".join(re.escape(word) for word in words) + ")"


def number(printed: str, language: str) -> int:
    """The number that is printed; 0 for none."""
    if printed.isdecimal():
        return int(printed)
    return _numbers(language).get(printed.casefold(), 0)


@cache
def unit_pattern(language: str) -> str:
    """A pattern of the units of time, the longest first."""
    words = sorted(_UNITS[language], key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, words)) + ")"


def unit(printed: str, language: str) -> Unit:
    """The unit that is printed; `printed` must match `unit_pattern`."""
    return _UNITS[language][printed.casefold()]


def _english_ordinals() -> Iterator[tuple[str, int]]:
    yield from zip(_EN_ORDINALS[1:], range(1, 20), strict=True)
    for ten, word in enumerate(_EN_TENS, 2):
        yield word[:-1] + "ieth", 10 * ten
        for one in range(1, 10):
            yield f"{word}-{_EN_ORDINALS[one]}", 10 * ten + one


def _french_ordinals() -> Iterator[tuple[str, int]]:
    for word, value in chain(_french()):
        stem = word.removesuffix("s") if value in {80} else word.removesuffix("e")
        stem = {"cinq": "cinqu", "neuf": "neuv"}.get(stem, stem)
        if stem.endswith("-cinq"):
            stem += "u"
        if stem.endswith("-neuf"):
            stem = stem[:-1] + "v"
        yield stem + "ième", value
    yield from (("première", 1), ("premier", 1), ("seconde", 2))


def _spanish_ordinals() -> Iterator[tuple[str, int]]:
    for one, word in enumerate(_ES_ORDINAL_ONES, 1):
        yield word, one
    for ten, word in enumerate(_ES_ORDINAL_TENS, 1):
        yield word, 10 * ten
        for one, small in enumerate(_ES_ORDINAL_ONES, 1):
            yield f"{word} {small}", 10 * ten + one


@cache
def _ordinals(language: str) -> dict[str, int]:
    make = {"en": _english_ordinals, "fr": _french_ordinals, "es": _spanish_ordinals}
    return dict(make[language]())


@cache
def ordinal_pattern(language: str) -> str:
    """A pattern of the ordinals of sessions, the longest first."""
    words = sorted(_ordinals(language), key=len, reverse=True)
    marks = {"en": "st|nd|rd|th", "fr": "e|ème|re|ère", "es": "º|°|o"}[language]
    return rf"(?:\d{{1,3}}(?:{marks})|" + "|".join(map(re.escape, words)) + ")"


def ordinal(printed: str, language: str) -> int:
    """The number of an ordinal; 0 for none."""
    digits = re.match(r"\d+", printed)
    if digits:
        return int(digits[0])
    return _ordinals(language).get(printed.casefold(), 0)
