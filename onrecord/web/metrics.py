"""How the site is doing, in the text format of Prometheus."""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from psycopg import Connection

from onrecord.db import browsing

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
"""Seconds."""


class Metrics:
    """Counts of answers and of how long they took, by view."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: Counter[tuple[str, str, int]] = Counter()
        self._within: defaultdict[str, list[int]] = defaultdict(
            lambda: [0] * (len(BOUNDS) + 1)
        )
        self._seconds: defaultdict[str, float] = defaultdict(float)

    def count(self, view: str, fmt: str, status: int, seconds: float) -> None:
        """One answer; ``seconds`` until its first byte."""
        place = sum(seconds > bound for bound in BOUNDS)
        with self._lock:
            self._answers[view, fmt, status] += 1
            self._within[view][place] += 1
            self._seconds[view] += seconds

    def text(self, conn: Connection[Any] | None) -> str:
        """All of it; without a connection only what the site itself knows."""
        with self._lock:
            lines = [*self._requests(), *self._durations()]
        if conn is not None:
            lines += _record(conn)
        return "\n".join([*lines, f"onrecord_up {int(conn is not None)}", ""])

    def _requests(self) -> Iterable[str]:
        yield "# TYPE onrecord_requests_total counter"
        for (view, fmt, status), n in sorted(self._answers.items()):
            labels = f'view="{view}",format="{fmt}",status="{status}"'
            yield f"onrecord_requests_total{{{labels}}} {n}"

    def _durations(self) -> Iterable[str]:
        name = "onrecord_request_seconds"
        yield f"# TYPE {name} histogram"
        for view, counts in sorted(self._within.items()):
            total = 0
            for bound, n in zip((*BOUNDS, "+Inf"), counts, strict=True):
                total += n
                yield f'{name}_bucket{{view="{view}",le="{bound}"}} {total}'
            yield f'{name}_sum{{view="{view}"}} {self._seconds[view]:.6f}'
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
