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
MOST_READY = 400
"""Captures read and not yet asked for: some 40 MB."""


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

    ``places`` is everything that may be asked for, in the order it is likely to be:
    neighbours are read together, so that processes talk less than they read.
    """

    def __init__(self, folder: Path, window: Window, places: Sequence[Place]) -> None:
        self.folder, self.window = folder, window
        self.pool: ProcessPoolExecutor | None = None
        self.groups: dict[int, tuple[Place, ...]] = {}
        self.under_way: dict[int, Future[dict[int, Read]]] = {}
        self.ready: dict[int, Read] = {}
        if len(places) >= MANY:
            warm_up()
            context = multiprocessing.get_context("forkserver")
            self.pool = ProcessPoolExecutor(os.cpu_count() or 1, context, _load)
            for start in range(0, len(places), TOGETHER):
                group = tuple(places[start : start + TOGETHER])
                self.groups |= dict.fromkeys((place.id for place in group), group)

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_: object) -> None:
        if self.pool is not None:
            self.pool.shutdown(cancel_futures=True)

    async def read(self, place: Place) -> Read:
        """Read one place; its neighbours are kept for when they are asked for."""
        if self.pool is None:
            return read_place(self.folder, self.window, place)
        if place.id not in self.ready:
            group: dict[int, Read] = await asyncio.wrap_future(self._submit(place))
            if place.id in self.under_way:
                # The first to wait for the group takes all of it in.
                self.ready |= group
                for id in group:
                    del self.under_way[id]
        return self.ready.pop(place.id)

    def read_all(self, places: Iterable[Place]) -> Iterator[Read]:
        """Read in the order given, a bounded number ahead."""
        if self.pool is None:
            for place in places:
                yield read_place(self.folder, self.window, place)
            return
        try:
            yield from self._ahead(self.pool, iter(places))
        except BrokenProcessPool as error:
            raise OnrecordError(
                "a process that reads pages was ended from outside, perhaps for want "
                "of memory; what was stored is kept, run the command again"
            ) from error

    def _submit(self, place: Place) -> Future[dict[int, Read]]:
        """The reading of a place's group, begun if nobody has begun it."""
        assert self.pool is not None
        if place.id not in self.under_way:
            group = self.groups[place.id]
            # Too much kept for later means that places are asked for in no order.
            if len(self.ready) > MOST_READY:
                group = (place,)
            future = self.pool.submit(read_places, self.folder, self.window, group)
            self.under_way |= dict.fromkeys((p.id for p in group), future)
        return self.under_way[place.id]

    def _ahead(
        self, pool: ProcessPoolExecutor, places: Iterator[Place]
    ) -> Iterator[Read]:
        waiting: deque[Future[dict[int, Read]]] = deque()
        while True:
            while len(waiting) < 8 and (group := tuple(islice(places, TOGETHER))):
                waiting.append(
                    pool.submit(read_places, self.folder, self.window, group)
                )
            if not waiting:
                return
            yield from waiting.popleft().result().values()


def read_places(
    folder: Path, window: Window, places: Sequence[Place]
) -> dict[int, Read]:
    """Read several places; results by capture id."""
    return {place.id: read_place(folder, window, place) for place in places}


def _load() -> None:
    """Import every source before the first page, not within its time."""
    all_sources()
    collect_garbage_rarely()


def collect_garbage_rarely() -> None:
    """Reading makes many objects and few cycles: looking for them cost a tenth."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
