"""The item pipeline: readings become rows, rows go in by the batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

import psycopg
from scrapy.crawler import Crawler

from onrecord.collect.prepare import prepare
from onrecord.db.rows import ReadRow, Tally
from onrecord.db.store import store
from onrecord.models import Reading

BATCH = 200
BATCH_CHARACTERS = 8_000_000
"""Text held until it is written, so that long documents do not pile up."""


@dataclass(slots=True)
class Sink:
    """Takes readings and writes them; one a run, shared by its spiders."""

    conn: psycopg.Connection
    on_stored: Callable[[Tally], None] = lambda tally: None
    tallies: dict[str, Tally] = field(default_factory=dict)
    faults: Counter[str] = field(default_factory=Counter)
    read: set[int] = field(default_factory=set)
    """Capture ids that this run has read."""
    waiting: dict[str, list[ReadRow]] = field(default_factory=dict)
    """Rows by source, so that each source is counted by itself."""
    size: int = 0

    def add(self, reading: Reading, capture_id: int) -> None:
        if capture_id in self.read:
            return
        self.read.add(capture_id)
        row = prepare(reading, capture_id)
        self.faults.update(reason for _, reason, _ in row.faults)
        self.waiting.setdefault(reading.source, []).append(row)
        self.size += sum(len(r.text.body) for r in row.renditions if r.text)
        many = sum(len(rows) for rows in self.waiting.values()) >= BATCH
        if many or self.size > BATCH_CHARACTERS:
            self.flush()

    def flush(self) -> None:
        """Write what waits. A batch that fails is not tried again: the run ends."""
        waiting, self.waiting, self.size = self.waiting, {}, 0
        for source, rows in waiting.items():
            tally = store(self.conn, rows)
            self.tallies.setdefault(source, Tally()).add(tally)
            self.on_stored(tally)


class StorePipeline:
    """Hands what a spider yields to the run's sink."""

    def __init__(self, sink: Sink) -> None:
        self.sink = sink

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        assert crawler.spider is not None
        return cls(crawler.spider.sink)  # type: ignore[attr-defined]

    def process_item(self, item: Any) -> Any:
        reading, capture_id = item
        self.sink.add(reading, capture_id)
        return item
