"""What a run remembers in few bytes is what it was told, and stays small."""

from __future__ import annotations

import hashlib
import sys
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.collect.packed import Answers, Ids, Items

IDS = st.sets(st.integers(0, 2**40) | st.integers(0, 300) | st.integers(65_500, 65_600))
DAYS = st.none() | st.dates()


def digest(n: int) -> bytes:
    return hashlib.sha256(str(n).encode()).digest()


@given(IDS, st.integers(0, 2**40))
def test_ids_are_a_set_in_order(ids: set[int], other: int) -> None:
    packed = Ids([*ids, *ids])
    assert list(packed) == sorted(ids)
    assert len(packed) == len(ids)
    assert all(id in packed for id in ids)
    assert (other in packed) is (other in ids)


@given(IDS)
def test_ranges_hold_each_id_and_no_other(ids: set[int]) -> None:
    ranges = list(Ids(ids).ranges())
    held = [n for first, last in ranges for n in range(first, last + 1)]
    assert held == sorted(ids)
    ends = [(last, first) for (_, last), (first, _) in pairwise(ranges)]
    assert all(first > last + 1 for last, first in ends), "no two could be one"


@given(st.lists(DAYS))
def test_items_are_given_back_as_they_were(days: list[date | None]) -> None:
    items = [(digest(n), day) for n, day in enumerate(days)]
    packed = Items(items)
    assert list(packed) == items
    assert len(packed) == len(items)


def test_what_is_no_digest_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Items([(b"https://example.org/", None)])


@given(st.dictionaries(st.integers(0, 10_000), st.tuples(st.booleans(), DAYS)))
def test_answers_are_found_by_address(
    held: dict[int, tuple[bool, date | None]],
) -> None:
    answers = Answers((digest(n), known, day) for n, (known, day) in held.items())
    assert {n: answers[digest(n)] for n in held} == held
    assert digest(-1) not in answers
    with pytest.raises(KeyError):
        answers[digest(-1)]


def test_a_hundred_thousand_pages_take_little_room() -> None:
    ids = Ids(range(7, 100_007))
    items = Items((digest(n), date(2024, 1, 1)) for n in range(1000))
    bits = sum(map(sys.getsizeof, ids._blocks.values()))
    assert bits < 20_000
    assert sys.getsizeof(items._digests) + sys.getsizeof(items._days) < 40_000
