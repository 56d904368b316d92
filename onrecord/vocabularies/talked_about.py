"""States that everybody speaks about in some years, beyond the years of the corpus.

``talked_about.csv`` has the share of speeches of other states that name one, roughly.
A war or a crisis makes a state the most named one in everybody's speeches; that it is
named often then says little about who speaks.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.vocabularies.tables import VocabularyError, rows_of

SINCE = 2020
"""Before, the shares are counted from the speeches themselves."""


@cache
def talked_about(year: int | None) -> Mapping[str, float]:
    """State → share, in that year; empty for years that were counted."""
    found: dict[str, float] = {}
    if year is None or year < SINCE:
        return found
    rows = rows_of("talked_about.csv", ("actor_id", "from", "to", "share"))
    for line, row in rows:
        try:
            share = float(row["share"])
        except ValueError:
            raise VocabularyError(
                f"talked_about.csv, line {line}: no share {row['share']!r}"
            ) from None
        if row["from"][:4] <= str(year) and (not row["to"] or row["to"] >= str(year)):
            found[row["actor_id"]] = share
    return found
