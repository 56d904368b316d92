"""Demonyms, capitals and seats of government: words that stand for a state.

``demonyms.csv`` has one row a state, its adjectives and words for its people in the
form a dictionary prints; `demonyms` gives every form that a text may print.
``capitals.csv`` has one row a place or institution. Cells hold several names joined by
``|``; a name that ends in ``?`` is also something else (a given name, another town), so
a text must give a further reason before it is taken for the state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.vocabularies import actors
from onrecord.vocabularies.inflections import FORMS
from onrecord.vocabularies.tables import VocabularyError, rows_of

LANGUAGES = ("en", "fr", "es", "ru", "ar", "de", "zh")
KINDS = (
    "capital", "city", "former", "seat", "ministry", "parliament", "army", "agency",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A name of a place or institution that is used for a state's government."""

    name: str
    actor_id: str
    kind: str
    """``capital``; ``city`` (a seat of some organs or a former capital that is still
    named), ``former`` capital, ``seat`` (a palace or street), ``ministry``,
    ``parliament``, ``army`` or ``agency``."""
    language: str
    certain: bool = True
    """False for a name that is also a person's, another town's or an organisation's."""
    since: str = ""
    until: str = ""


def _names(cell: str) -> Iterator[tuple[str, bool]]:
    for name in filter(None, cell.split("|")):
        yield name.removesuffix("?"), not name.endswith("?")


def _known(table: str, line: int, actor_id: str) -> str:
    if actor_id not in actors():
        raise VocabularyError(f"{table}, line {line}: unknown actor {actor_id!r}")
    return actor_id


@cache
def places(language: str) -> tuple[Place, ...]:
    """Capitals, seats and institutions by their names in `language`; empty for none."""
    if language not in LANGUAGES:
        return ()
    found = []
    columns = ("actor_id", "kind", *LANGUAGES, "from", "to")
    for line, row in rows_of("capitals.csv", columns):
        if row["kind"] not in KINDS:
            raise VocabularyError(f"capitals.csv, line {line}: no kind {row['kind']!r}")
        actor_id = _known("capitals.csv", line, row["actor_id"])
        for name, certain in _names(row[language]):
            found.append(
                Place(
                    name, actor_id, row["kind"], language, certain,
                    row["from"], row["to"],
                )
            )  # fmt: skip
    return tuple(found)


@cache
def demonyms(language: str) -> Mapping[str, tuple[str, ...]]:
    """Every printed form of every demonym in `language` → ids of the states it fits.

    Forms are as a sentence prints them inside ("Chilean", "chilienne", "чилийского",
    "chilenischen", "التشيلية"). Forms of two states ("Dominican") have two ids.
    """
    if language not in LANGUAGES:
        return {}
    forms: Callable[[str], Iterator[str]] = FORMS[language]
    found: dict[str, tuple[str, ...]] = {}
    for line, row in rows_of("demonyms.csv", ("actor_id", *LANGUAGES)):
        actor_id = _known("demonyms.csv", line, row["actor_id"])
        for name, _ in _names(row[language]):
            for form in forms(name):
                bearers = found.get(form, ())
                if actor_id not in bearers:
                    found[form] = (*bearers, actor_id)
    return found
