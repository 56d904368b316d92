"""Topics of a text: by the words of the vocabulary, and by the trained model.

The UNBIS headings, places and domains of a text as indexers would give them, and the
themes that reports group by, each with its reasons.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from onrecord.annotate.inputs import day_of
from onrecord.annotate.stemming import cut
from onrecord.annotate.themes import LEAST, MOST_READ, ThemeMark, find_themes
from onrecord.annotate.topic_judging import TextTopics, text_topics
from onrecord.vocabularies import LANGUAGES, topics
from onrecord.vocabularies.themes import themes_of


@dataclass(frozen=True, slots=True)
class Topics:
    """Everything that a text is about, each part the surest first."""

    unbis: TextTopics
    themes: tuple[ThemeMark, ...]


def find_topics(title: str, text: str, language: str, symbol: str = "") -> Topics:
    """Headings, places, domains and themes of a text.

    A theme is as sure as its own terms or as the surest of its headings.
    """
    if language not in LANGUAGES:
        return Topics(TextTopics(), ())
    words = cut(text[:MOST_READ], language)
    unbis = text_topics(title, words, language, symbol)
    named = find_themes(title, words, language, least=0.0)
    marks = {mark.theme_id: mark for mark in named}
    for mark in unbis.headings:
        for theme_id in themes_of(mark.topic_id):
            own = marks.get(theme_id)
            if own is None:
                marks[theme_id] = ThemeMark(theme_id, mark.confidence, (), mark.rule)
            elif own.confidence < mark.confidence:
                marks[theme_id] = replace(
                    own, confidence=mark.confidence, rule=mark.rule
                )
    kept = (mark for mark in marks.values() if mark.confidence >= LEAST)
    order = sorted(kept, key=lambda mark: (-mark.confidence, mark.theme_id))
    return Topics(unbis, tuple(order))


def annotate(given: Mapping[str, Any]) -> dict[str, list[str]]:
    """Task ``topics`` of ``{"title", "text", "lang", "symbol", "organ", "date"}``, what
    there is.

    Headings and places in capitals, as indexers print them, and codes of domains.
    """
    found = text_topics(
        str(given.get("title") or ""),
        str(given.get("text") or ""),
        str(given.get("lang") or "en"),
        str(given.get("symbol") or ""),
        day_of(given, "date") if given.get("organ") == "S" else None,
    )
    return {
        "topics": [topics()[m.topic_id].heading for m in found.headings],
        "domains": list(found.domains or ()),
        "geo": [topics()[m.topic_id].heading for m in found.places],
    }
