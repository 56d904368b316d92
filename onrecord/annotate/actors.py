"""Actors named in a text: states, organisations, groups, by their known names.

Naming is not speaking: who issues a statement is the source's word, not this module's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.annotate.phrases import Phrases
from onrecord.vocabularies import actor_names, actors, name_key

RULES = "actors/1"

# Names inside other names, which are not those actors.
_NOT_ACTORS = {
    "en": (
        "Gulf of Guinea", "Northern Ireland", "South Georgia", "New Mexico",
        "New Jersey", "Sea of Japan", "South China Sea", "East China Sea",
        "Gulf of Mexico", "Lake Chad", "Lake Chad Basin", "Niger Delta", "River Jordan",
        "Jordan River", "Jordan Valley", "Indian Ocean", "Korean Peninsula",
        "Gulf of Oman", "Gulf of Thailand", "Panama Canal", "Panama City",
        "Kuwait City", "Mexico City", "Guatemala City",
    ),
    "fr": ("golfe de Guinée", "Irlande du Nord", "lac Tchad", "bassin du lac Tchad"),
    "es": ("Golfo de Guinea", "Irlanda del Norte", "lago Chad", "Nuevo México"),
}  # fmt: skip
_NO_ACTOR = ""


@dataclass(frozen=True, slots=True)
class ActorMark:
    """An actor named at text[start:end]."""

    start: int
    end: int
    printed: str
    actor_id: str
    rule: str = RULES


def _entries(language: str) -> Iterator[tuple[str, str]]:
    for phrase in _NOT_ACTORS.get(language, ()):
        yield phrase, _NO_ACTOR
    bearers: dict[str, set[str]] = {}
    for name in actor_names():
        bearers.setdefault(name_key(name.name), set()).add(name.actor_id)
    for name in actor_names():
        if name.language not in {language, ""} or "misprint" in name.note:
            continue
        if len(bearers[name_key(name.name)]) == 1 and actors()[name.actor_id].kind:
            yield (
                name.name.split(" (", 1)[0] if _inverted(name.name) else name.name,
                (name.actor_id),
            )
            yield name.name, name.actor_id


def _inverted(name: str) -> bool:
    """Whether "Iran (Islamic Republic of)": in prose the first part stands alone."""
    return name.endswith(" of)")


@cache
def _names(language: str) -> Phrases:
    return Phrases(_entries(language), language)


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(
        name.name.casefold()
        for name in actor_names()
        if name.name.isupper() and name.name.isascii() and len(name.name) < 8
    )


def mentioned_actors(text: str, language: str) -> list[ActorMark]:
    """The actors that `text` names, in order of place.

    In scripts with capitals a name must have one, and an abbreviation must be printed
    in capitals: "us" and "act" are words.
    """
    marks = []
    for hit in _names(language).find(text):
        printed = text[hit.start : hit.end]
        if hit.value == _NO_ACTOR or printed.islower():
            continue
        if printed.casefold() in _abbreviations() and not printed.isupper():
            continue
        marks.append(ActorMark(hit.start, hit.end, printed, hit.value))
    return marks
