"""The names of headings and places by which a text may mention them.

A place is also meant by the names of the actor it is (`actor_names.csv`), by the names
of `place_names.csv`, and loosely by adjectives: "Caribbean Community", "Haitian".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from onrecord.annotate.stemming import Terms
from onrecord.vocabularies import Topic, actor_by_name, actor_names, name_key, topics
from onrecord.vocabularies.place_names import place_adjectives, place_names
from onrecord.vocabularies.places import demonyms

_ARTICLE = re.compile(r"^(?:the|les?|la|el|los|las) (?=\w)|^l['’](?=\w)", re.IGNORECASE)
"""A name with an article would end before a longer one without it."""
_SIDES = frozenset(
    f"{point}{ending}"
    for point in ("north", "south", "east", "west", "southeast", "northeast")
    for ending in ("", "ern")
) | {"central"}
LOOSE = "~"
"""Before the id of a place that is only meant loosely."""


def is_place(one: Topic) -> bool:
    """Whether a heading of the vocabulary is a place."""
    return one.kind == "place" or one.domain == "17"


@cache
def _places_of_actors() -> Mapping[str, tuple[str, ...]]:
    """Ids of the places that are an actor, by the actor: two for one renamed."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for one in topics().values():
        if is_place(one) and (actor := actor_by_name(one.labels["en"])):
            found[actor] += (one.id,)
    return found


@cache
def heading_terms(language: str) -> Terms:
    """The names of headings in one language; values are ids joined by ``|``."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    own: defaultdict[str, set[str]] = defaultdict(set)
    for one in topics().values():
        for name in _names(one, language):
            names[name].append(one.id)
            own[name_key(name)].add(one.id)
    for known in actor_names():
        if known.language in {language, ""}:
            ids = _places_of_actors().get(known.actor_id, ())
            name = _ARTICLE.sub("", known.name)
            meant = own[name_key(name)].intersection(ids) or ids
            names[name] += [i if i in meant else f"{LOOSE}{i}" for i in ids]
    for name, place in place_names(language):
        names[name].append(place)
    for name, place in place_adjectives(language):
        names[name].append(f"{LOOSE}{place}")
    for name, bearers in demonyms(language).items():
        for actor in bearers:
            names[name] += [f"{LOOSE}{i}" for i in _places_of_actors().get(actor, ())]
    if language == "en":
        for name, both in _joined(names):
            names[name] += both
    # Concepts of the thesaurus before its groups before other terms.
    return Terms(
        ((name, "|".join(dict.fromkeys(ids))) for name, ids in names.items()), language
    )


def _joined(names: Mapping[str, list[str]]) -> list[tuple[str, list[str]]]:
    """English names of two regions that share their noun: "Central and South Asia"."""
    sides: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for name, ids in names.items():
        side, _, noun = name.partition(" ")
        places = [i for i in ids if not i.startswith(LOOSE) and is_place(topics()[i])]
        if side.lower() in _SIDES and noun and places:
            sides[noun][side] = places
    return [
        (f"{one} and {other} {noun}", [*ids, *others])
        for noun, held in sides.items()
        for one, ids in held.items()
        for other, others in held.items()
        if ids != others
    ]


@cache
def acronyms(language: str) -> frozenset[str]:
    """Names of places in capitals: what else is so printed is no place ("SAMOA")."""
    return frozenset(known.name for known in actor_names() if known.name.isupper()) | {
        label
        for one in topics().values()
        if is_place(one) and (label := one.labels.get(language, "")).isupper()
    }


def _names(one: Topic, language: str) -> Iterator[str]:
    label = one.labels.get(language)
    if label is None or one.match == "no":
        return
    yield label
    if "(" in label and (is_place(one) or one.kind == "subject"):
        yield label.split("(", 1)[0].strip()
    if language == "en":
        yield from one.also
