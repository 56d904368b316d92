"""Names of states and territories, of today and before, in the world's languages.

``territory_names.csv`` is Unicode CLDR's list (`onrecord.vocabularies.cldr` writes it):
a row a language, a column an actor, empty where the name is the English one.
``country_names.csv`` has what people say besides: abbreviations, usage, former names
and dissolved states; people may edit it. A row is one state in one language.
``not_states.csv`` lists regions and names that several states share.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import resources

from onrecord.vocabularies import actor_names, actors
from onrecord.vocabularies.tables import VocabularyError, rows_of

STATE_KINDS = frozenset({"state", "historic_state", "territory", "observer"})
"""Kinds of actors that have a name in these tables."""


def is_state(actor_id: str) -> bool:
    """Whether the actor is a state or territory of today or before."""
    known = actors().get(actor_id)
    return known is not None and known.kind in STATE_KINDS


@cache
def _table() -> tuple[list[str], Mapping[str, str]]:
    """The actors of the columns, and each language's line as it stands in the file."""
    file = resources.files(__package__ or "") / "territory_names.csv"
    header, *lines = file.read_text(encoding="utf-8").splitlines()
    order = header.split(",")[1:]
    return order, {line.partition(",")[0]: line for line in lines}


@cache
def territory_languages() -> tuple[str, ...]:
    """ISO 639 codes that CLDR has names for; some with a script: ``sr_Latn``."""
    return tuple(_table()[1])


@cache
def _row(identifier: str) -> tuple[str, ...]:
    line = _table()[1].get(identifier, "")
    # One line at a time: a language is wanted, not two hundred.
    return tuple(next(csv.reader([line]), [""])[1:])


@cache
def territory_names(language: str) -> Mapping[str, tuple[str, ...]]:
    """Actor → its names in CLDR in `language`, in every script that CLDR has.

    Empty for a language that CLDR does not know. The name is the English one where the
    language has no other.
    """
    order, lines = _table()
    rows = [
        _row(identifier) for identifier in lines if identifier.split("_")[0] == language
    ]
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for row in rows:
        for actor_id, name, english in zip(order, row, _row("en"), strict=True):
            if (name or english) and (name or english) not in found[actor_id]:
                found[actor_id] += (name or english,)
    return found


@cache
def _country_names() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    found: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    rows = rows_of("country_names.csv", ("actor_id", "language", "names"))
    for line, row in rows:
        if not is_state(row["actor_id"]):
            raise VocabularyError(
                f"country_names.csv, line {line}: no state {row['actor_id']!r}"
            )
        known = found[row["language"]]
        known[row["actor_id"]] = (
            *known.get(row["actor_id"], ()),
            *filter(None, row["names"].split("|")),
        )
    return found


def country_names(language: str) -> Mapping[str, tuple[str, ...]]:
    """Actor → abbreviations, usual and former names in `language`."""
    return _country_names().get(language, {})


@cache
def region_names() -> tuple[str, ...]:
    """Parts of states, continents and names that several states share: no state."""
    rows = rows_of("not_states.csv", ("language", "names"))
    return tuple(
        name for _, row in rows for name in row["names"].split("|") if name.strip()
    )


@cache
def _printed_by_language() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    found: defaultdict[str, defaultdict[str, tuple[str, ...]]] = defaultdict(
        lambda: defaultdict(tuple)
    )
    for name in actor_names():
        if is_state(name.actor_id):
            found[name.language or "en"][name.actor_id] += (name.name,)
    return found


def state_names(language: str) -> Mapping[str, tuple[str, ...]]:
    """Actor → every name in `language`: the actors' own tables, ours, and CLDR's."""
    tables = (
        _printed_by_language().get(language, {}),
        country_names(language),
        territory_names(language),
    )
    found: dict[str, tuple[str, ...]] = {}
    for table in tables:
        for actor_id, names in table.items():
            found[actor_id] = (*found.get(actor_id, ()), *names)
    return {one: tuple(dict.fromkeys(names)) for one, names in found.items()}
