"""What the runs before tell of a source: since when, how much, how often. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from onrecord.db.health import RunResult

LEAST = 3
"""Documents or runs; of fewer no share is taken."""
LISTING_RUNS = 12
"""Runs; a listing is compared with those from so many to twice as many back."""


def first_bad_day(
    history: Sequence[RunResult], latest: RunResult, bad: Callable[[RunResult], bool]
) -> date:
    """The first day of the unbroken row of bad runs that ends with the latest."""
    since = latest.at.date()
    for run in reversed(history):
        if not bad(run):
            break
        since = run.at.date()
    return since


def listing_size(history: Sequence[RunResult]) -> int | None:
    """How few items the listings used to show at least: the lowest tenth of the runs
    from K to 2K back, or of what there is."""
    sizes = [run.links for run in history if run.outcome == "complete"]
    k = min(LISTING_RUNS, len(sizes) // 2)
    if k < LEAST:
        return None
    lagged = sorted(sizes[-2 * k : -k])
    return lagged[len(lagged) // 10]


def usual_share(runs: Sequence[RunResult], kind: str) -> float:
    """How much of it is ordinary for the source: some give no dates, or no text."""
    if kind not in {"undated", "untitled", "empty", "repeated"}:
        return 0.0
    read = sum(run.documents for run in runs)
    return sum(getattr(run, kind) for run in runs) / read if read >= LEAST else 0.0
