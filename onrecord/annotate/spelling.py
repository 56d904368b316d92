"""Names that are one letter off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

SHORTEST = 5
"""Shorter names are too near to each other: Mali, Malta, Bali."""
SURE = 8
"""From this length on, another name at two letters' distance does not matter."""


def misspelt(name: str, known: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The bearers of the names in `known` that are one letter from `name`.

    A letter more, a letter less, another letter, or two that changed places. Nothing
    for short names; below `SURE` letters only where no other name is two letters off.
    """
    if len(name) < SHORTEST or len(name) > 100:
        return frozenset()
    near: set[str] = set()
    further: set[str] = set()
    for other, bearers in known.items():
        if abs(len(other) - len(name)) > 2 or other == name:
            continue
        distance = _distance(name, other)
        if distance == 1 and len(other) >= SHORTEST:
            near |= bearers
        elif distance <= 2:
            further |= bearers
    if len(name) < SURE and further - near:
        return frozenset()
    return frozenset(near) if len(near) == 1 else frozenset()


def _distance(one: str, other: str) -> int:
    """Letters to change: 0, 1, 2, or 3 for more."""
    frontier = {(one, other)}
    for distance in range(3):
        frontier = {_rests(*pair) for pair in frontier}
        if ("", "") in frontier:
            return distance
        frontier = {pair for rests in frontier for pair in _edits(*rests)}
    return 3


def _rests(one: str, other: str) -> tuple[str, str]:
    """Both without what they begin and end with alike."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return one, other


def _edits(one: str, other: str) -> Iterator[tuple[str, str]]:
    yield one[1:], other
    yield one, other[1:]
    yield one[1:], other[1:]
    if one[1:2] and one[1:2] + one[:1] == other[:2]:
        yield one[2:], other[2:]
