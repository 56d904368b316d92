"""Precision, recall and F1 of counted answers, and the shares beside them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Counts:
    """Answers that are right, answers that are wrong, and what was not answered."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.right + other.right,
            self.wrong + other.wrong,
            self.missed + other.missed,
        )

    @property
    def precision(self) -> float:
        return share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        return share(2 * self.right, 2 * self.right + self.wrong + self.missed)


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of an evaluation. ``value`` is F1 where ``counts`` is given, else a
    share; ``n`` is how many cases it is of."""

    name: str
    value: float
    n: int
    counts: Counts | None = None


def share(part: int, whole: int) -> float:
    """`part` of `whole`; 0 of nothing."""
    return part / whole if whole else 0.0


def f1(name: str, counts: Counts) -> Measure:
    """The measure of counted answers; of as many cases as the gold set has."""
    return Measure(name, counts.f1, counts.right + counts.missed, counts)


def part(name: str, right: int, n: int) -> Measure:
    """The measure of a share."""
    return Measure(name, share(right, n), n)


def compared(gold: Counter[Any], found: Counter[Any]) -> Counts:
    """Two bags of answers, counted against each other."""
    right = (gold & found).total()
    return Counts(right, found.total() - right, gold.total() - right)
