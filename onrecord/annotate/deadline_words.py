"""The words of deadlines in English, French and Spanish: numbers and units.

Numbers as resolutions print them: "90", "eleven", "quatre-vingt-dix", "ciento veinte".
"""

import re
from collections.abc import Iterator
from functools import cache
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
EN_TENS: Final = [
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
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
_UNIT_WORDS: Final[dict[str, dict[Unit, str]]] = {
    "en": {
        "day": "day|days|calendar days",
        "working day": "working day|working days|business days",
        "week": "week|weeks",
        "month": "month|months",
        "quarter": "quarter|quarters",
        "year": "year|years|calendar year",
    },
    "fr": {
        "day": "jour|jours",
        "working day": "jours ouvrables|jours ouvrés",
        "week": "semaine|semaines",
        "month": "mois",
        "quarter": "trimestre|trimestres",
        "year": "an|ans|année|années",
    },
    "es": {
        "day": "día|días",
        "working day": "días laborables|días hábiles",
        "week": "semana|semanas",
        "month": "mes|meses",
        "quarter": "trimestre|trimestres",
        "year": "año|años",
    },
}
_UNITS: Final[dict[str, dict[str, Unit]]] = {
    language: {word: unit for unit, words in units.items() for word in words.split("|")}
    for language, units in _UNIT_WORDS.items()
}


def _english() -> Iterator[tuple[str, int]]:
    yield from zip(_EN_ONES, range(20), strict=True)
    for ten, word in enumerate(EN_TENS, 2):
        yield word, 10 * ten
        for one in range(1, 10):
            yield f"{word}-{_EN_ONES[one]}", 10 * ten + one
    yield from (("a", 1), ("an", 1), ("one hundred", 100), ("a hundred", 100))
    yield from (("one hundred and twenty", 120), ("one hundred and eighty", 180))


def french_numbers() -> Iterator[tuple[str, int]]:
    """The French numbers in words that periods are counted in."""
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


def word_key(printed: str) -> str:
    """`printed` as the tables have it: without case, and with plain letters i.

    A pattern without regard to case takes the Turkish ones for i as well.
    """
    return printed.casefold().replace("i\u0307", "i").replace("\u0131", "i")


@cache
def _numbers(language: str) -> dict[str, int]:
    return dict({"en": _english, "fr": french_numbers, "es": _spanish}[language]())


@cache
def number_pattern(language: str) -> str:
    """A pattern of the numbers that periods are counted in, the longest first."""
    words = sorted(_numbers(language), key=len, reverse=True)
    return r"(?:\d{1,4}|" + "|".join(re.escape(word) for word in words) + ")"


def number(printed: str, language: str) -> int:
    """The number that is printed; 0 for none."""
    if printed.isdecimal():
        return int(printed)
    return _numbers(language).get(word_key(printed), 0)


@cache
def unit_pattern(language: str) -> str:
    """A pattern of the units of time, the longest first."""
    words = sorted(_UNITS[language], key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, words)) + ")"


def unit(printed: str, language: str) -> Unit:
    """The unit that is printed; `printed` must match `unit_pattern`."""
    return _UNITS[language][word_key(printed)]
