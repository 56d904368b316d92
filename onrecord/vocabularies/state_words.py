"""Words of states' official names: "republic", "kingdom", "islands", in 40 languages.

``state_words.csv`` has a row for a concept in a language: ``rep``, ``people``, ``dem``,
``island`` …, and ``particle`` for articles, prepositions and "and". Words ending in
``*`` stand for every word that begins so. They are compared after folding, so accents
and case do not matter. The concepts of an official name tell apart states that share
the rest of it: the two Congos, Koreas, Chinas and Germanys.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from onrecord.vocabularies.tables import VocabularyError, rows_of


@cache
def state_words() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Language → concept → words as they stand in the table."""
    found: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    rows = rows_of("state_words.csv", ("language", "concept", "words"))
    for line, row in rows:
        words = tuple(filter(None, row["words"].split("|")))
        if not words or row["concept"] in found[row["language"]]:
            raise VocabularyError(
                f"state_words.csv, line {line}: words are needed, a concept only once"
            )
        found[row["language"]][row["concept"]] = words
    return found
