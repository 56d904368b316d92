"""How far two voters chose alike: counts, shares, intervals, chance-corrected scores.

Pure arithmetic over ballots; knows neither actors nor documents nor a database. The
votes of one voter are sets of bits (bit k is vote k), so that a pair costs a few
operations on long integers whatever the number of votes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

MINIMUM: Final = 10
"""Votes below which a share is withheld."""
Z: Final = 1.959963984540054
"""Of the 95 % interval."""
CAST: Final = ("yes", "no", "abstention")


@dataclass(frozen=True, slots=True)
class Cast:
    """The votes in which one voter chose each way, as bits; disjoint."""

    yes: int = 0
    no: int = 0
    abstention: int = 0
    non_voting: int = 0
    """Listed as not voting. Votes that do not list the voter at all are in none."""

    @property
    def part(self) -> int:
        """The votes in which a ballot was cast; an abstention is one."""
        return self.yes | self.no | self.abstention


@dataclass(frozen=True, slots=True)
class Rate:
    """A share with its Wilson 95 % interval, all from 0 to 1."""

    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Pair:
    """What two voters have in common, in votes."""

    n: int
    """Both cast a ballot that counts."""
    identical: int
    opposed: int
    """One yes, one no; what remains of n is an abstention beside a yes or no."""
    unanimous: int
    """Of n, votes in which nobody at all chose otherwise."""
    one_absent: int
    """Left out: one cast a ballot and the other is listed as not voting."""
    one_unlisted: int
    """Left out: one cast a ballot and the other is not listed in that vote."""
    abstentions_out: int
    """Left out as asked: both cast a ballot, at least one an abstention."""
    alike: Rate | None
    """Withheld (None) below the minimum, like all that follows."""
    against: Rate | None
    contested: Rate | None
    """Identical of the votes that were not unanimous; withheld below the minimum."""
    s: float | None
    """Signorino and Ritter's S with distances 0, 1, 2; from -1 to 1."""
    pi: float | None
    """Scott's pi; None also where chance alone gives 1."""
    kappa: float | None
    """Cohen's kappa; None also where chance alone gives 1."""

    @property
    def withheld(self) -> bool:
        return self.alike is None

    @property
    def n_contested(self) -> int:
        """Of n, votes that were not unanimous."""
        return self.n - self.unanimous


def cast_by_voter(votes: Sequence[Mapping[str, str]]) -> dict[str, Cast]:
    """The ballots of every voter; vote k of ``votes`` maps voters to choices."""
    size = (len(votes) + 7) // 8
    bits: dict[str, dict[str, bytearray]] = {}
    for place, ballots in enumerate(votes):
        octet, bit = place >> 3, 1 << (place & 7)
        for voter, choice in ballots.items():
            of_voter = bits.setdefault(voter, {})
            row = of_voter.get(choice)
            if row is None:
                row = of_voter[choice] = bytearray(size)
            row[octet] |= bit
    return {
        voter: Cast(**{c: int.from_bytes(row, "little") for c, row in rows.items()})
        for voter, rows in bits.items()
    }


def places(chosen: Iterable[int]) -> int:
    """A set of votes by their places."""
    bits = 0
    for place in chosen:
        bits |= 1 << place
    return bits


def is_unanimous(ballots: Mapping[str, str]) -> bool:
    """Whether all ballots that were cast are the same; absence is no ballot."""
    return len({c for c in ballots.values() if c in CAST}) == 1


def pair(
    one: Cast,
    other: Cast,
    within: int,
    unanimous: int,
    *,
    yes_no_only: bool = False,
    minimum: int = MINIMUM,
) -> Pair:
    """Two voters over the votes ``within``; ``unanimous`` marks unanimous ones.

    With ``yes_no_only`` a vote counts where neither abstained.
    """
    both = one.part & other.part & within
    abstained = both & (one.abstention | other.abstention)
    counted = both & ~abstained if yes_no_only else both
    # The table of one's choices (rows) by the other's (columns): yes, abstention, no.
    rows = (one.yes, one.abstention, one.no)
    columns = (other.yes, other.abstention, other.no)
    cells = [[(r & c & counted).bit_count() for c in columns] for r in rows]
    n = counted.bit_count()
    identical = sum(cells[k][k] for k in range(3))
    opposed = cells[0][2] + cells[2][0]
    alone = (one.part ^ other.part) & within
    listed = alone & (one.non_voting | other.non_voting)
    alike_anyway = (counted & unanimous).bit_count()
    enough = n >= max(minimum, 1)
    split = n - alike_anyway >= max(minimum, 1)
    scores = _scores(cells, n, identical, opposed) if enough else (None, None, None)
    return Pair(
        n=n,
        identical=identical,
        opposed=opposed,
        unanimous=alike_anyway,
        one_absent=listed.bit_count(),
        one_unlisted=(alone & ~listed).bit_count(),
        abstentions_out=abstained.bit_count() if yes_no_only else 0,
        alike=wilson(identical, n) if enough else None,
        against=wilson(opposed, n) if enough else None,
        contested=(
            wilson(identical - alike_anyway, n - alike_anyway) if split else None
        ),
        s=scores[0],
        pi=scores[1],
        kappa=scores[2],
    )


def wilson(hits: int, n: int) -> Rate:
    """The share of ``hits`` in ``n`` (at least 1) with its Wilson score interval."""
    share = hits / n
    square = Z * Z
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = Z / (1 + square / n) * sqrt(share * (1 - share) / n + square / (4 * n * n))
    low = 0.0 if hits == 0 else max(0.0, middle - half)
    high = 1.0 if hits == n else min(1.0, middle + half)
    return Rate(share, low, high)


def _scores(
    cells: Sequence[Sequence[int]], n: int, identical: int, opposed: int
) -> tuple[float, float | None, float | None]:
    near = n - identical - opposed
    s = 1 - 2 * (near + 2 * opposed) / (2 * n)
    rows = [sum(row) / n for row in cells]
    columns = [sum(row[k] for row in cells) / n for k in range(3)]
    by_kappa = sum(r * c for r, c in zip(rows, columns, strict=True))
    by_pi = sum(((r + c) / 2) ** 2 for r, c in zip(rows, columns, strict=True))
    return s, _beyond(identical / n, by_pi), _beyond(identical / n, by_kappa)


def _beyond(seen: float, chance: float) -> float | None:
    """The part of what chance leaves open; None where it leaves nothing open."""
    return None if chance > 1 - 1e-12 else (seen - chance) / (1 - chance)
