"""What a run remembers of each page that it saw, in a few bytes.

A run may walk through a million pages, and what it has seen it knows until its end.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from datetime import date

import numpy as np
from numpy.typing import NDArray

DIGEST = 32
"""Bytes of a SHA-256."""
BLOCK = 2**16
"""Ids that are kept together."""


class Ids:
    """Ids of captures, each once: a bit each where they are close to each other."""

    def __init__(self, ids: Iterable[int] = ()) -> None:
        self._blocks: dict[int, bytearray] = {}
        self._count = 0
        for id in ids:
            self.add(id)

    def add(self, id: int) -> None:
        block, place = divmod(id, BLOCK)
        bits = self._blocks.get(block)
        if bits is None:
            bits = self._blocks[block] = bytearray(BLOCK // 8)
        mask = 1 << place % 8
        self._count += not bits[place // 8] & mask
        bits[place // 8] |= mask

    def __contains__(self, id: int) -> bool:
        block, place = divmod(id, BLOCK)
        bits = self._blocks.get(block)
        return bits is not None and bool(bits[place // 8] & 1 << place % 8)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[int]:
        """From the lowest up."""
        for block in sorted(self._blocks):
            bits = np.frombuffer(self._blocks[block], np.uint8)
            places = np.flatnonzero(np.unpackbits(bits, bitorder="little"))
            yield from (places + block * BLOCK).tolist()

    def ranges(self) -> Iterator[tuple[int, int]]:
        """(first, last) of those that follow each other."""
        rest = iter(self)
        first = last = next(rest, None)
        for id in rest:
            if last is not None and first is not None and id != last + 1:
                yield first, last
                first = id
            last = id
        if first is not None and last is not None:
            yield first, last


class Items:
    """Addresses (SHA-256) that a listing leads to, each with its date there."""

    def __init__(self, items: Iterable[tuple[bytes, date | None]] = ()) -> None:
        pairs = list(items)
        self._digests = b"".join(digest for digest, _ in pairs)
        if len(self._digests) != DIGEST * len(pairs):
            raise ValueError(f"an address is given by the {DIGEST} bytes of its digest")
        self._days = array("i", (_number(day) for _, day in pairs))

    def __len__(self) -> int:
        return len(self._days)

    def __iter__(self) -> Iterator[tuple[bytes, date | None]]:
        for n, day in enumerate(self._days):
            yield self._digests[n * DIGEST : (n + 1) * DIGEST], _day(day)


class Answers:
    """What the record has of addresses: whether it had them before the run, and the
    oldest date of the documents behind each.

    They are told apart by eight bytes of their digests: among a million, two would be
    taken for one in one run of thirty million.
    """

    def __init__(self, rows: Iterable[tuple[bytes, bool, date | None]] = ()) -> None:
        keys, days, known = array("Q"), array("i"), bytearray()
        for digest, was_there, day in rows:
            keys.append(_key(digest))
            days.append(_number(day))
            known.append(was_there)
        order = np.argsort(np.asarray(keys, np.uint64), kind="stable")
        self._keys: NDArray[np.uint64] = np.asarray(keys, np.uint64)[order]
        self._days: NDArray[np.int32] = np.asarray(days, np.int32)[order]
        self._known: NDArray[np.bool_] = np.frombuffer(known, np.bool_)[order]

    def __contains__(self, digest: bytes) -> bool:
        return self._place(digest) is not None

    def __getitem__(self, digest: bytes) -> tuple[bool, date | None]:
        place = self._place(digest)
        if place is None:
            raise KeyError(digest)
        return bool(self._known[place]), _day(int(self._days[place]))

    def _place(self, digest: bytes) -> int | None:
        key = np.uint64(_key(digest))
        place = int(self._keys.searchsorted(key))
        found = place < len(self._keys) and self._keys[place] == key
        return place if found else None


def _key(digest: bytes) -> int:
    return int.from_bytes(digest[:8], "big")


def _number(day: date | None) -> int:
    return day.toordinal() if day else 0


def _day(number: int) -> date | None:
    return date.fromordinal(number) if number else None
