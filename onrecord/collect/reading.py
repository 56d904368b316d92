"""Reading archived captures: bytes at a place become rows, here or beside us.

Reading a page is a pure function of its bytes, so that any number of processes may do
it; a large replay uses all processors, a small one does not pay for starting them.
"""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from multiprocessing import forkserver
from pathlib import Path
from pkgutil import iter_modules

from onrecord import spiders
from onrecord.archive import Archive, CaptureError
from onrecord.collect.prepare import prepare
from onrecord.collect.sources import all_sources
from onrecord.db.rows import ReadRow
from onrecord.models import Document, Link, OnrecordError, Reading

MANY = 400
"""Captures from which on other processes are worth their start of a second or so."""
LARGE = 3_000_000
"""Bytes of archives that are sure to hold so many."""
TOGETHER = 12
"""Captures that one process reads at a time."""
AHEAD = 120
"""Captures under way or ready: some 12 MB."""
EARLY = 700
"""Captures read before the first is asked for: some 70 MB."""


@dataclass(frozen=True, slots=True)
class Window:
    """Which documents a run asks for."""

    since: date | None = None
    until: date | None = None
    limit: int | None = None
    """Documents a source, counted where they are asked for."""

    def holds(self, document: Document) -> bool:
        """Undated documents are kept: nothing says that they lie outside."""
        day = document.adopted_on or document.issued_on
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class Place:
    """A registered capture and where it stands in the archive."""

    id: int
    source: str
    url: str
    fetched_at: datetime
    warc_file: str
    warc_offset: int
    state: str
    status: int
    superseded: bool = False
    """A failure after which the same address answered well."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a place gave: a row for the record unless the window holds none of it."""

    place: Place
    row: ReadRow | None
    links: tuple[Link, ...] = ()
    problem: str = ""
    """Why the archive could not give the capture."""
    known: bool = False
    """Read by an earlier run, wholly; its bytes cannot have changed."""


def read_place(folder: Path, window: Window, place: Place) -> Read:
    """Read one capture from the archive with the page object of its source."""
    try:
        capture = Archive(folder).read(place.warc_file, place.warc_offset)
    except CaptureError as error:
        return Read(place, None, problem=str(error))
    if place.superseded:
        why = f"answered {capture.status}; a later capture has the page"
        reading = Reading(place.source, capture, passed_over=why)
    else:
        reading = all_sources()[place.source].read(capture)
    return Read(place, within(window, reading, place.id), reading.links)


def within(window: Window, reading: Reading, capture_id: int) -> ReadRow | None:
    """The rows of what lies in the window; None where all of it lies outside."""
    kept = tuple(d for d in reading.documents if window.holds(d))
    if reading.documents and not kept:
        return None
    if len(kept) == len(reading.documents):
        return prepare(reading, capture_id)
    row = prepare(replace(reading, documents=kept), capture_id)
    return replace(row, state="unread")  # the rest is for a later run


def is_settled(place: Place) -> bool:
    """Whether an earlier run took all that the capture gives. A listing is read anew:
    it leads to the others."""
    page = all_sources()[place.source].page_for(place.url)
    return place.state == "read" and page is not None and not page.is_listing


def warm_up() -> None:
    """Start the process that reading processes are copied from, every reader loaded.

    It gets ready by itself while this process does something else.
    """
    context = multiprocessing.get_context("forkserver")
    readers = [f"onrecord.spiders.{m.name}" for m in iter_modules(spiders.__path__)]
    context.set_forkserver_preload(["onrecord.collect.reading", *readers])
    forkserver.ensure_running()


class Reader:
    """Reads places, in this process or in as many as there are processors.

    ``expected`` is how many may be asked for.
    """

    def __init__(self, folder: Path, window: Window, expected: int) -> None:
        self.folder, self.window = folder, window
        self.pool: ProcessPoolExecutor | None = None
        self.begun: dict[int, tuple[Future[list[Read]], int]] = {}
        """By capture id: the group whose reading is under way, and which of it."""
        self.expect(expected)

    def expect(self, places: int) -> None:
        """Start other processes if so many places are worth it."""
        if places >= MANY and self.pool is None:
            warm_up()
            context = multiprocessing.get_context("forkserver")
            self.pool = ProcessPoolExecutor(os.cpu_count() or 1, context, _load)

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_: object) -> None:
        if self.pool is not None:
            self.pool.shutdown(cancel_futures=True)

    async def read(self, place: Place) -> Read:
        """Read one place."""
        if self.pool is None:
            return read_place(self.folder, self.window, place)
        if place.id not in self.begun:
            self._begin([place])
        future, n = self.begun.pop(place.id)
        return (await asyncio.wrap_future(future))[n]

    def read_early(self, places: Sequence[Place]) -> None:
        """Begin to read what will be asked for, as far as there is room for it."""
        if self.pool is not None and len(self.begun) < EARLY:
            self._begin(places)

    def read_all(self, places: Iterable[Place]) -> Iterator[Read]:
        """Read in the order given, a bounded number ahead."""
        if self.pool is None:
            for place in places:
                yield read_place(self.folder, self.window, place)
            return
        try:
            yield from self._ahead(iter(places))
        except BrokenProcessPool as error:
            raise OnrecordError(
                "a process that reads pages was ended from outside, perhaps for want "
                "of memory; what was stored is kept, run the command again"
            ) from error

    def _begin(self, places: Sequence[Place]) -> None:
        assert self.pool is not None
        for start in range(0, len(places), TOGETHER):
            group = places[start : start + TOGETHER]
            future = self.pool.submit(read_places, self.folder, self.window, group)
            self.begun |= {place.id: (future, n) for n, place in enumerate(group)}

    def _ahead(self, places: Iterator[Place]) -> Iterator[Read]:
        waiting: deque[tuple[Future[list[Read]], int]] = deque()
        while True:
            while len(waiting) < AHEAD and (group := list(islice(places, TOGETHER))):
                self._begin([p for p in group if p.id not in self.begun])
                waiting += [self.begun.pop(place.id) for place in group]
            if not waiting:
                return
            future, n = waiting.popleft()
            yield future.result()[n]


def read_places(folder: Path, window: Window, places: Sequence[Place]) -> list[Read]:
    """Read several places, in their order."""
    return [read_place(folder, window, place) for place in places]


def _load() -> None:
    """Import every source before the first page, not within its time."""
    all_sources()
    collect_garbage_rarely()


def collect_garbage_rarely() -> None:
    """Reading makes many objects and few cycles: looking for them cost a tenth."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
