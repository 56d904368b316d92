"""One labelled text, as training takes it."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.annotate.topic_reading import TopicReading, document_key, read_topics
from onrecord.vocabularies import topic_by_label, topics

FOLDS = 5


@dataclass(frozen=True)
class Row:
    """One labelled text."""

    symbol: str
    language: str
    title: str
    text: str
    date: str
    headings: frozenset[str]
    places: frozenset[str] = field(default=frozenset())

    @cached_property
    def reading(self) -> TopicReading:
        return read_topics(self.title, self.text, self.language, self.symbol)

    @cached_property
    def key(self) -> str:
        return document_key(self.symbol)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Ids of the headings that the vocabulary has."""
        found = {topic_by_label(one, "UNBIS Thesaurus") for one in self.headings}
        return frozenset(i for i in found if i is not None and i in topics())

    @property
    def group(self) -> str:
        """Texts that must not be told apart by each other's headings.

        A session of the Assembly: its next one repeats the titles. Else the document.
        """
        if self.key.startswith("A/RES/"):
            return self.key.rsplit("/", 1)[0]
        return f"{zlib.crc32(self.key.encode()) % FOLDS}"
