"""Persons of the table of officeholders whose name agrees with a printed one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.annotate.person_names import (
    distance,
    fold_lines,
    glued,
    likeness,
    one_letter_apart,
    skeleton,
    split_name,
    words_of,
)
from onrecord.vocabularies.officeholders import Officeholder, officeholders


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a person's name agrees with a printed one."""

    person: Officeholder
    kind: str
    """``full``: two words agree; ``initial``: family name and initial; ``family``: the
    family name alone; ``garbled``: with a given name that may be a misprint."""
    score: float
    """Share of both names that agrees, to 1."""
    titles: frozenset[str]
    """Titles that the table prints before the name ("king")."""


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
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(fold_lines(names)):
        for word in line:
            numbers[word].append(number)
    keyed: defaultdict[str, list[int]] = defaultdict(list)
    for word, found in numbers.items():
        for key in _keys(word):
            keyed[key] += found
    return keyed


def _keys(word: str) -> tuple[str, ...]:
    bare = glued(word)
    return (skeleton(word),) if bare == word else (skeleton(word), skeleton(bare))


_FEW = 25
"""Bearers of a name up to which each is compared."""


@lru_cache(maxsize=2000)
def fits(words: tuple[str, ...]) -> tuple[Fit, ...]:
    """Persons whose name agrees with `words`; the garbled only where no other does."""
    tried = _variants(words)
    likely, possible = _candidates(tried)
    agreed = _agreeing(tried, likely)
    if not any(fit.kind == "full" for fit in agreed):
        agreed += _agreeing(tried, possible - likely)
    return tuple(fit for fit in agreed if fit.kind != "garbled") or tuple(agreed)


def _agreeing(tried: Sequence[tuple[str, ...]], numbers: set[int]) -> list[Fit]:
    return [
        Fit(officeholders()[number], *best, _styles(number))
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
        proof = sum(like * _weight(theirs[j]) for _, j, like in matched)
        enough = 1.5 if left and right else 1.4 if left or right else 0.0
        return ("full", score) if proof >= enough else None
    if initials:
        return "initial", score
    if not all(_surely(words[i], theirs[j]) for i, j, _ in family):
        return None
    if not left:
        # A name in Han characters is one word and has both names in it.
        whole = not right and len(words[0]) > 1 and words[0][0] >= "\u2e80"
        return "full" if whole else "family", score
    if any(_misprint(words[i], theirs[j]) for i in left for j in right):
        return "garbled", score
    return None


@cache
def _weight(word: str) -> float:
    """What agreement in one word proves: less, the more people have it."""
    bearers = len(set(_by_word().get(skeleton(word), ())))
    return 1.0 if bearers <= 15 else 0.7 if bearers <= 60 else 0.4


def _surely(one: str, two: str) -> bool:
    """Whether a family name standing alone is the other, spelt nearly the same."""
    same = glued(one) == glued(two)
    return same or (min(len(one), len(two)) > 5 and one_letter_apart(one, two))


def _misprint(one: str, two: str) -> bool:
    """Whether a given name may be the other with a letter or two misread."""
    long = max(len(one), len(two))
    most = 1 if long < 6 else 2
    return long > 3 and distance(one, two, most + 1) <= most
