"""What a brief is about: topics of the record and themes, and the words for them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from psycopg import Connection

from onrecord import vocabularies
from onrecord.annotate.phrases import Phrases, stem, tokens
from onrecord.db import lookup
from onrecord.models import OnrecordError
from onrecord.text import clean
from onrecord.vocabularies.themes import Theme, themes

NEAREST = 4


class UnknownTopic(OnrecordError):
    """No topic of the record and no theme has that name; ``near`` are the nearest."""

    def __init__(self, words: str, near: Sequence[str]) -> None:
        super().__init__(f"no topic of the record and no theme is called {words!r}")
        self.near = tuple(near)


@dataclass(frozen=True, slots=True)
class AskedTopics:
    """Topics of one brief, taken together."""

    labels: tuple[str, ...]
    """In English, as headings show them."""
    ids: tuple[str, ...]
    """Of the record's topics: headings that publishers or annotators gave."""
    terms: Mapping[str, tuple[str, ...]]
    """Phrases by language that a text on the topics holds; six languages at most."""
    themes: tuple[str, ...] = ()
    """Themes among them: each stands for the headings below it."""


class TermFinder:
    """Finds the terms in texts of one language, by whole words and their stems."""

    def __init__(self, terms: Sequence[str], language: str) -> None:
        self._phrases = Phrases(((term, term) for term in terms), language)
        # Stems differ from words at the end alone, in these languages; a text that
        # lacks the beginning of a word of every term is not cut into words.
        self._beginnings = (
            tuple({_beginnings(term, language) for term in terms})
            if language in ("en", "ru", "zh")
            else ()
        )

    def find(self, text: str) -> list[tuple[str, int, int]]:
        """(term, start, end) of each, in order."""
        if self._beginnings:
            folded = text.casefold()
            if not any(all(b in folded for b in one) for one in self._beginnings):
                return []
        return [(hit.value, hit.start, hit.end) for hit in self._phrases.find(text)]


def _beginnings(term: str, language: str) -> tuple[str, ...]:
    stems = [one.stem for one in tokens(term, language)]
    # Within a word the stem has no other letters, but for the Russian ё.
    return tuple(
        one[: max(3, len(one) - 2)].partition("е")[0]
        if language == "ru"
        else one[: max(3, len(one) - 2)]
        for one in stems
    )


def asked_topics(conn: Connection[Any], names: Sequence[str]) -> AskedTopics:
    """The topics that a person names by label or id, of the record or of the themes.

    Raises ``UnknownTopic`` for the first that is neither.
    """
    known = lookup.topic_labels(conn)
    held = {id for id, _ in known}
    labels: dict[str, None] = {}
    ids: dict[str, None] = {}
    found_themes: dict[str, Theme] = {}
    for name in names:
        words = clean(name).strip()
        rows = lookup.topic_ids(conn, words) if words else []
        theme = _theme(words)
        if not rows and theme is None:
            raise UnknownTopic(
                words[:200], _nearest(words, [label for _, label in known])
            )
        for id, label in rows:
            ids[id] = labels[label] = None
        if theme is not None:
            found_themes[theme.id] = theme
            if theme.label().casefold() not in {one.casefold() for one in labels}:
                labels[theme.label()] = None
            ids |= dict.fromkeys(id for id in theme.headings if id in held)
    return AskedTopics(
        labels=tuple(labels),
        ids=tuple(ids),
        terms=_terms(tuple(ids), tuple(found_themes.values())),
        themes=tuple(one.label() for one in found_themes.values()),
    )


def _theme(words: str) -> Theme | None:
    wanted = vocabularies.name_key(words)
    for one in themes().values():
        names = {one.id, *one.labels.values()}
        if wanted and wanted in {vocabularies.name_key(name) for name in names}:
            return one
    return None


def _nearest(words: str, labels: Sequence[str]) -> list[str]:
    low = {label.lower(): label for label in labels}
    low |= {one.label().lower(): one.label() for one in themes().values()}
    wanted = words.lower()[:200]
    near = sorted((label for label in low if wanted and wanted in label), key=len)[
        :NEAREST
    ]
    near += difflib.get_close_matches(wanted, low, n=NEAREST, cutoff=0.5)
    return [low[label] for label in dict.fromkeys(near)][:NEAREST]


def _terms(ids: Sequence[str], asked: Sequence[Theme]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, str]] = {}
    for language in vocabularies.LANGUAGES:
        of_language: dict[str, str] = {}
        for term in _phrases(ids, asked, language):
            key = " ".join(stem(word, language) for word in term.split())
            if key:
                of_language.setdefault(key, term)
        found[language] = of_language
    return {code: tuple(terms.values()) for code, terms in found.items() if terms}


def _phrases(
    ids: Sequence[str], asked: Sequence[Theme], language: str
) -> Iterator[str]:
    for one in asked:
        yield from one.terms.get(language, ())
    for id in ids:
        topic = vocabularies.topics().get(id)
        if topic is None or topic.match == "no":
            continue
        label = topic.labels.get(language)
        if label:
            yield label.split(" (", 1)[0] if topic.kind == "place" else label
        if language == "en":
            yield from topic.also
        if topic.kind == "place" and (state := vocabularies.actor(topic.label())):
            # A place is spoken of by the names of its state as well.
            yield from _state_names(state.id, language)


def _state_names(actor: str, language: str) -> Iterator[str]:
    for name in vocabularies.actor_names():
        plain = name.language == language and not (name.since or name.until)
        if name.actor_id == actor and plain and not name.note and len(name.name) > 3:
            yield name.name
