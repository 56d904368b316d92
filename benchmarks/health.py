"""How well the judge of sources finds what is wrong, on made-up histories of runs.

    .venv/bin/python benchmarks/health.py [SEED...]

Makes 200 histories a seed, judges each after every run of its last months, and prints
the table that stands in docs/methods/health.md. The items of a day are Poisson counts
with a weekly rhythm. A history counts as found if it is called broken after what is
wrong with it began, within the days allowed; as a false alarm if it is called broken on
any day when nothing is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from math import exp
from random import Random
from statistics import median

from onrecord.collect.health import judge
from onrecord.db.health import RunResult
from onrecord.spiders.base import SourceCard

START = datetime(2023, 1, 2, 6, tzinfo=UTC)
RHYTHM = (1.2, 1.3, 1.3, 1.3, 1.2, 0.4, 0.3)
"""Monday to Sunday."""
RATES = (2.0, 5.0, 10.0, 20.0, 40.0, 70.0, 140.0)
"""Items a week."""
FROM = {"slow rot": 40.0, "doubled": 10.0}
"""Items a week; in sources of fewer, chance hides the change."""
SHOWN = 20
"""Items that a listing shows."""

KINDS = {
    "healthy": 40,
    "lull": 30,
    "grows": 10,
    "zero items": 20,
    "listing cut": 15,
    "frozen": 20,
    "drop": 25,
    "slow rot": 25,
    "doubled": 15,
}
WELL = ("healthy", "lull", "grows")
DROPS = ("zero items", "listing cut", "frozen", "drop")
ALLOWED = {
    "zero items": 3,
    "listing cut": 3,
    "frozen": 84,
    "drop": 84,
    "slow rot": 168,
    "doubled": 42,
}
"""Days from the beginning of the fault: a window of twelve weeks, two for slow rot."""


@dataclass(frozen=True, slots=True)
class History:
    """A year and more of daily runs, what is wrong with them, and from which run on."""

    kind: str
    rate: float
    card: SourceCard
    runs: tuple[RunResult, ...]
    begins: int
    judged: int
    """The first run whose verdict counts."""


def card(rate: float) -> SourceCard:
    """A card as a careful person writes it: quiet days are rare by chance."""
    return SourceCard(
        name="made_up", actor="GBR", publisher="Nobody", about="Made up.",
        url="https://example.org/", hosts=("example.org",), languages=("en",),
        timezone="UTC", kinds=("statement",), platform="feed",
        first_date=date(2000, 1, 1), terms="none", terms_url="",
        standing="active", items_per_week=rate,
        max_quiet_days=max(4, round(7 * 6 / rate)),
    )  # fmt: skip


def poisson(random: Random, expected: float) -> int:
    """Knuth's method, in pieces that a float can hold."""
    found = 0
    while expected > 0:
        piece = min(expected, 30.0)
        expected -= piece
        limit, product = exp(-piece), random.random()
        while product > limit:
            found += 1
            product *= random.random()
    return found


def history(kind: str, rate: float, random: Random) -> History:
    days = random.randint(300, 420)
    begins = days - 180
    lulls = []
    if kind == "lull":
        # Holidays are months apart.
        lulls = [(random.randint(20, 50), 14), (begins + 20, random.randint(10, 21))]
        lulls += [(begins + 100, random.randint(10, 21))]
    depth = random.uniform(0.1, 0.4)
    left = random.uniform(0.0, 0.4)
    runs: list[RunResult] = []
    for n in range(days):
        at = START + timedelta(days=n)
        expected = rate / 7 * RHYTHM[at.weekday()]
        shown = SHOWN
        since = n - begins
        if any(first <= n < first + length for first, length in lulls):
            expected *= depth
        if since >= 0:
            match kind:
                case "zero items":
                    expected, shown = 0.0, 0
                case "listing cut":
                    expected, shown = expected * left, int(SHOWN * left)
                case "frozen":
                    expected = 0.0
                case "drop":
                    expected *= left
                case "slow rot":
                    expected *= 1 - 0.25 * min(1.0, since / 84)
                case "doubled":
                    expected *= 2
                case "grows":
                    expected *= 1 + 0.2 * since / 180
        new = SHOWN if n == 0 else poisson(random, expected)
        runs.append(
            RunResult(
                source="made_up",
                at=at,
                links=max(shown, new) if shown == SHOWN else shown,
                captures=new + 1,
                documents=new,
                new=new,
                newest=_newest(runs, at, new),
            )
        )
    return History(kind, rate, card(rate), tuple(runs), begins, begins)


def _newest(runs: list[RunResult], at: datetime, new: int) -> date | None:
    return at.date() if new or not runs else runs[-1].newest


def histories(seed: int) -> Iterator[History]:
    """The 200 of a seed: every kind so many times, over all rates in turn."""
    random = Random(seed)
    for kind, times in KINDS.items():
        rates = [rate for rate in RATES if rate >= FROM.get(kind, 0.0)]
        for n in range(times):
            yield history(kind, rates[n % len(rates)], random)


def first_alarm(made: History, step: int = 1) -> tuple[int, str] | None:
    """(runs since the fault began, kind of problem) of the first verdict "broken".

    With a ``step``, not every run is judged, which is faster and finds later.
    """
    for n in range(made.judged, len(made.runs), step):
        run = made.runs[n]
        verdict = judge(made.card, made.runs[:n], run, run.at.date())
        if verdict.state == "broken":
            return n - made.begins, verdict.problems[0].kind
    return None


@dataclass(frozen=True, slots=True)
class Score:
    """Of the histories of one kind: how many were called broken, after how many days,
    and for which reasons."""

    made: int
    found: int
    days: tuple[int, ...]
    named: tuple[str, ...]


def measured(seed: int, step: int = 1) -> dict[str, Score]:
    """The judge's score by kind. For what is well, ``found`` are false alarms."""
    found: dict[str, list[tuple[int, str]]] = {kind: [] for kind in KINDS}
    for made in histories(seed):
        alarm = first_alarm(made, step)
        if alarm is not None and alarm[0] <= ALLOWED.get(made.kind, 10_000):
            found[made.kind].append(alarm)
    return {
        kind: Score(
            KINDS[kind],
            len(alarms),
            tuple(sorted(days for days, _ in alarms)),
            tuple(sorted({name for _, name in alarms})),
        )
        for kind, alarms in found.items()
    }


def main(seeds: list[int]) -> None:
    """Print the table of all seeds together."""
    scores = [measured(seed) for seed in seeds]
    print("| history | made | called broken | | days, median and most | named |")
    print("| --- | --: | --: | --: | --- | --- |")
    for kind in KINDS:
        made = sum(score[kind].made for score in scores)
        found = sum(score[kind].found for score in scores)
        days = sorted(day for score in scores for day in score[kind].days)
        when = f"{median(days):.0f}, {days[-1]}" if days and kind not in WELL else ""
        named = sorted({name for score in scores for name in score[kind].named})
        print(
            f"| {kind} | {made} | {found} | {found / made:.1%} | {when} "
            f"| {', '.join(named)} |"
        )


if __name__ == "__main__":
    main([int(seed) for seed in sys.argv[1:]] or [1])
