"""What a text is about, by the terms of the themes (vocabularies/themes.csv).

A term counts most in a title, then by how often terms of its theme stand in the text.
The confidence is the share of texts of the labelled record, with the same title and
count, whose indexers gave a heading of the theme.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.annotate.stemming import Terms, Words, cut
from onrecord.vocabularies import LANGUAGES
from onrecord.vocabularies.themes import themes

RULES = "themes/2"
LEAST = 0.3
"""Confidence below which a theme is not given."""
PLACES_SHOWN = 5
MOST_READ = 200_000
"""Signs of a text that are read."""
_BASE, _TITLE, _TIMES, _LENGTH = -2.8, 2.41, 1.29, -0.77
# Fitted to one half of 775 indexed documents in six languages, right on the other.
_WORDS_A_PAGE = 350
_CAPITALS = "^"
"""Before the themes of a term that is an abbreviation."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A term of the theme at title[start:end] or text[start:end]."""

    printed: str
    where: Literal["title", "text"]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ThemeMark:
    """A theme of a text with the terms it was known by."""

    theme_id: str
    confidence: float
    evidence: tuple[Evidence, ...]
    rule: str = RULES


@cache
def _terms(language: str) -> Terms:
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    phrases: dict[str, list[str]] = {}
    for theme in themes().values():
        for term in theme.terms.get(language, ()):
            key = " ".join(cut(term, language).stems)
            if key:
                phrases.setdefault(key, []).append(term)
                bearers[key].append(theme.id)
    # A term of two themes speaks of both.
    return Terms(
        (
            (
                phrases[key][0],
                _CAPITALS * all(map(str.isupper, phrases[key])) + "|".join(ids),
            )
            for key, ids in bearers.items()
        ),
        language,
    )


def find_themes(
    title: str, text: str | Words, language: str = "en", least: float = LEAST
) -> list[ThemeMark]:
    """The themes of a text, the surest first; none in languages without terms.

    A text that is cut into words already (`Words`) is not cut again.
    """
    if language not in LANGUAGES:
        return []
    terms = _terms(language)
    found: defaultdict[str, list[Evidence]] = defaultdict(list)
    words = cut(text[:MOST_READ], language) if isinstance(text, str) else text
    places: tuple[tuple[Literal["title", "text"], str], ...] = (
        ("title", title[:MOST_READ]),
        ("text", words.text),
    )
    for where, part in places:
        hits = terms.find(words if where == "text" else cut(part, language))
        for value, start, end in hits:
            if value[0] == _CAPITALS:
                if not part[start:end].isupper():
                    continue  # aid is not AIDS
                value = value[1:]
            for identifier in value.split("|"):
                found[identifier].append(Evidence(part[start:end], where, start, end))
    pages = max(len(words.stems) / _WORDS_A_PAGE, 1.0)
    marks = []
    for identifier, evidence in found.items():
        titled = sum(one.where == "title" for one in evidence)
        sure = _confidence(titled, len(evidence) - titled, pages)
        if sure >= least:
            marks.append(ThemeMark(identifier, sure, tuple(evidence[:PLACES_SHOWN])))
    return sorted(marks, key=lambda mark: (-mark.confidence, mark.theme_id))


def _confidence(in_title: int, in_text: int, pages: float) -> float:
    logit = (
        _BASE
        + _TITLE * min(in_title, 1)
        + _TIMES * math.log1p(in_text)
        + _LENGTH * math.log(pages)
    )
    return round(1 / (1 + math.exp(-logit)), 3)
