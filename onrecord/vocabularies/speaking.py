"""The tongues that meeting records name ("spoke in Spanish"), from an editable table.

``spoken_languages.csv`` has one row a language: its English name, its code, and how
records in the other official languages print it, alternatives parted by ``|``. Russian
has stems.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.vocabularies import LANGUAGES, name_key
from onrecord.vocabularies.tables import VocabularyError, rows_of


@cache
def _printed() -> Mapping[str, str]:
    printed: dict[str, str] = {}
    columns = ("language", "iso", *(code for code in LANGUAGES if code != "en"))
    for line, row in rows_of("spoken_languages.csv", columns):
        if not row["language"] or not row["iso"]:
            raise VocabularyError(f"spoken_languages.csv, line {line}: no language")
        printed[name_key(row["language"])] = row["language"]
        for column in columns[2:]:
            for word in filter(None, row[column].split("|")):
                printed.setdefault(name_key(word), row["language"])
    return printed


@cache
def _by_length() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(_printed().items(), key=lambda pair: -len(pair[0])))


def tongue(printed: str) -> str:
    """The English name of the language that `printed` names ("arabe" → ``Arabic``),
    or empty. `printed` may carry an article or a preposition, never a sentence."""
    key = name_key(printed[:80])
    if found := _printed().get(key):
        return found
    for word, language in _by_length():
        if word in key:
            return language
    return ""
