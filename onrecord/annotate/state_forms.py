"""Official names taken apart: which words say what kind of state, and which say which.

"Federální republika Německo" is {federal, republic} of "německo". The rest is compared
with the short names of the language by their common beginning, for it may stand in
another case or be an adjective ("Libanonská republika", "Republika Gwinei").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.annotate.name_folding import tokens
from onrecord.vocabularies.state_words import state_words

_SPACELESS = frozenset({"ja", "zh", "th", "ko"})
PARTICLE = "particle"
_HEBREW_ARTICLE = "\u05d4"


@dataclass(frozen=True, slots=True)
class Parts:
    """A name as the words that tell the state, and the concepts of the others."""

    words: tuple[str, ...]
    concepts: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Words:
    exact: dict[str, frozenset[str]]
    beginnings: tuple[tuple[str, str], ...]
    inside: re.Pattern[str] | None


@cache
def _words(language: str) -> _Words:
    exact: dict[str, frozenset[str]] = {}
    beginnings = []
    for concept, words in state_words().get(language, {}).items():
        for word in words:
            for token in tokens(word.removesuffix("*")):
                if word.endswith("*"):
                    beginnings.append((token, concept))
                else:
                    exact[token] = exact.get(token, frozenset()) | {concept}
    inside = None
    if language in _SPACELESS:
        # The longest first: 大公国 before 公国.
        longest = sorted(exact, key=len, reverse=True)
        inside = re.compile("|".join(map(re.escape, longest)))
    return _Words(exact, tuple(beginnings), inside)


def _concepts(word: str, known: _Words) -> frozenset[str]:
    begun = (concept for start, concept in known.beginnings if word.startswith(start))
    return known.exact.get(word, frozenset()) | frozenset(begun)


def without_particles(words: Sequence[str], language: str) -> tuple[str, ...]:
    """`words` without articles, prepositions and "and"; all of them if none is left."""
    known = _words(language)
    kept = tuple(w for w in words if PARTICLE not in known.exact.get(w, ()))
    return kept or tuple(words)


@cache
def parts(name: str, language: str) -> Parts:
    """The words of `name` and the concepts of its official form."""
    known = _words(language)
    kept: list[str] = []
    concepts: set[str] = set()
    for word in tokens(name):
        found = _concepts(word, known)
        concepts |= found
        if found:
            continue
        if known.inside and not word.isascii():
            word, inner = _stripped(word, known)
            concepts |= inner
        if language == "he" and len(word) > SHORTEST_STEM:
            word = word.removeprefix(_HEBREW_ARTICLE)
        if word:
            kept.append(word)
    return Parts(tuple(kept), frozenset(concepts - {PARTICLE}))


def _stripped(word: str, known: _Words) -> tuple[str, set[str]]:
    """A word of a script without spaces, less the words of statehood at its ends."""
    concepts: set[str] = set()
    found = list(known.inside.finditer(word)) if known.inside else []
    if sum(len(match[0]) for match in found) == len(word):
        return "", concepts.union(*(known.exact[match[0]] for match in found))
    start, end = 0, len(word)
    for match in reversed(found):
        if match.end() == end and match.start() > start:
            end = match.start()
            concepts |= known.exact[match[0]]
    for match in found:
        if match.start() == start and match.end() < end:
            start = match.end()
            concepts |= known.exact[match[0]]
    return word[start:end], concepts


SHORTEST_STEM = 3
LONGEST_ENDING = 6


def difference(name: Sequence[str], known: Sequence[str], ending: int) -> int | None:
    """The letters in which two names end differently, over all words.

    None where they are not two forms of one name: both must have the same number of
    words, each word must begin like its fellow and differ only by an ending, which in
    `name` has at most `ending` letters.
    """
    if len(name) != len(known) or not name:
        return None
    total = 0
    for one, other in zip(name, known, strict=True):
        common = _common(one, other)
        if (
            common < min(SHORTEST_STEM, len(other))
            or len(other) - common > max(1, min(4, len(other) // 3))
            or len(one) - common > ending
        ):
            return None
        total += len(one) + len(other) - 2 * common
    return total


def _common(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length
