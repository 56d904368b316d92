"""Topics of a text: by the words of the vocabulary, and by the trained model.

`match_topics` is for collecting: names only, no model. `find_topics` gives the UNBIS
headings, places and domains of a text as indexers would, and the themes that reports
group by, each with its reasons.

By words, a label counts where it stands in the title, or at least twice in the text,
in a long text once in 400 words. The column `match` of topics.csv keeps out labels
that are everyday words ("no"), and keeps to titles those that official prose uses in
passing ("title").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from onrecord.annotate.stemming import Terms, cut
from onrecord.annotate.themes import LEAST, ThemeMark, find_themes
from onrecord.annotate.topic_judging import TextTopics, text_topics
from onrecord.vocabularies import LANGUAGES, Topic, topics
from onrecord.vocabularies.themes import themes

RULES = "topics/1"
TIMES_IN_TEXT = 2
WORDS_A_TIME = 400


@dataclass(frozen=True, slots=True)
class TopicMark:
    """One topic of a text. `printed` is the first place where the label stands."""

    topic_id: str
    printed: str
    where: str
    """``title`` or ``text``."""
    times: int
    rule: str = RULES


def _phrases_of(one: Topic, language: str) -> list[str]:
    label = one.labels.get(language)
    if label is None or one.match == "no":
        return []
    found = [label]
    if one.kind == "place" and "(" in label:
        found.append(label.split("(", 1)[0])
    if language == "en":
        found += one.also
    return found


def _concepts_first(one: Topic) -> tuple[bool, int]:
    """Thesaurus concepts (seven digits) before its groups (six) before other terms."""
    return one.id.startswith("TERM:"), -len(one.id)


@cache
def _labels(language: str) -> Terms:
    entries = [
        (phrase, one.id)
        for one in sorted(topics().values(), key=_concepts_first)
        for phrase in _phrases_of(one, language)
    ]
    return Terms(entries, language)


def match_topics(
    title: str, paragraphs: Sequence[str], language: str
) -> list[TopicMark]:
    """The topics that the words of a text name: those of the title first.

    Empty for languages that the vocabulary has no labels in.
    """
    if language not in LANGUAGES:
        return []
    labels = _labels(language)
    in_title = labels.find(cut(title, language))
    printed = {value: title[start:end] for value, start, end in reversed(in_title)}
    times: Counter[str] = Counter(value for value, _, _ in in_title)
    titled = list(times)
    words = 0
    for paragraph in paragraphs:
        words += len(paragraph.split())
        for value, start, end in labels.find(cut(paragraph, language)):
            times[value] += 1
            printed.setdefault(value, paragraph[start:end])
    needed = max(TIMES_IN_TEXT, words // WORDS_A_TIME)
    marks = [
        TopicMark(identifier, printed[identifier], "title", times[identifier])
        for identifier in titled
    ]
    marks += [
        TopicMark(identifier, printed[identifier], "text", count)
        for identifier, count in times.most_common()
        if count >= needed
        and identifier not in titled
        and topics()[identifier].match != "title"
    ]
    return marks


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
