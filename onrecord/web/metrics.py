"""How the site is doing, in the text format of Prometheus."""

from __future__ import annotations

import mmap
import threading
from collections.abc import Iterable, Sequence
from http import HTTPStatus
from typing import Any

from psycopg import Connection

from onrecord.db import browsing
from onrecord.web.pages import PAGES, SYMBOL
from onrecord.web.routes import FORMATS

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
"""Seconds."""
VIEWS = (
    *(page.name for page in PAGES), SYMBOL.name,
    "static", "health", "metrics", "unapi", "other",
)  # fmt: skip
KINDS = ("html", *FORMATS, "css", "txt", "xml")
STATUSES = tuple(status.value for status in HTTPStatus)

_PLACES = len(BOUNDS) + 1
_ANSWERS = len(VIEWS) * len(KINDS) * len(STATUSES)
_WITHIN = len(VIEWS) * _PLACES
_CELLS = _ANSWERS + _WITHIN + len(VIEWS)
"""Of one worker: answers, places of the histogram, microseconds."""
_CELL = 8  # bytes


class Metrics:
    """Counts of answers and of how long they took, by view.

    They stand in memory that processes forked afterwards share: each counts in a slot
    of its own, and every one tells the sum. Who takes the place of a dead one counts on
    from where that stopped, so that no counter ever falls.
    """

    def __init__(self, slots: int = 1) -> None:
        self._lock = threading.Lock()
        self._cells = memoryview(mmap.mmap(-1, slots * _CELLS * _CELL)).cast("q")
        self._slots = slots
        self._start = 0

    def take(self, slot: int) -> None:
        """Count in that slot from now on; no other process may have it."""
        self._start = slot * _CELLS

    def count(self, view: str, fmt: str, status: int, seconds: float) -> None:
        """One answer; ``seconds`` until its first byte."""
        of_view = VIEWS.index(view if view in VIEWS else "other")
        place = sum(seconds > bound for bound in BOUNDS)
        with self._lock:
            self._cells[self._start + _answer(of_view, fmt, status)] += 1
            self._cells[self._start + _ANSWERS + of_view * _PLACES + place] += 1
            spent = self._start + _ANSWERS + _WITHIN + of_view
            self._cells[spent] += round(1e6 * seconds)

    def text(self, conn: Connection[Any] | None) -> str:
        """All of it; without a connection only what the site itself knows."""
        cells = self._summed()
        lines = [*_requests(cells), *_durations(cells)]
        if conn is not None:
            lines += _record(conn)
        return "\n".join([*lines, f"onrecord_up {int(conn is not None)}", ""])

    def _summed(self) -> Sequence[int]:
        first, *others = (
            self._cells[n * _CELLS : (n + 1) * _CELLS].tolist()
            for n in range(self._slots)
        )
        return [sum(cells) for cells in zip(first, *others, strict=True)]


def _answer(of_view: int, fmt: str, status: int) -> int:
    kind = KINDS.index(fmt)
    return (of_view * len(KINDS) + kind) * len(STATUSES) + STATUSES.index(status)


def _requests(cells: Sequence[int]) -> Iterable[str]:
    yield "# TYPE onrecord_requests_total counter"
    for of_view, view in enumerate(VIEWS):
        for fmt in KINDS:
            for status in STATUSES:
                n = cells[_answer(of_view, fmt, status)]
                if n:
                    labels = f'view="{view}",format="{fmt}",status="{status}"'
                    yield f"onrecord_requests_total{{{labels}}} {n}"


def _durations(cells: Sequence[int]) -> Iterable[str]:
    name = "onrecord_request_seconds"
    yield f"# TYPE {name} histogram"
    for of_view, view in enumerate(VIEWS):
        start = _ANSWERS + of_view * _PLACES
        counts = cells[start : start + _PLACES]
        if not any(counts):
            continue
        total = 0
        for bound, n in zip((*BOUNDS, "+Inf"), counts, strict=True):
            total += n
            yield f'{name}_bucket{{view="{view}",le="{bound}"}} {total}'
        spent = cells[_ANSWERS + _WITHIN + of_view] / 1e6
        yield f'{name}_sum{{view="{view}"}} {spent:.6f}'
        yield f'{name}_count{{view="{view}"}} {total}'


def _record(conn: Connection[Any]) -> Iterable[str]:
    totals = browsing.totals(conn)
    yield "# TYPE onrecord_documents gauge"
    yield f"onrecord_documents {totals.documents}"
    yield "# TYPE onrecord_quarantined gauge"
    yield f"onrecord_quarantined {totals.quarantined}"
    yield "# TYPE onrecord_discrepancies gauge"
    yield f"onrecord_discrepancies {totals.discrepancies}"
    yield "# TYPE onrecord_last_run_timestamp_seconds gauge"
    for run in browsing.last_runs(conn):
        labels = f'source="{_label(run.source)}",state="{_label(run.state)}"'
        at = run.at.timestamp()
        yield f"onrecord_last_run_timestamp_seconds{{{labels}}} {at:.0f}"


def _label(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
