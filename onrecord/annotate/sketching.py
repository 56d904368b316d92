"""A sketch of a text: few numbers by which texts with common words find each other.

Every run of four words is a number. The smallest ones, in bands, are shared by texts
that are mostly the same; a fixed sample of all is shared by a text and one that holds
it. Source: Broder, "On the resemblance and containment of documents" (1997). Pure, and
the same on every machine: no hash of Python's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple
from zlib import crc32

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

_NONE = 1 << 32


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
    least: list[int] = [_NONE] * rows
    for run in runs:
        row = run % rows
        least[row] = min(least[row], run)
    marks = set()
    for band in range(BANDS):
        minima = least[band * PER_BAND : (band + 1) * PER_BAND]
        if _NONE not in minima:
            marks.add(Mark(band, _signed(_hash_of(minima, band))))
    sampled = sorted(run for run in runs if (run >> 8) % SAMPLE == 0)[:AT_MOST]
    marks |= {Mark(BANDS, run) for run in sampled}
    return sorted(marks)


def _hash_of(minima: Sequence[int], band: int) -> int:
    joined = b"".join(run.to_bytes(4, "big") for run in (*minima, band))
    return int.from_bytes(blake2b(joined, digest_size=8).digest(), "big")


def _runs(words: Sequence[str]) -> set[int]:
    """Every run of four words as a number of 32 bits."""
    four = zip(words, words[1:], words[2:], words[3:], strict=False)
    return {crc32(f"{a} {b} {c} {d}".encode()) for a, b, c, d in four}


def _signed(number: int) -> int:
    return number - (1 << 64) if number >> 63 else number
