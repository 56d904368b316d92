"""The topics of a text as the record keeps them: themes, headings and places.

The model is loaded when the first text is read.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.vocabularies.themes import themes_of

if TYPE_CHECKING:
    from onrecord.annotate.topic_judging import HeadingMark

RULES = "topics/3"
"""Of the model topics.npz and of the rules around it."""
VOCABULARIES = ("themes.csv", "topics.csv")
"""What people may edit: with another content every text is read again."""
PUBLISHED = 0.7
"""Confidence from which reports group by an assigned topic: docs/methods/topics.md."""
THEME = "THEME:"
_JSON = json.JSONEncoder(ensure_ascii=False)
MOST_READ = 20_000
"""Signs of a text in which terms are looked for."""


Kind = Literal["theme", "heading", "place"]


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic that is assigned to a text."""

    topic_id: str
    """An id of topics.csv, or ``THEME:`` and an id of themes.csv."""
    kind: Kind
    printed: str
    """The first words that speak for it; empty where only the model does."""
    why: str
    """JSON: ``[[kind, printed], …]``, as `topic_judging.Why` has them; of themes also
    the headings below them."""
    confidence: float
    rule: str


def topic_rows(title: str, body: str, language: str, symbol: str) -> list[TopicRow]:
    """Everything that a text is about, themes first, each part the surest first."""
    # Here, because it loads the number library, which most commands do without.
    from onrecord.annotate.topics import find_topics

    found = find_topics(title, body[:MOST_READ], language, symbol)
    below: defaultdict[str, list[str]] = defaultdict(list)
    for heading in found.unbis.headings:
        for theme_id in themes_of(heading.topic_id):
            below[theme_id].append(heading.topic_id)
    rows = []
    for theme in found.themes:
        reasons = dict.fromkeys(("term", one.printed) for one in theme.evidence)
        reasons |= dict.fromkeys(("heading", i) for i in below[theme.theme_id])
        name = THEME + theme.theme_id
        rows.append(_row(name, "theme", reasons, theme.confidence, theme.rule))
    families: tuple[tuple[Kind, tuple[HeadingMark, ...]], ...] = (
        ("heading", found.unbis.headings),
        ("place", found.unbis.places),
    )
    for kind, marks in families:
        for mark in marks:
            reasons = dict.fromkeys((why.kind, why.printed) for why in mark.why)
            rows.append(_row(mark.topic_id, kind, reasons, mark.confidence, mark.rule))
    return rows


def _row(
    topic_id: str,
    kind: Kind,
    reasons: Iterable[tuple[str, str]],
    confidence: float,
    rule: str,
) -> TopicRow:
    why = list(reasons)
    printed = next((words for reason, words in why if reason == "term"), "")
    return TopicRow(topic_id, kind, printed, _JSON.encode(why), confidence, rule)
