"""Ordinals in words, for sessions: "seventy-ninth", "soixante-dix-neuvième"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from onrecord.annotate.deadline_words import EN_TENS, french_numbers, word_key

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


def _english_ordinals() -> Iterator[tuple[str, int]]:
    yield from zip(_EN_ORDINALS[1:], range(1, 20), strict=True)
    for ten, word in enumerate(EN_TENS, 2):
        yield word[:-1] + "ieth", 10 * ten
        for one in range(1, 10):
            yield f"{word}-{_EN_ORDINALS[one]}", 10 * ten + one


def _french_ordinals() -> Iterator[tuple[str, int]]:
    for word, value in french_numbers():
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
    return _ordinals(language).get(word_key(printed), 0)
