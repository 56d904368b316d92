"""What other data sets call a state: M49 and Correlates of War numbers, by day.

``country_codes.csv`` has one row an actor, and further ones before it for the periods
in which the number or the name was another one. Numbers are facts of their publishers:
M49 of the United Nations Statistics Division, COW of the Correlates of War project's
list of states.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.vocabularies import actors
from onrecord.vocabularies.tables import VocabularyError, rows_of


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """The numbers and the English name of one actor in one period."""

    since: str
    """First day, ISO 8601; empty for ever."""
    until: str
    """Last day."""
    m49: int | None
    """None where the list has no such entry, as are ``cow`` ones."""
    cow: int | None
    name: str


@cache
def country_codes() -> Mapping[str, tuple[CountryCodes, ...]]:
    """The periods of every state and territory; those with an end come first."""
    found: dict[str, list[CountryCodes]] = {}
    columns = ("actor_id", "from", "to", "m49", "cow", "name")
    for line, row in rows_of("country_codes.csv", columns):
        actor = actors().get(row["actor_id"])
        if actor is None:
            raise VocabularyError(
                f"country_codes.csv, line {line}: unknown actor {row['actor_id']!r}"
            )
        try:
            m49, cow = (int(row[c]) if row[c] else None for c in ("m49", "cow"))
        except ValueError:
            raise VocabularyError(
                f"country_codes.csv, line {line}: a code is no number"
            ) from None
        found.setdefault(actor.id, []).append(
            CountryCodes(row["from"], row["to"], m49, cow, row["name"] or actor.name())
        )
    return {actor: tuple(periods) for actor, periods in found.items()}


def codes_on(actor_id: str, on: date | None) -> CountryCodes | None:
    """The codes of an actor on a day; without a day those of the last period.

    None for what is no state or territory, and on days of no period.
    """
    periods = country_codes().get(actor_id, ())
    if on is None:
        return periods[-1] if periods else None
    day = on.isoformat()
    for one in periods:
        if (one.since or "0") <= day <= (one.until or "9999-12-31"):
            return one
    return None
