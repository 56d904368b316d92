"""How a run is told: a bar a stage, a summary, and what could not be read."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from onrecord.collect.summary import Progress as RunProgress
from onrecord.collect.summary import Summary
from onrecord.db.lookup import Quarantined
from onrecord.terminal import console, say, table

STAGES = {
    "archive": "Archive",
    "pages": "Reading pages",
    "settle": "Merging renditions",
    "annotate": "Annotating texts",
    "full text": "Full text",
}
LISTED = 20
"""Faults named one by one; the rest is counted."""


class TerminalProgress(RunProgress):
    """One bar a stage."""

    def __init__(self, bars: Progress) -> None:
        self.bars = bars

    def stage(self, name: str, total: int | None = None) -> None:
        for task in self.bars.tasks:
            if task.total is None:
                self.bars.update(task.id, total=max(task.completed, 1))
            self.bars.update(task.id, completed=task.total or max(task.completed, 1))
        self.current = self.bars.add_task(STAGES[name], total=total)

    def step(self, n: int = 1) -> None:
        self.bars.advance(self.current, n)


@contextmanager
def progress() -> Iterator[RunProgress]:
    """Bars on stderr; nothing at all where stderr is not a terminal."""
    if not sys.stderr.isatty():
        yield RunProgress()
        return
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console(sys.stderr),
    ) as bars:
        yield TerminalProgress(bars)


def show_summary(summary: Summary) -> None:
    """Seen, new, changed, unchanged, quarantined; then what was not read, and why."""
    rows = [
        (name, t.captures, t.new, t.changed, t.unchanged, t.quarantined, t.passed_over)
        for name, t in sorted(summary.tallies.items())
    ]
    columns = (
        "source", "seen", "new", "changed", "unchanged", "quarantined", "passed over"
    )  # fmt: skip
    if rows:
        table(columns, rows, message=True)
    for source, n in sorted(summary.missing.items()):
        addresses = "address is" if n == 1 else "addresses are"
        say(f"{source}: {n} {addresses} not in the archive; nothing was fetched")
    if summary.no_source:
        say(f"{_count(summary.no_source, 'archived page')} of no chosen source")


def show_faults(summary: Summary) -> None:
    """What was damaged, and every page that went to quarantine, up to a number."""
    for problem in summary.problems[:LISTED]:
        say(f"problem: {problem}")
    _rest(len(summary.problems), "problem")
    show_quarantined(summary.unexpected)
    if not summary.healthy:
        say(
            "What could be read is stored. `onrecord quarantine` lists what could not,"
            " `onrecord reread` tries it again."
        )
    for source, n in sorted(summary.waiting.items()):
        wait = "address waits" if n == 1 else "addresses wait"
        say(f"{source}: {n} {wait} for later: a later run asks again by itself")
    if summary.partial:
        say(f"Not complete: {', '.join(sorted(summary.partial))}.")


def show_quarantined(found: Sequence[Quarantined]) -> None:
    for one in found[:LISTED]:
        part = f" [{one.part}]" if one.part else ""
        say(f"quarantine: {one.source}: {one.url}{part}: {one.reason}: {one.detail}")
    _rest(len(found), "document")


def _rest(found: int, what: str) -> None:
    if found > LISTED:
        say(f"… and {_count(found - LISTED, f'further {what}')}")


def _count(n: int, what: str) -> str:
    return f"{n} {what}" + ("" if n == 1 else "s")
