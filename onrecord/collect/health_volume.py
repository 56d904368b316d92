"""How much a source gives, against what it used to give. Pure.

Everything is compared with a *lagged* baseline, the weeks from K to 2K back: a
baseline that ends yesterday follows a slow slide down and never finds it. Counts are
taken as Poisson counts, spread as much more as the source's own weeks were.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import exp, inf, lgamma, log, sqrt
from statistics import fmean, median, variance
from typing import Literal

from onrecord.db.health import RunResult

LAG = 12
"""Weeks; K above."""
LEAST_WEEKS = 8
"""History that is needed to compare a source with itself."""
YEAR = 52

LULL_WEEKS = 3
LULL = 0.15
"""How little comes from a source on holiday, of the baseline."""
DROP_WEEKS = (6, 10)
"""The first third and the last third are low too: no lull is as long as both."""
DROP = 0.55
"""Of the baseline, at most."""
DROP_ENDS = 0.6
ROT_WEEKS = 9
ROT_KEPT = 5
"""The best weeks of nine, so that a lull among them does not count."""
ROT = 0.86
ROT_SIGMA = 2.7
DOUBLED_WEEKS = (3, 6)
"""Longer than a burst about one event."""
DOUBLED = 1.6
DOUBLED_LEAST = 1.1
DOUBLED_SIGMA = 4.0
BASELINE_SIGMA = 1.8
"""By how many standard errors a baseline may be too high or too low."""
UNLIKELY = 1e-3


@dataclass(frozen=True, slots=True)
class Drift:
    """A change of volume: what, by how much, since when."""

    kind: Literal["drop", "slow_rot", "doubled", "silent"]
    now: float
    """Items a week."""
    usual: float
    since: date


def daily(results: Sequence[RunResult]) -> dict[date, float | None]:
    """New items a day, from the day after the first complete run to the last one.

    What a run finds is spread over the days since the complete run before it. None
    stands for days that its listing did not reach back to. A first run finds what was
    there before: it only begins the count.
    """
    days: dict[date, float | None] = {}
    before: date | None = None
    found = 0.0
    for result in results:
        if not result.live or result.bounded:
            continue
        found += result.new
        if result.outcome != "complete":
            continue
        day = result.at.date()
        if before is not None and day > before:
            first = before + timedelta(days=1)
            seen = max(first, result.oldest) if result.oldest else first
            seen = min(seen, day)
            span = (day - seen).days + 1
            for n in range((day - first).days + 1):
                one = first + timedelta(days=n)
                days[one] = found / span if one >= seen else None
        elif before is not None:
            days[day] = (days.get(day) or 0.0) + found
        before, found = day, 0.0
    return days


def weekly(days: dict[date, float | None]) -> list[float]:
    """Items in each whole week, the latest first; weeks that are mostly unknown are
    left out."""
    values = [days[day] for day in sorted(days, reverse=True)]
    weeks = []
    for start in range(0, len(values) - 6, 7):
        known = [v for v in values[start : start + 7] if v is not None]
        if len(known) >= 4:
            weeks.append(sum(known) * 7 / len(known))
    return weeks


def middle(values: Sequence[float]) -> float:
    """The mean of the middle half: as robust as a median, and finer for few items."""
    ordered = sorted(values)
    cut = len(ordered) // 4
    return fmean(ordered[cut : len(ordered) - cut])


def lag(weeks: Sequence[float]) -> int:
    return min(LAG, len(weeks) // 2)


def baseline(weeks: Sequence[float], at: int = 0) -> list[float]:
    """The weeks from K to 2K before week ``at``."""
    k = lag(weeks[at:])
    return list(weeks[at + k : at + 2 * k])


def spread(weeks: Sequence[float]) -> float:
    """Variance by mean, at least that of Poisson counts. A trend is no spread, so it
    is taken from week to week."""
    mean = fmean(weeks)
    if len(weeks) < 4 or mean <= 0:
        return 1.0
    steps = [b - a for a, b in pairwise(weeks)]
    return min(4.0, max(1.0, variance(steps, 0) / 2 / mean))


def at_most(n: float, expected: float) -> float:
    """The probability of n or fewer Poisson counts."""
    if expected <= 0:
        return 1.0
    terms = range(int(n) + 1)
    return sum(exp(k * log(expected) - expected - lgamma(k + 1)) for k in terms)


def drift(
    results: Sequence[RunResult], items_per_week: float, max_quiet_days: int
) -> Drift | None:
    """The gravest change of volume that the runs show, if there is one."""
    days = daily(results)
    if not days:
        return None
    weeks = weekly(days)
    usual = Usual(items_per_week, items_per_week)
    if len(weeks) >= LEAST_WEEKS:
        usual = Usual.of(baseline(weeks))
    last = max(days)
    silent = _silent(days, last, usual, max_quiet_days)
    if silent is not None or len(weeks) < LEAST_WEEKS:
        return silent
    return (
        _drop(weeks, last, usual) or _rot(weeks, last) or _doubled(weeks, last, usual)
    )


@dataclass(frozen=True, slots=True)
class Usual:
    """A baseline: items a week, how little and how much it may truly be, and how much
    wider than Poisson counts the weeks are spread."""

    middle: float
    least: float
    most: float = inf
    factor: float = 1.0

    @classmethod
    def of(cls, weeks: Sequence[float]) -> Usual:
        value, factor = middle(weeks), spread(weeks)
        error = BASELINE_SIGMA * sqrt(factor * max(value, 1.0) / len(weeks))
        return cls(value, max(0.0, value - error), value + error, factor)


def _silent(
    days: dict[date, float | None], last: date, usual: Usual, max_quiet_days: int
) -> Drift | None:
    """Nothing at all for longer than the card allows and than chance explains, be it
    in a holiday."""
    heard = max((day for day, n in days.items() if n), default=min(days))
    quiet = (last - heard).days
    if quiet <= max_quiet_days:
        return None
    expected = usual.least * quiet / 7
    after_lull = quiet > 7 * (LULL_WEEKS + 1) and exp(-expected) < UNLIKELY / 10
    if after_lull or exp(-LULL * expected) < UNLIKELY:
        return Drift("silent", 0.0, usual.middle, heard)
    return None


def _drop(weeks: Sequence[float], last: date, usual: Usual) -> Drift | None:
    """Far fewer for longer than holidays last; long windows for sources of few items.

    Both ends of the window are low too: else it may hold a lull.
    """
    for length in DROP_WEEKS:
        if len(weeks) < length:
            break
        season, found = _season(weeks, length), sum(weeks[:length])
        # Chance may have made the baseline high: what was before has a say as well.
        before = min(usual.middle, middle(weeks[length:] or weeks))
        expected = min(usual.least, before) * length * season
        chance = at_most(found / usual.factor, expected / usual.factor)
        end = length // 3
        ends = fmean(weeks[:end]), fmean(weeks[length - end : length])
        if (
            found <= DROP * before * length * season
            and chance < UNLIKELY
            and max(ends) <= DROP_ENDS * before
        ):
            since = last - timedelta(weeks=length)
            return Drift("drop", found / length, usual.middle, since)
    return None


def _season(weeks: Sequence[float], length: int) -> float:
    """How low the same weeks of the last year were, against the weeks before them; 1
    where they were as usual, or where nobody knows."""
    if len(weeks) < YEAR + length + 2 * LAG:
        return 1.0
    usual = middle(baseline(weeks, YEAR))
    if usual <= 0:
        return 1.0
    lowest = min(fmean(weeks[YEAR + s : YEAR + s + length]) for s in (-1, 0, 1))
    return min(1.0, 1.25 * lowest / usual)


def _rot(weeks: Sequence[float], last: date) -> Drift | None:
    """Somewhat fewer, week by week, until it is a quarter."""
    k = lag(weeks)
    ends = range(k, min(len(weeks) - ROT_WEEKS, 3 * LAG) + 1)
    if k < LAG or not ends:
        return None
    usual = median(_best(weeks, end) for end in ends)
    now = _best(weeks, 0)
    factor = spread(weeks[k : ends[-1] + ROT_WEEKS])
    # The best of some weeks, and a median, vary more than a mean does.
    terms = 1.5 / ROT_WEEKS + 1.5 / (len(ends) + ROT_WEEKS - 1)
    error = sqrt(factor * usual * terms)
    if usual > 0 and now <= ROT * usual and usual - now >= ROT_SIGMA * error:
        return Drift("slow_rot", now, usual, last - timedelta(weeks=k))
    return None


def _best(weeks: Sequence[float], start: int) -> float:
    """The mean of the best weeks of eight."""
    return fmean(sorted(weeks[start : start + ROT_WEEKS], reverse=True)[:ROT_KEPT])


def _doubled(weeks: Sequence[float], last: date, usual: Usual) -> Drift | None:
    """Far more for longer than a burst about one event, and not so a year ago."""
    for length in DOUBLED_WEEKS:
        recent, year_ago = weeks[:length], weeks[YEAR - 1 : YEAR + length + 1]
        # A lull may have made the baseline low.
        before = max(usual.middle, middle(weeks[length:] or weeks))
        expected, found = max(usual.most, before) * length, sum(recent)
        if (
            len(recent) == length
            and found > DOUBLED * before * length
            and min(recent) > DOUBLED_LEAST * before
            and found - expected > DOUBLED_SIGMA * sqrt(usual.factor * expected)
            and max(year_ago, default=0.0) <= DOUBLED * before
        ):
            since = last - timedelta(weeks=length)
            return Drift("doubled", found / length, usual.middle, since)
    return None
