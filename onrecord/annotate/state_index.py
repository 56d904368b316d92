"""Indexes of states' names by language, built when a language is first asked for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.annotate.name_folding import tokens
from onrecord.annotate.state_forms import parts, without_particles
from onrecord.vocabularies.places import demonyms, places
from onrecord.vocabularies.territories import (
    country_names,
    region_names,
    state_names,
    territory_languages,
    territory_names,
)

Keys = Mapping[str, frozenset[str]]
"""Folded name → the actors that bear it."""

TWINS = frozenset({"COD", "COG", "PRK", "KOR"})
"""States whose name without what stands in brackets is also another's."""

_ASIDE = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]|\*+")


def without_asides(name: str) -> str:
    """`name` without brackets and the asterisks of footnotes."""
    return _ASIDE.sub(" ", name)


def key(words: Iterable[str]) -> str:
    """The key of folded words. Spaces do not count: "Sri Lanka", "Srilanka"."""
    return "".join(words)


def _gathered(pairs: Iterable[tuple[str, str]]) -> Keys:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, actor_id in pairs:
        if name:
            found[name].add(actor_id)
    return {name: frozenset(bearers) for name, bearers in found.items()}


@dataclass(frozen=True, slots=True)
class Short:
    """A name less its official form, for comparing inflected forms."""

    words: tuple[str, ...]
    actor_id: str
    concepts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Index:
    """The names of one language."""

    exact: Keys
    loose: Keys
    """Without particles and what stands in brackets; only where `exact` has none."""
    short: tuple[Short, ...]


@cache
def index(language: str) -> Index:
    """Names in `language`; of no language, where it is unknown."""
    named = [(n, who) for who, names in state_names(language).items() for n in names]
    exact = _gathered((key(tokens(name)), who) for name, who in named)
    loose = _gathered(
        (key(without_particles(tokens(variant), language)), who)
        for name, who in named
        for variant in (name, name if who in TWINS else without_asides(name))
    )
    short = {
        Short(found.words, who, found.concepts)
        for name, who in named
        for found in [parts(name, language)]
        if found.words
    }
    return Index(
        exact, loose, tuple(sorted(short, key=lambda s: (s.words, s.actor_id)))
    )


def cheap_key(name: str) -> str:
    """`name` without case and superfluous spaces."""
    return " ".join(name.casefold().split())


@cache
def everywhere() -> Keys:
    """Names of all languages together; of several bearers where they clash.

    By `cheap_key`: folding the names of two hundred languages would take a second.
    """
    pairs: set[tuple[str, str]] = set()
    for language in dict.fromkeys(one.split("_")[0] for one in territory_languages()):
        for table in (territory_names(language), country_names(language)):
            pairs.update((n, who) for who, names in table.items() for n in names)
    return _gathered((cheap_key(name), who) for name, who in pairs)


@cache
def people(language: str) -> Keys:
    """Demonyms in every form."""
    return _gathered(
        (key(tokens(form)), who)
        for form, bearers in demonyms(language).items()
        for who in bearers
    )


@cache
def seats(language: str) -> Keys:
    """Capitals and seats of government that are nothing else."""
    return _gathered(
        (key(without_particles(tokens(place.name), language)), place.actor_id)
        for place in places(language)
        if place.certain
    )


@cache
def not_states() -> frozenset[str]:
    """Folded names of regions and parts of states, in all languages."""
    return frozenset(key(tokens(name)) for name in region_names())


@cache
def official_concepts() -> Mapping[str, frozenset[str]]:
    """What the official names say of each state: Korea {rep}, or {dem, people, rep}."""
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for who, names in state_names("en").items():
        for name in names:
            found[who] |= parts(name, "en").concepts
    return found
