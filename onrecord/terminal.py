"""What the command line shows: plain lines, tables, progress. Data on stdout, the rest
on stderr; scraped text never reaches the terminal with control characters in it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table
from rich.text import Text

from onrecord.collect.run import Progress as RunProgress
from onrecord.collect.run import Summary
from onrecord.db.lookup import Hit
from onrecord.text import visible

err = Console(stderr=True, markup=False, highlight=False, soft_wrap=True)
STAGES = {
    "archive": "Archive",
    "pages": "Reading pages",
    "settle": "Merging renditions",
    "full text": "Full text",
}


def say(line: str) -> None:
    """A message for a person."""
    err.print(Text(visible(line)))


class TerminalProgress(RunProgress):
    """One bar a stage; nothing at all where stderr is not a terminal."""

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
    if not sys.stderr.isatty():
        yield RunProgress()
        return
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=err,
    ) as bars:
        yield TerminalProgress(bars)


def table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """A table on stderr; numbers to the right."""
    grid = Table(*columns, box=None, header_style="bold", pad_edge=False)
    for n, column in enumerate(grid.columns):
        if rows and all(isinstance(row[n], int) for row in rows):
            column.justify = "right"
    for row in rows:
        grid.add_row(*(Text(visible(str(value))) for value in row))
    err.print(grid)


def show_summary(summary: Summary) -> None:
    """Seen, new, changed, unchanged, quarantined; then what needs attention."""
    rows = [
        (name, t.captures, t.new, t.changed, t.unchanged, t.quarantined, t.passed_over)
        for name, t in sorted(summary.tallies.items())
    ]
    columns = (
        "source", "seen", "new", "changed", "unchanged", "quarantined", "passed over"
    )  # fmt: skip
    if rows:
        table(columns, rows)
    for reason, n in sorted(summary.faults.items()):
        say(f"quarantine: {n} × {reason}")
    for source, n in sorted(summary.missing.items()):
        say(f"{source}: {n} addresses are not in the archive; none was fetched")
    if summary.no_source:
        say(f"{summary.no_source} archived pages belong to no chosen source")
    for problem in summary.problems:
        say(f"problem: {problem}")


def show_hits(hits: Sequence[Hit], names: dict[str, str]) -> None:
    """Search results on stdout, newest first."""
    out = Console(markup=False, highlight=False, soft_wrap=True)
    for hit in hits:
        head = Text()
        head.append(hit.dated_on.isoformat() if hit.dated_on else "undated")
        head.append("  ")
        head.append(visible(hit.symbol or hit.native_id), style="bold")
        head.append(f"  {names.get(hit.actor, hit.actor)} · {hit.kind}")
        out.print(head)
        out.print(Text("  " + visible(hit.title)))
        if hit.excerpt:
            out.print(Text("  ") + _marked(hit.excerpt))
        if hit.page_url:
            out.print(Text("  " + visible(hit.page_url), style="dim"))


def _marked(excerpt: str) -> Text:
    text = Text()
    for piece in excerpt.split("\x02"):
        found, mark, rest = piece.partition("\x03")
        text.append(visible(found), style="bold" if mark else "")
        text.append(visible(rest))
    return text
