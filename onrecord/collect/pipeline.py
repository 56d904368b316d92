"""The item pipeline: readings become rows, rows go in by the batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Self

import psycopg
from scrapy.crawler import Crawler

from onrecord.collect.packed import Ids
from onrecord.collect.reading import MANY, Place, Read, Window, within
from onrecord.db.rows import ReadRow, Tally
from onrecord.db.store import store

BATCH = 200
BATCH_CHARACTERS = 8_000_000
"""Text held until it is written, so that long documents do not pile up."""


@dataclass(slots=True)
class Sink:
    """Takes readings and writes them; one a run, shared by its spiders."""

    conn: psycopg.Connection
    window: Window = field(default_factory=Window)
    recite: bool = False
    """Whether texts that are known get their citations anew."""
    on_stored: Callable[[Tally], None] = lambda tally: None
    tallies: dict[str, Tally] = field(default_factory=dict)
    faults: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    """Captures that the archive could not give."""
    refused: list[int] = field(default_factory=list)
    """Capture ids that this run could not read, or not wholly."""
    read: Ids = field(default_factory=Ids)
    """Captures that this run has read."""
    unchanged: Ids = field(default_factory=Ids)
    """Of these the ones that it knew to be as they were."""
    waiting: dict[str, list[ReadRow]] = field(default_factory=dict)
    """Rows by source, so that each source is counted by itself."""
    size: int = 0
    taken: dict[str, set[str]] = field(default_factory=dict)
    """Documents by source, for the limit."""
    writer: ThreadPoolExecutor | None = None
    writing: Future[None] | None = None

    def add(self, source: str, capture_id: int, row: ReadRow | None) -> None:
        """Take what a capture gave; None means that all of it is outside the window."""
        if capture_id in self.read:
            return
        self.read.add(capture_id)
        row = row and self._limited(source, row)
        if row is None:
            return
        self.faults.update(reason for _, reason, _ in row.faults)
        if row.faults:
            self.refused.append(capture_id)
        self.waiting.setdefault(source, []).append(row)
        self.size += sum(len(r.text.body) for r in row.renditions if r.text)
        many = sum(len(rows) for rows in self.waiting.values()) >= BATCH
        if many or self.size > BATCH_CHARACTERS:
            self.flush()

    def add_read(self, read: Read) -> None:
        """Take what a place of the archive gave."""
        if read.known:
            self._know(read.place)
        elif read.problem:
            self.read.add(read.place.id)
            self.problems.append(read.problem)
        else:
            self.add(read.place.source, read.place.id, read.row)

    def _know(self, place: Place) -> None:
        if place.id not in self.read:
            self.read.add(place.id)
            self.unchanged.add(place.id)
            tally = Tally(captures=1, unchanged=1)
            self.tallies.setdefault(place.source, Tally()).add(tally)
            self.on_stored(tally)

    def _limited(self, source: str, row: ReadRow) -> ReadRow | None:
        """At most so many documents a source; further versions of one are free."""
        if self.window.limit is None:
            return row
        taken = self.taken.setdefault(source, set())
        kept = []
        for rendition in row.renditions:
            if rendition.native_id in taken or len(taken) < self.window.limit:
                taken.add(rendition.native_id)
                kept.append(rendition)
        if row.renditions and not kept:
            return None
        if len(kept) < len(row.renditions):
            row = replace(row, state="unread")  # the rest is for a later run
        return replace(row, renditions=tuple(kept))

    @contextmanager
    def beside(self, expected: int) -> Iterator[None]:
        """Write while the next pages are read, where there are many; then flush.

        The connection belongs to the writer as long as this lasts.
        """
        if expected < MANY:
            yield
            self.flush()
            return
        with ThreadPoolExecutor(1, "writer") as self.writer:
            yield
            self.flush()
            self._wait()
        self.writer = None

    def flush(self) -> None:
        """Write what waits. A batch that fails is not tried again: the run ends."""
        waiting, self.waiting, self.size = self.waiting, {}, 0
        if self.writer is None:
            self._write(waiting)
            return
        self._wait()
        self.writing = self.writer.submit(self._write, waiting)

    def _wait(self) -> None:
        if self.writing is not None:
            self.writing.result()
            self.writing = None

    def _write(self, waiting: dict[str, list[ReadRow]]) -> None:
        for source, rows in waiting.items():
            tally = store(self.conn, rows, recite=self.recite)
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
        if isinstance(item, Read):
            self.sink.add_read(item)
        else:
            reading, capture_id = item
            row = within(self.sink.window, reading, capture_id)
            self.sink.add(reading.source, capture_id, row)
        return item
