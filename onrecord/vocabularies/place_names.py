"""Regions, seas and districts by the names that texts give them.

``place_names.csv`` has one row a place and kind: ``name`` for other names of it ("the
Caribbean" for the Caribbean Region), ``adjective`` for words that only hint at it
("African", "CARICOM"). Cells hold several names joined by ``|``. Names of states are
in ``actor_names.csv``, their adjectives in ``demonyms.csv``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.vocabularies import LANGUAGES, topics
from onrecord.vocabularies.inflections import FORMS
from onrecord.vocabularies.tables import VocabularyError, rows_of

KINDS = ("name", "adjective")


@cache
def _rows(language: str, kind: str) -> tuple[tuple[str, str], ...]:
    if language not in LANGUAGES:
        return ()
    found = []
    for line, row in rows_of("place_names.csv", ("topic_id", "kind", *LANGUAGES)):
        if row["topic_id"] not in topics() or row["kind"] not in KINDS:
            raise VocabularyError(
                f"place_names.csv, line {line}: no such place or kind"
            )
        if row["kind"] == kind:
            found += [(n, row["topic_id"]) for n in row[language].split("|") if n]
    return tuple(found)


def place_names(language: str) -> tuple[tuple[str, str], ...]:
    """(name, topic id) of every other name of a place in `language`."""
    return _rows(language, "name")


def place_adjectives(language: str) -> Iterator[tuple[str, str]]:
    """(form, topic id) of every word that hints at a place, in its printed forms."""
    for name, place in _rows(language, "adjective"):
        yield name, place
        if " " not in name and name == name.casefold():
            for form in FORMS[language](name):
                yield form, place
