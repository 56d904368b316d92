"""Which state a printed name means, in any of many languages.

Names are looked up as they are, without articles and brackets, in English, as demonym,
as capital or seat of government, in all languages at once, and last taken apart into
the words of an official form and the rest. What fits two states, or none, is None: two
Congos and two Koreas are told apart only where the name itself does it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from onrecord.annotate.name_folding import LONGEST, tokens
from onrecord.annotate.spelling import misspelt
from onrecord.annotate.state_forms import (
    LONGEST_ENDING,
    Parts,
    difference,
    parts,
    without_particles,
)
from onrecord.annotate.state_index import (
    cheap_key,
    everywhere,
    index,
    key,
    not_states,
    official_concepts,
    people,
    seats,
    without_asides,
)

RULES = "names/1"


@dataclass(frozen=True, slots=True)
class StateName:
    """A printed name and the state it means."""

    printed: str
    actor_id: str
    how: str
    """``name``, ``demonym``, ``seat``, ``elsewhere`` (another language), ``form`` or
    ``spelling`` (one letter off, and nothing else near)."""
    confidence: float
    rule: str = RULES


def state_named(printed: str, language: str = "") -> StateName | None:
    """The state that `printed` names, or None.

    `language` is an ISO 639-1 code; without it, English and what all languages
    agree on.
    """
    if len(printed) > LONGEST:
        return None
    found = _found(printed, language.split("-")[0].split("_")[0].lower())
    return StateName(printed, *found) if found else None


def annotate(given: Mapping[str, Any]) -> str | None:
    """ISO 3166-1 alpha-3 of ``{"text", "lang"}``, also of historic states, or None."""
    found = state_named(str(given.get("text") or ""), str(given.get("lang") or ""))
    return found.actor_id if found else None


_Found = tuple[str, str, float]


@lru_cache(maxsize=4096)
def _found(printed: str, language: str) -> _Found | None:
    words = tokens(printed)
    if not words:
        return None
    codes = tuple(dict.fromkeys((language, "en")))
    for bearers, how, confidence in _looked_up(printed, words, codes):
        if bearers:
            # A name of two states is an answer too: none. Nothing further is tried.
            return _only(bearers, how, confidence)
    return _listed(printed, language) if "," in printed else None


def _only(bearers: frozenset[str], how: str, confidence: float) -> _Found | None:
    return (next(iter(bearers)), how, confidence) if len(bearers) == 1 else None


def _looked_up(
    printed: str, words: tuple[str, ...], codes: tuple[str, ...]
) -> Iterator[tuple[frozenset[str], str, float]]:
    """Who bears the name, way by way, the surest first."""
    whole = key(words)
    for code in codes:
        yield index(code).exact.get(whole, _NOBODY), "name", 0.99
        yield _loose(printed, words, code), "name", 0.98
    for code in codes:
        yield people(code).get(whole, _NOBODY), "demonym", 0.97
        yield (
            seats(code).get(key(without_particles(words, code)), _NOBODY),
            "seat",
            0.95,
        )
    if whole in not_states():
        return
    yield everywhere().get(cheap_key(printed), _NOBODY), "elsewhere", 0.95
    for code in codes:
        yield _by_form(parts(printed, code), code), "form", 0.93
    for code in codes:
        yield misspelt(whole, index(code).exact), "spelling", 0.85


_NOBODY: frozenset[str] = frozenset()


def _loose(printed: str, words: tuple[str, ...], code: str) -> frozenset[str]:
    known = index(code).loose
    for tried in (words, tokens(without_asides(printed))):
        if found := known.get(key(without_particles(tried, code))):
            return found
    return _NOBODY


def _listed(printed: str, language: str) -> _Found | None:
    """Two words for one people, "Kittitian, Nevisian": what both of them mean."""
    pieces = [piece.strip() for piece in printed.split(",")]
    if not 2 <= len(pieces) <= 4:
        return None
    found = {_found(piece, language) for piece in pieces}
    return found.pop() if len(found) == 1 else None


def _by_form(name: Parts, language: str) -> frozenset[str]:
    if not name.words:
        return _NAMELESS.get(name.concepts, _NOBODY)
    known = index(language)
    rest = key(name.words)
    for keys in (known.exact, known.loose, people(language), index("en").exact):
        if bearers := keys.get(rest):
            return _told_apart(bearers, name.concepts)
    return _told_apart(_alike(name, language), name.concepts)


def _alike(name: Parts, language: str) -> frozenset[str]:
    """States with a name that differs from this one only in its words' endings."""
    if not name.concepts and language == "en":
        return _NOBODY
    ending = LONGEST_ENDING if name.concepts else _LONGEST_CASE
    near: dict[str, int] = {}
    for short in index(language).short:
        letters = difference(name.words, short.words, ending)
        if letters is not None and short.concepts & _TELLING <= name.concepts:
            near[short.actor_id] = min(letters, near.get(short.actor_id, letters))
    nearest = min(near.values(), default=0)
    # "Nigeri" is as near to Niger as to Nigeria: the official form decides.
    return frozenset(who for who, letters in near.items() if letters <= nearest + 1)


_LONGEST_CASE = 3
"""Letters of a case ending where no word of an official form is there to confirm."""
_TELLING = frozenset({"united", "territory"})
"""Concepts without which a name of theirs is another one: Virgin Islands of the United
States are not any Virgin Islands."""


_NAMELESS = {
    frozenset(concepts): frozenset({"ARE"})
    for concepts in (("united", "arab", "emirate"), ("united", "emirate"))
}
"""Official names that are nothing but their form."""


@dataclass(frozen=True, slots=True)
class _Twin:
    """States of one name, told apart by a concept of the official form."""

    with_it: str
    without: str
    concepts: frozenset[str]


_TWINS = (
    _Twin("COD", "COG", frozenset({"dem"})),
    _Twin("PRK", "KOR", frozenset({"dem", "people"})),
    _Twin("CHN", "TWN", frozenset({"people"})),
    _Twin("DDR", "DEU", frozenset({"dem"})),
    _Twin("YMD", "YEM", frozenset({"people"})),
)


_DOUBTFUL = (frozenset({"state"}), frozenset({"island"}))


def _told_apart(candidates: frozenset[str], concepts: frozenset[str]) -> frozenset[str]:
    for twin in _TWINS:
        both = {twin.with_it, twin.without}
        if candidates & both:
            if "rep" not in concepts or candidates - both:
                return frozenset(both)
            return frozenset(
                {twin.with_it if concepts & twin.concepts else twin.without}
            )
    official = official_concepts()
    if concepts in _DOUBTFUL:
        # A state of a federation, an island of a state: where it is not the official
        # form, it is a part.
        (form,) = concepts
        return frozenset(one for one in candidates if form in official[one])
    if len(candidates) < 2:
        return candidates
    unlike = {one: len(concepts ^ official[one]) for one in candidates}
    least = min(unlike.values())
    return frozenset(one for one, count in unlike.items() if count == least)
