"""Topics of a text: by the words of the vocabulary, and by the trained model.

The UNBIS headings, places and domains of a text as indexers would give them, and the
themes that reports group by, each with its reasons.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from onrecord.annotate.themes import LEAST, ThemeMark, find_themes
from onrecord.annotate.topic_judging import TextTopics, text_topics
from onrecord.vocabularies import topics
from onrecord.vocabularies.themes import themes


@dataclass(frozen=True, slots=True)
class Topics:
    """Everything that a text is about, each part the surest first."""

    unbis: TextTopics
    themes: tuple[ThemeMark, ...]


def find_topics(title: str, text: str, language: str, symbol: str = "") -> Topics:
    """Headings, places, domains and themes of a text.

    A theme is as sure as its own terms or as the surest of its headings.
    """
    unbis = text_topics(title, text, language, symbol)
    sure = {mark.topic_id: mark for mark in unbis.headings}
    named = find_themes(title, text, language, least=0.0)
    marks = {mark.theme_id: mark for mark in named}
    for theme in themes().values():
        held = [sure[identifier] for identifier in theme.headings if identifier in sure]
        if held:
            best = max(mark.confidence for mark in held)
            own = marks.get(theme.id)
            if own is None:
                marks[theme.id] = ThemeMark(theme.id, best, (), held[0].rule)
            elif own.confidence < best:
                marks[theme.id] = replace(own, confidence=best, rule=held[0].rule)
    kept = (mark for mark in marks.values() if mark.confidence >= LEAST)
    order = sorted(kept, key=lambda mark: (-mark.confidence, mark.theme_id))
    return Topics(unbis, tuple(order))


def annotate(given: Mapping[str, Any]) -> dict[str, list[str]]:
    """Task ``topics`` of ``{"title", "text", "lang", "symbol"}``, what there is.

    Headings and places in capitals, as indexers print them, and codes of domains.
    """
    found = text_topics(
        str(given.get("title") or ""),
        str(given.get("text") or ""),
        str(given.get("lang") or "en"),
        str(given.get("symbol") or ""),
    )
    return {
        "topics": [topics()[m.topic_id].heading for m in found.headings],
        "domains": list(found.domains or ()),
        "geo": [topics()[m.topic_id].heading for m in found.places],
    }
