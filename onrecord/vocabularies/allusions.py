"""The words by which a report alludes to documents, and the notions they ask for.

``allusion_words.csv``: bodies, documents, what bodies do, number words, and regions
with the state that they belong to (``TERM:gaza-strip>PSE``).
``notions.csv``: what resolutions ask for ("ceasefire"), in the words of six languages;
``near`` are notions that are often meant by the same words, ``loose_en`` English words
that reports use for it and resolutions use for much else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.vocabularies import LANGUAGES
from onrecord.vocabularies.tables import VocabularyError, rows_of

SORTS = ("body", "noun", "act", "number", "place")


@cache
def allusion_words(language: str) -> tuple[tuple[str, str, str], ...]:
    """(sort, id, phrase) in the order of the table; empty for other languages."""
    if language not in LANGUAGES:
        return ()
    found = []
    for line, row in rows_of("allusion_words.csv", ("sort", "id", *LANGUAGES)):
        if row["sort"] not in SORTS or not row["id"]:
            raise VocabularyError(
                f"allusion_words.csv, line {line}: sort is one of {', '.join(SORTS)}, "
                "and an id is needed"
            )
        found += [(row["sort"], row["id"], phrase) for phrase in cells(row[language])]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Notion:
    """One row of notions.csv."""

    id: str
    near: tuple[str, ...]
    loose: tuple[str, ...]
    """English words of reports only."""
    phrases: Mapping[str, tuple[str, ...]]
    """By ISO 639-1 code; the first English one is its name."""

    @property
    def name(self) -> str:
        return self.phrases["en"][0]


@cache
def notions() -> Mapping[str, Notion]:
    """Every notion by id. Raises ``VocabularyError``."""
    found: dict[str, Notion] = {}
    columns = ("id", "near", "loose_en", *LANGUAGES)
    for line, row in rows_of("notions.csv", columns):
        if not row["id"] or not row["en"] or row["id"] in found:
            raise VocabularyError(
                f"notions.csv, line {line}: id and en are needed, an id only once"
            )
        phrases = {code: cells(row[code]) for code in LANGUAGES}
        found[row["id"]] = Notion(
            row["id"], cells(row["near"]), cells(row["loose_en"]), phrases
        )
    for one in found.values():
        if unknown := set(one.near) - set(found):
            raise VocabularyError(f"notions.csv: {one.id}: no notion {unknown.pop()}")
    return found


def cells(cell: str) -> tuple[str, ...]:
    """What stands between the bars of a cell."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
