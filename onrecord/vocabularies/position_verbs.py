"""Words with which a text takes a position: asks, welcomes, condemns, commits itself.

``position_verbs.csv`` has a row a form and language. That a form stands in a passage
says that a position may be taken there, not which, and not by whom.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.vocabularies.tables import VocabularyError, rows_of


@cache
def position_verbs() -> Mapping[str, tuple[str, ...]]:
    """The forms by language, in the order of the table. Raises ``VocabularyError``."""
    found: dict[str, list[str]] = {}
    for line, row in rows_of("position_verbs.csv", ("language", "form")):
        forms = found.setdefault(row["language"], [])
        if not row["language"] or not row["form"].strip() or row["form"] in forms:
            raise VocabularyError(
                f"position_verbs.csv, line {line}: a language and a form, only once"
            )
        forms.append(row["form"])
    return {language: tuple(forms) for language, forms in found.items()}
