"""For whom a person spoke then: name, office and date to a state or body.

A person is known by the family name and a given name or initial, or by the family name,
the office and the year where only one fits. The dates of office decide; where persons
of different states fit equally well there is no answer.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from onrecord.annotate.person_names import (
    distance,
    fold,
    fold_lines,
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
    """``full``, ``initial``, ``family`` alone, or ``garbled``."""
    score: float
    titles: frozenset[str]


def annotate(given: Mapping[str, Any]) -> str | None:
    """The state (ISO 3166-1 alpha-3) of ``name``, ``post``, ``year``; else None."""
    year = given.get("year")
    on = int(str(year)) if re.fullmatch(r"\s*\d{4}\s*", str(year), re.ASCII) else None
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
    if fit.kind in {"family", "garbled"}:
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
def _spellings(number: int) -> tuple[_Spelling, ...]:
    person = officeholders()[number]
    family = {word for name in person.family for word in words_of(name)}
    found = []
    for spelling in person.spellings:
        words = words_of(spelling)
        places = {i for i, word in enumerate(words) if word in family}
        found.append(_Spelling(words, frozenset(places or {len(words) - 1})))
    return tuple(found)


@cache
def _styles(number: int) -> frozenset[str]:
    spellings = officeholders()[number].spellings
    return frozenset(title for one in spellings for title in split_name(one)[1])


Index = Mapping[str, Sequence[int]]
"""Places in the table by the consonants of a word."""


@cache
def _by_family() -> Index:
    return _indexed([" ".join(one.family) for one in officeholders()])


@cache
def _by_word() -> Index:
    return _indexed([" ".join(one.spellings) for one in officeholders()])


def _indexed(names: Sequence[str]) -> Index:
    # Folded all at once: thousands of single calls would take ten times as long.
    keyed: defaultdict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(fold_lines(names)):
        for key in {key for word in set(line) for key in _keys(word)}:
            keyed[key].append(number)
    return keyed


def _keys(word: str) -> tuple[str, ...]:
    bare = glued(word)
    return (skeleton(word),) if bare == word else (skeleton(word), skeleton(bare))


_FEW = 25
"""Bearers of a name up to which each is compared."""


@lru_cache(maxsize=2000)
def _fits(words: tuple[str, ...]) -> tuple[_Fit, ...]:
    """Persons whose name agrees with `words`; the garbled only where no other does."""
    tried = _variants(words[:12])
    likely, possible = _candidates(tried)
    agreed = _agreeing(tried, likely)
    if not any(fit.kind == "full" for fit in agreed):
        agreed += _agreeing(tried, possible - likely)
    return tuple(fit for fit in agreed if fit.kind != "garbled") or tuple(agreed)


def _agreeing(tried: Sequence[tuple[str, ...]], numbers: set[int]) -> list[_Fit]:
    return [
        _Fit(officeholders()[number], *best, _styles(number))
        for number in numbers
        if (best := _best_agreement(tried, number))
    ]


def _variants(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """`words`, and with each two neighbours written as one ("Ki moon")."""
    joined = [
        (*words[:i], words[i] + words[i + 1], *words[i + 2 :])
        for i in range(len(words) - 1)
    ]
    return [words, *joined]


def _candidates(tried: Sequence[tuple[str, ...]]) -> tuple[set[int], set[int]]:
    """(persons with two of the words, those with one that few have)."""
    hits: Counter[int] = Counter()
    few: set[int] = set()
    for word in {word for variant in tried for word in variant}:
        persons: set[int] = set()
        bearers: set[int] = set()
        for key in _keys(word):
            persons.update(_by_word().get(key, ()))
            bearers.update(_by_family().get(key, ()))
        hits.update(persons)
        if len(bearers) <= _FEW or len(tried[0]) == 1:
            few |= bearers
        if len(persons) <= _FEW:
            few |= persons
    return {number for number, count in hits.items() if count > 1}, few


def _best_agreement(
    tried: Sequence[tuple[str, ...]], number: int
) -> tuple[str, float] | None:
    for words in tried:
        found = [
            agreed
            for spelling in _spellings(number)
            if (agreed := _agreement(words, spelling))
        ]
        if found:
            return max(found, key=lambda one: one[1])
    return None


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
    if not left:
        return "family", score
    if any(_misprint(words[i], theirs[j]) for i in left for j in right):
        return "garbled", score
    return None


def _misprint(one: str, two: str) -> bool:
    """Whether a given name may be the other with a letter or two misread."""
    long = max(len(one), len(two))
    most = 1 if long < 6 else 2
    return long > 3 and distance(one, two, most + 1) <= most
