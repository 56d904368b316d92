"""For whom a person spoke then: name, office and date to a state or body.

A person is known by the family name and a given name or initial, or by the family name,
the office and the year where only one fits. The dates of office decide; where persons
of different states fit equally well there is no answer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from onrecord.annotate.person_names import (
    fold,
    glued,
    likeness,
    role_in,
    skeleton,
    split_name,
    words_of,
)
from onrecord.vocabularies.officeholders import Officeholder, Term, officeholders

VERSION = "persons/1"

THRESHOLD = 0.5
"""Least confidence of an answer."""


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """A person of the table and the office that fits."""

    actor_id: str
    """``PERSON:slug``."""
    name: str
    state: str
    """Actor id of the state (ISO 3166-1 alpha-3) or body that the person spoke for."""
    office: str
    since: str
    until: str
    confidence: float
    """Between 0 and 1."""
    rule: str = VERSION


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a spelling of a person agrees with a printed name."""

    person: Officeholder
    kind: str
    """``full``, ``initial`` or ``family``."""
    score: float
    titles: frozenset[str]


def annotate(given: Mapping[str, Any]) -> str | None:
    """The state (ISO 3166-1 alpha-3) of ``name``, ``post``, ``year``; else None."""
    year = given.get("year")
    on = int(year) if re.fullmatch(r"\s*\d{4}\s*", str(year), re.ASCII) else None
    match = state_of(str(given.get("name") or ""), role=str(given.get("post") or ""),
                     on=on)  # fmt: skip
    return match.state if match and len(match.state) == 3 else None


def state_of(
    person: str, *, role: str = "", on: date | int | None = None
) -> PersonMatch | None:
    """The one person and office that a printed name means, else None.

    `role` is the office as printed, in any words; `on` a day or a year. Titles before
    the name ("President", "Sheikh") are read as a role where `role` is empty.
    """
    words, titles = split_name(person)
    if not words:
        return None
    wanted = offices_in(role) or offices_in(role_in(titles))
    styles = frozenset(titles) | frozenset(re.findall(r"[a-z]+", fold(role)))
    judged = [
        (*_judge(fit, wanted, on), bool(fit.titles & styles), fit)
        for fit in _fits(words)
    ]
    judged = [one for one in judged if one[0] >= THRESHOLD]
    if not judged:
        return None
    best = max(_rank(confidence, fit) for confidence, _, _, fit in judged)
    near = [one for one in judged if _rank(one[0], one[3]) >= best - 0.12]
    if len({term.actor_id for _, term, _, _ in near}) > 1:
        near = [one for one in near if one[2]]
    if len({term.actor_id for _, term, _, _ in near}) != 1:
        return None
    confidence, term, _, fit = max(near, key=lambda one: _rank(one[0], one[3]))
    return PersonMatch(
        fit.person.id, fit.person.name, term.actor_id, term.office, term.since,
        term.until, round(confidence, 2),
    )  # fmt: skip


def _rank(confidence: float, fit: _Fit) -> float:
    return confidence + 0.5 * fit.score


_OFFICES: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (pattern, frozenset(offices.split()))
    for pattern, offices in (
        (r"vice.?president|vicepresident|vizepr|вице-?президент|نائب الرئيس|副主席|副总统",
         "deputy_head_of_state"),
        (r"(deputy|vice|first vice).{0,9}(prime|premier)|vice.?premier|tanaiste"
         r"|viceprim|вице-?премьер|副总理|vice.?chancellor",
         "deputy_head_of_government"),
        (r"foreign|foregn|external|exterior|etranger|aussen|иностранных|secretary of state"
         r"|خارجية|外交|外长|外務",
         "foreign_minister"),
        (r"prime.?minister|premi|primer|head of.{0,5}government|chancellor|kanzler"
         r"|taoiseach|chef du gouv|jefe de.{0,6}gob|премьер|总理|首相|رئيس الوزراء"
         r"|رئيس مجلس الوزراء|chief executive|government",
         "head_of_government"),
        (r"permanent (rep|obs)|ambassador|un rep|represent|charge d|постоянн|常驻|مندوب",
         "permanent_representative"),
        (r"secretary.general|high commissioner|coordinator|envoy|director.general"
         r"|генеральн\w+ секретар|秘书长|الأمين العام|secretaire general",
         "un_official organisation_head special_envoy"),
        (r"president|head of.{0,5}state|\bking|queen|\bemir|\bamir|prince|sultan|pope"
         r"|sovereign|captain regent|monarch|governor.general|president|президент|король"
         r"|主席|总统|国王|رئيس|ملك|أمير|leader|chairman|head of state",
         "head_of_state"),
        (r"spokes|portavoz|porte.parole|представител|发言人|متحدث", "spokesperson"),
        (r"minist|secretary", "minister foreign_minister"),
    )
)  # fmt: skip


@cache
def _office_patterns() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    return tuple((re.compile(pattern), offices) for pattern, offices in _OFFICES)


def offices_in(role: str) -> frozenset[str]:
    """The kinds of office that printed words tell; empty where they tell none."""
    plain = role[:200].casefold()
    latin = fold(plain)
    found: set[str] = set()
    for pattern, offices in _office_patterns():
        if pattern.search(plain) or pattern.search(latin):
            if found and offices & {"head_of_state", "minister"}:
                continue
            found |= offices
    if "deputy_head_of_government" in found:
        found.discard("head_of_government")
    return frozenset(found)


_HEADS = frozenset({"head_of_state", "head_of_government"})


def _judge(
    fit: _Fit, wanted: frozenset[str], on: date | int | None
) -> tuple[float, Term]:
    """(confidence, the term that fits best)."""
    return max(
        ((_confidence(fit, term, wanted, on), term) for term in fit.person.terms),
        key=lambda one: one[0],
    )


def _confidence(
    fit: _Fit, term: Term, wanted: frozenset[str], on: date | int | None
) -> float:
    years = term.distance(on) if on is not None else 1
    same = term.office in wanted or bool(term.office in _HEADS and wanted & _HEADS)
    if fit.kind == "family":
        if not same or on is None or years > 1:
            return 0.0
        return 0.8 if years == 0 else 0.55
    sure = {"full": 0.97, "initial": 0.85}[fit.kind]
    sure -= 0.0 if same else 0.03 if not wanted else 0.1
    if years > 1:
        if years > 12 or fit.kind == "initial":
            return 0.0
        sure -= 0.15 + 0.02 * years
    elif years == 1 and on is not None:
        sure -= 0.05
    return sure * (0.7 + 0.3 * min(1.0, fit.score * 1.25))


@dataclass(frozen=True, slots=True)
class _Spelling:
    words: tuple[str, ...]
    family: frozenset[int]
    """Places of the family name's words."""


@cache
def _spellings(person: Officeholder) -> tuple[_Spelling, ...]:
    family = {word for name in person.family for word in words_of(name)}
    found = []
    for spelling in person.spellings:
        words = words_of(spelling)
        places = {i for i, word in enumerate(words) if word in family}
        found.append(_Spelling(words, frozenset(places or {len(words) - 1})))
    return tuple(found)


@cache
def _styles(person: Officeholder) -> frozenset[str]:
    return frozenset(
        title for spelling in person.spellings for title in split_name(spelling)[1]
    )


@cache
def _by_family() -> Mapping[str, Sequence[Officeholder]]:
    """Persons by the consonants of each word of their family names."""
    keyed: defaultdict[str, list[Officeholder]] = defaultdict(list)
    for person in officeholders():
        keys = set()
        for name in person.family:
            for word in words_of(name):
                keys.update({skeleton(word), skeleton(glued(word))})
        for key in keys:
            keyed[key].append(person)
    return keyed


@cache
def _by_word() -> Mapping[str, Sequence[Officeholder]]:
    """Persons by the consonants of every word, for misprinted family names."""
    keyed: defaultdict[str, list[Officeholder]] = defaultdict(list)
    for person in officeholders():
        words = {word for one in _spellings(person) for word in one.words}
        for key in {skeleton(word) for word in words}:
            keyed[key].append(person)
    return keyed


def _fits(words: tuple[str, ...]) -> list[_Fit]:
    """Persons whose name agrees with `words`."""
    words = words[:12]
    tried = _variants(words)
    found = _agreeing(tried, _by_family())
    return found or _agreeing(tried, _by_word())


def _variants(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """`words`, and with each two neighbours written as one ("Ki moon")."""
    joined = [
        (*words[:i], words[i] + words[i + 1], *words[i + 2 :])
        for i in range(len(words) - 1)
    ]
    return [words, *joined]


def _agreeing(
    tried: Iterable[tuple[str, ...]], index: Mapping[str, Sequence[Officeholder]]
) -> list[_Fit]:
    best: dict[str, _Fit] = {}
    for words in tried:
        keys = {
            key for word in words for key in (skeleton(word), skeleton(glued(word)))
        }
        persons = {one.id: one for key in keys for one in index.get(key, ())}
        for person in persons.values():
            fit = _fit(words, person)
            if fit and (person.id not in best or fit.score > best[person.id].score):
                best[person.id] = fit
    return list(best.values())


def _fit(words: tuple[str, ...], person: Officeholder) -> _Fit | None:
    found = [
        agreed
        for spelling in _spellings(person)
        if (agreed := _agreement(words, spelling))
    ]
    if not found:
        return None
    kind, score = max(found, key=lambda one: one[1])
    return _Fit(person, kind, score, _styles(person))


def _agreement(words: tuple[str, ...], spelling: _Spelling) -> tuple[str, float] | None:
    """(kind, share of both names that agrees), or None for another person."""
    theirs = spelling.words
    pairs = sorted(
        (
            (like, -abs(i - j), i, j)
            for i, word in enumerate(words)
            for j, other in enumerate(theirs)
            if (like := likeness(word, other)) > 0
        ),
        reverse=True,
    )
    left, right = set(range(len(words))), set(range(len(theirs)))
    matched: list[tuple[int, int, float]] = []
    for like, _, i, j in pairs:
        if i in left and j in right:
            matched.append((i, j, like))
            left.discard(i)
            right.discard(j)
    family = [one for one in matched if one[1] in spelling.family]
    if not family:
        return None
    initials = 0
    for i in sorted(left):
        for j in sorted(right):
            if 1 in {len(words[i]), len(theirs[j])} and words[i][0] == theirs[j][0]:
                initials += 1
                left.discard(i)
                right.discard(j)
                break
    weight = sum(like for _, _, like in matched) + 0.5 * initials
    score = 2 * weight / (len(words) + len(theirs))
    if len(matched) > 1:
        return "full", score
    if initials:
        return "initial", score
    if not left or (len(theirs) == 1 and len(words) == 1):
        return "family", score
    return None
