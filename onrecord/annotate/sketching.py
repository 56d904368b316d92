"""A sketch of a text: few numbers by which texts with common words find each other.

Every run of four words is a number. The smallest ones, in bands, are shared by texts
that are mostly the same; a fixed sample of all is shared by a text and one that holds
it. Source: Broder, "On the resemblance and containment of documents" (1997). Pure, and
the same on every machine: no hash of Python's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from onrecord.annotate.likeness import words_in

VERSION = "sketch/1"

RUN = 4
"""Words of a run; four letters of Chinese."""
BANDS = 8
PER_BAND = 2
"""Texts with half of their runs in common share one of the bands in 9 of 10 cases,
texts with a fifth of them in 1 of 4."""
SAMPLE = 16
"""One run in so many is part of the sample."""
AT_MOST = 200
"""Runs of the sample that are kept, the smallest."""
LONGEST = 150_000
"""Characters at the start of a text that the sketch is made of."""
FEWEST = 12
"""Words; shorter texts are formulas and have no sketch."""

_MASK = (1 << 64) - 1


class Mark(NamedTuple):
    """One number of a sketch; ``hash`` is signed, as databases have it."""

    band: int
    hash: int


def sketch(text: str) -> list[Mark]:
    """The marks of a text, sorted; none for a very short one."""
    words = words_in(text[:LONGEST])
    if len(words) < FEWEST:
        return []
    runs = _runs(words)
    rows = BANDS * PER_BAND
    least: list[int] = [_MASK] * rows
    for run in runs:
        row = run % rows
        least[row] = min(least[row], run)
    marks = set()
    for band in range(BANDS):
        minima = least[band * PER_BAND : (band + 1) * PER_BAND]
        if _MASK not in minima:
            marks.add(Mark(band, _signed(_hash_of(minima, band))))
    sampled = sorted(run for run in runs if (run >> 8) % SAMPLE == 0)[:AT_MOST]
    marks |= {Mark(BANDS, _signed(run)) for run in sampled}
    return sorted(marks)


def _hash_of(minima: Sequence[int], band: int) -> int:
    joined = b"".join(run.to_bytes(8, "big") for run in (*minima, band))
    return int.from_bytes(blake2b(joined, digest_size=8).digest(), "big")


def _runs(words: Sequence[str]) -> set[int]:
    one, two, three, four = (
        [_number(word) * odd & _MASK for word in words] for odd in _ODD
    )
    mixed = zip(one, two[1:], three[2:], four[3:], strict=False)
    # The upper half is mixed best; it is brought down where the remainders are taken.
    return {(n := a + b + c + d & _MASK) ^ n >> 29 for a, b, c, d in mixed}


_ODD = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5)


@lru_cache(maxsize=200_000)
def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")


def _signed(number: int) -> int:
    return number - (1 << 64) if number >> 63 else number
