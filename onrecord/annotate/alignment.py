"""Which words two texts have in common, in order: the base of diffs and of pairs.

Linear in the number of words. Runs of words that occur once in each text are the
anchors; what lies between two anchors is compared word by word only where it is short,
and only until a fixed amount of work is done. Two books cannot hang it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

RUNS = (6, 4, 2, 1)
"""Words an anchor has; the shorter ones are tried where the longer found nothing."""
WINDOW = 60_000
"""Comparisons (words times words) that one gap between anchors may cost."""
WORK = 6_000_000
"""Comparisons that a whole pair may cost; beyond it, gaps are plain replacements."""
HOPELESS = 1_000_000_000
"""A gap of so many comparisons without an anchor has nothing in common to look for."""

Op = Literal["equal", "insert", "delete", "replace"]


class Block(NamedTuple):
    """``a[i:i + n] == b[j:j + n]``."""

    i: int
    j: int
    n: int


class Step(NamedTuple):
    """One step of turning ``a`` into ``b``: ``a[i1:i2]`` becomes ``b[j1:j2]``."""

    op: Op
    i1: int
    i2: int
    j1: int
    j2: int


def steps(a: Sequence[str], b: Sequence[str]) -> list[Step]:
    """Every word of both texts, in order, in steps that never have the same op twice
    in a row."""
    found: list[Step] = []
    i = j = 0
    for block in [*blocks(a, b), Block(len(a), len(b), 0)]:
        if i < block.i or j < block.j:
            op: Op = "replace"
            if i == block.i:
                op = "insert"
            elif j == block.j:
                op = "delete"
            found.append(Step(op, i, block.i, j, block.j))
        i, j = block.i + block.n, block.j + block.n
        if block.n:
            found.append(Step("equal", block.i, i, block.j, j))
    return found


def blocks(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """The common runs in order, each as long as it can be."""
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    found = [Block(0, 0, start)]
    work = WORK
    # (gap, how many kinds of anchors were tried on it), the first gap on top.
    waiting = [(start, len(a) - end, start, len(b) - end, 0)]
    while waiting:
        i1, i2, j1, j2, tried = waiting.pop()
        if i1 == i2 or j1 == j2:
            continue
        cost = (i2 - i1) * (j2 - j1)
        if cost <= WINDOW:
            if work >= cost:
                work -= cost
                found += _compared(a, b, i1, i2, j1, j2)
        elif tried < len(RUNS):
            anchors = _anchors(a, b, (i1, i2, j1, j2), RUNS[tried])
            if not anchors and cost > HOPELESS:
                continue
            found += anchors
            waiting += _gaps((i1, i2, j1, j2), anchors, tried + 1)
    found.append(Block(len(a) - end, len(b) - end, end))
    return _joined(sorted(found))


Gap = tuple[int, int, int, int]


def _compared(
    a: Sequence[str], b: Sequence[str], i1: int, i2: int, j1: int, j2: int
) -> list[Block]:
    matcher = SequenceMatcher(None, a[i1:i2], b[j1:j2], autojunk=False)
    return [Block(i1 + i, j1 + j, n) for i, j, n in matcher.get_matching_blocks() if n]


def _gaps(
    gap: Gap, anchors: Sequence[Block], tried: int
) -> list[tuple[int, int, int, int, int]]:
    """What lies between the anchors, last first; all of the gap where there is none."""
    i, i2, j, j2 = gap
    found = []
    for block in [*anchors, Block(i2, j2, 0)]:
        found.append((i, block.i, j, block.j, tried))
        i, j = block.i + block.n, block.j + block.n
    return found[::-1]


def _anchors(a: Sequence[str], b: Sequence[str], gap: Gap, length: int) -> list[Block]:
    """Runs that occur once on each side, in the longest order both sides share, grown
    to both sides as far as the words agree."""
    i1, i2, j1, j2 = gap
    places = _single(b, j1, j2, length)
    pairs = [
        (i, places[run])
        for run, i in _single(a, i1, i2, length).items()
        if run in places
    ]
    found: list[Block] = []
    i_done, j_done = i1, j1
    for i, j in _rising(pairs):
        if i < i_done or j < j_done:
            continue
        while i > i_done and j > j_done and a[i - 1] == b[j - 1]:
            i, j = i - 1, j - 1
        n = length
        while i + n < i2 and j + n < j2 and a[i + n] == b[j + n]:
            n += 1
        found.append(Block(i, j, n))
        i_done, j_done = i + n, j + n
    return found


def _single(
    words: Sequence[str], start: int, end: int, length: int
) -> dict[tuple[str, ...], int]:
    """Where the runs stand that occur once in ``words[start:end]``, in order."""
    seen: dict[tuple[str, ...], int] = {}
    columns = (words[start + n : end - length + 1 + n] for n in range(length))
    for place, run in enumerate(zip(*columns, strict=True), start):
        seen[run] = -1 if run in seen else place
    return {run: place for run, place in seen.items() if place >= 0}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of ``pairs``, which are sorted by their first number, in which
    the second numbers rise too."""
    tops: list[int] = []
    top_pairs: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(pairs):
        place = bisect_left(tops, j)
        before.append(top_pairs[place - 1] if place else -1)
        tops[place : place + 1] = [j]
        top_pairs[place : place + 1] = [n]
    found = []
    n = top_pairs[-1] if top_pairs else -1
    while n >= 0:
        found.append(pairs[n])
        n = before[n]
    return found[::-1]


def _joined(found: Sequence[Block]) -> list[Block]:
    """Blocks that touch on both sides are one; empty ones are none."""
    joined: list[Block] = []
    for block in found:
        if not block.n:
            continue
        last = joined[-1] if joined else Block(0, 0, 0)
        if joined and last.i + last.n == block.i and last.j + last.n == block.j:
            joined[-1] = Block(last.i, last.j, last.n + block.n)
        else:
            joined.append(block)
    return joined
