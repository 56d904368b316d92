"""Backfill: a source's captures in somebody else's archive, into ours and the record.

The index is searched for what the source's pages read, each capture is fetched by
itself, kept with its own time and with where it came from, and then read like any
other. What the record holds is not fetched again, so that a run goes on where another
ended.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from onrecord.archive import Archive, ArchiveWriter, RawRecord
from onrecord.collect import settings
from onrecord.collect.addresses import guard
from onrecord.collect.archiving import living_files, register_left
from onrecord.collect.asking import Asker
from onrecord.collect.backoff import Unanswered
from onrecord.collect.cdx import BadIndex, Found, within_days
from onrecord.collect.crawl import places_of
from onrecord.collect.intake import capture_row
from onrecord.collect.network import Troubles
from onrecord.collect.pipeline import Sink
from onrecord.collect.prefixes import prefixes
from onrecord.collect.reading import Reader
from onrecord.collect.run import book_run
from onrecord.collect.services import NotTaken, Service, Taken
from onrecord.collect.summary import Progress, Summary
from onrecord.db import store
from onrecord.db.backfill import captured_seconds
from onrecord.db.rows import CaptureRow
from onrecord.db.turns import Turns
from onrecord.spiders.base import SourceSpider

BATCH = 20
"""Captures held until they are on the disk and registered: some minutes of asking."""

Key = tuple[bytes, str, bytes]


@dataclass(slots=True)
class Backfilled:
    """What a backfill found in the index, in captures."""

    listed: int = 0
    """Of the days asked for."""
    no_reader: int = 0
    same: int = 0
    """Of the same address and bytes as an earlier one: not fetched."""
    known: int = 0
    """In the record already."""
    fetched: int = 0

    def __str__(self) -> str:
        return (
            f"{self.listed} captures in the index: {self.fetched} fetched, "
            f"{self.known} known, {self.same} with the same bytes as an earlier one, "
            f"{self.no_reader} that no page of the source reads"
        )


def backfill(
    conninfo: str,
    home: Path,
    spider: type[SourceSpider],
    service: Service,
    days: tuple[date | None, date | None],
    limit: int | None,
    progress: Progress,
) -> tuple[Summary, Backfilled]:
    """Fetch and read what a service captured of a source from one day to another.

    At most ``limit`` captures are fetched. What cannot be asked for, or is not what the
    index says, is among the summary's problems.
    """
    agent = settings.user_agent()
    guard()  # a wrong variable is told before anything is asked
    archive = Archive(home / "archive")
    counts = Backfilled()
    name = spider.card.name

    def work(conn: psycopg.Connection, sink: Sink, summary: Summary) -> None:
        progress.stage("archive")
        register_left(conn, archive)
        troubles = Troubles()
        asker = Asker(agent, Turns(conn, summary.run), service.delay)
        try:
            with archive.open_writer() as writer:
                gatherer = Gatherer(
                    conn, spider, service, asker, writer, counts, troubles, progress,
                    limit,
                )  # fmt: skip
                asyncio.run(gatherer.gather(*days))
        finally:
            summary.problems += troubles.lines()
            summary.copied, summary.known = counts.fetched, counts.known
        read_unread(conn, archive, name, sink, progress)
        summary.problems += sink.problems

    command = "backfill"
    return book_run(conninfo, command, {name: spider}, progress, work), counts


def read_unread(
    conn: psycopg.Connection,
    archive: Archive,
    source: str,
    sink: Sink,
    progress: Progress,
) -> None:
    """Read the source's captures that nobody has read, those of a killed run too."""
    captures = places_of(conn, store.SQL["captures to read"], {"sources": [source]})
    here = {path.name for path in archive.files()} - living_files(archive)
    places = [p for p in captures if p.state == "unread" and p.warc_file in here]
    progress.stage("pages", len(places))
    with Reader(archive.folder, sink.window, len(places)) as reader:
        for read in reader.read_all(places):
            sink.add_read(read)
    sink.flush()


@dataclass(slots=True)
class Gatherer:
    """Searches the index and brings what is new into the archive."""

    conn: psycopg.Connection
    spider: type[SourceSpider]
    service: Service
    asker: Asker
    writer: ArchiveWriter
    counts: Backfilled
    troubles: Troubles
    progress: Progress
    limit: int | None = None
    seen: set[bytes] = field(default_factory=set)
    """Digests of address and bytes."""
    batch: list[Taken] = field(default_factory=list)

    async def gather(self, since: date | None, until: date | None) -> None:
        try:
            for prefix in prefixes(self.spider):
                try:
                    await self._below(prefix, since, until)
                except (Unanswered, BadIndex) as error:
                    self.trouble(str(error), prefix)
                if self.is_over:
                    return
        finally:
            self.keep()

    @property
    def is_over(self) -> bool:
        enough = self.limit is not None and self.counts.fetched >= self.limit
        return enough or self.asker.is_given_up

    def trouble(self, what: str, where: str) -> None:
        self.troubles.add(self.spider.card.name, what, where)

    async def _below(self, prefix: str, since: date | None, until: date | None) -> None:
        pages = self.service.search(self.asker, prefix, since, until, self.trouble)
        async for page in pages:
            for found, is_held in self.readable(list(within_days(page, since, until))):
                await self._take(found, is_held)
                if self.is_over:
                    return

    def readable(self, page: Sequence[Found]) -> list[tuple[Found, bool]]:
        """Those that the source reads, and whether the record holds them.

        They come first, since a later capture of the same bytes is no news; then the
        others in the order of their time.
        """
        self.counts.listed += len(page)
        ours = [found for found in page if self._is_read(found.url)]
        self.counts.no_reader += len(page) - len(ours)
        digests = {found.url: _sha256(found.url) for found in ours}
        held = captured_seconds(self.conn, list(digests.values()))
        known = [
            (found, (digests[found.url], found.captured_at) in held) for found in ours
        ]
        return sorted(known, key=lambda k: (not k[1], k[0].captured_at))

    def _is_read(self, url: str) -> bool:
        host = urlsplit(url).hostname
        return host in self.spider.card.hosts and self.spider.page_for(url) is not None

    async def _take(self, found: Found, is_held: bool) -> None:
        key = _sha256(f"{found.url} {found.digest or found.captured_at}")
        if is_held:
            self.counts.known += 1
        elif key in self.seen:
            self.counts.same += 1
            return
        elif not await self._fetch(found):
            return  # a later capture of the same bytes may be whole
        self.seen.add(key)

    async def _fetch(self, found: Found) -> bool:
        """Fetch it, unless it is not to be had; then it is told why."""
        try:
            taken = await self.service.fetch(self.asker, found)
        except (NotTaken, Unanswered) as error:
            where = f"{found.url} of {found.captured_at:%Y-%m-%d %H:%M:%S}"
            self.trouble(f"{found.index}: {error}", where)
            return False
        self.counts.fetched += 1
        self.batch.append(taken)
        if len(self.batch) >= BATCH:
            self.keep()
        return True

    def keep(self) -> None:
        """Write, flush to disk, register; then they may be read."""
        batch, self.batch = self.batch, []
        keys = [_key(taken) for taken in batch]
        known = set(store.known_captures(self.conn, keys))
        rows: dict[Key, CaptureRow] = {}
        for key, taken in zip(keys, batch, strict=True):
            if key not in known and key not in rows:
                rows[key] = self._write(taken)
        if rows:
            self.writer.flush()
            store.register(self.conn, list(rows.values()))
        self.progress.step(len(batch))

    def _write(self, taken: Taken) -> CaptureRow:
        record: RawRecord = taken.write(self.writer)
        fetched = {"fetched": datetime.now(UTC).isoformat(timespec="seconds")}
        self.writer.note(record, taken.provenance() | fetched)
        capture = record.capture()
        return capture_row(capture, record.member_sha256, self.spider.card.name)


def _key(taken: Taken) -> Key:
    """As ``store.capture_key`` has it."""
    found = taken.found
    moment = found.captured_at.isoformat()
    return _sha256(found.url), moment, bytes.fromhex(taken.payload_sha256)


def _sha256(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
