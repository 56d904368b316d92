"""Taking other people's archives, or our own, into the record: copy, then register.

A record whose checks pass is copied byte for byte into the archive of this
installation and flushed to disk before the database hears of it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import psycopg

from onrecord.archive import Archive, ArchiveWriter, Fault, RawRecord, iter_captures
from onrecord.collect.reading import Place
from onrecord.collect.sources import source_of
from onrecord.db import store
from onrecord.db.rows import CaptureRow
from onrecord.models import Capture

BATCH = 300
"""Records held until they are flushed: some 30 MB of ordinary pages."""


@dataclass(slots=True)
class Intake:
    """What was found in the files."""

    ids: list[int] = field(default_factory=list)
    """Captures that a chosen source has a reader for."""
    copied: int = 0
    known: int = 0
    no_source: int = 0
    passed_over: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)


def take_in(
    conn: psycopg.Connection,
    archive: Archive,
    files: Iterable[Path],
    sources: Collection[str],
    progress: Callable[[int], None] = lambda n: None,
    taken: Callable[[list[Place]], None] = lambda places: None,
) -> Intake:
    """Copy the captures of the chosen sources into the archive and register them.

    ``taken`` gets those that are new and answered well, as soon as they may be read.
    Damaged records are listed in ``faults``; what stands before and after is taken.
    """
    intake = Intake()
    with archive.open_writer() as writer:
        batch: list[tuple[CaptureRow, RawRecord]] = []
        found = iter_captures(list(files), intake.faults.append, intake.passed_over)
        for record, capture in found:
            spider = source_of(capture.url, capture)
            if spider is None or spider.name not in sources:
                intake.no_source += 1
                continue
            row = capture_row(capture, record.member_sha256, spider.name)
            batch.append((row, record))
            if len(batch) >= BATCH:
                taken(_take_batch(conn, writer, batch, intake))
                progress(len(batch))
                batch.clear()
        taken(_take_batch(conn, writer, batch, intake))
        progress(len(batch))
    return intake


def _take_batch(
    conn: psycopg.Connection,
    writer: ArchiveWriter,
    batch: list[tuple[CaptureRow, RawRecord]],
    intake: Intake,
) -> list[Place]:
    keys = [store.capture_key(row) for row, _ in batch]
    known = store.known_captures(conn, keys)
    fresh: dict[tuple[bytes, str, bytes], CaptureRow] = {}
    for key, (row, record) in zip(keys, batch, strict=True):
        if key in known or key in fresh:
            intake.known += 1
            continue
        placed = writer.copy(record)
        fresh[key] = replace(
            row,
            warc_file=placed.path.name,
            warc_offset=placed.offset,
            warc_length=placed.length,
            member_sha256=row.member_sha256
            if placed.member == record.member
            else bytes.fromhex(placed.member_sha256),
        )
    if fresh:
        writer.flush()
        known |= store.register(conn, list(fresh.values()))
    intake.copied += len(fresh)
    intake.ids.extend(known[key] for key in dict.fromkeys(keys))
    return [
        Place(
            known[key], row.source, row.url, row.fetched_at, row.warc_file,
            row.warc_offset, "unread", row.status,
        )
        for key, row in fresh.items()
        if row.status == 200
    ]  # fmt: skip


def register_archive(
    conn: psycopg.Connection, archive: Archive, sources: Collection[str]
) -> Intake:
    """Make a database know what stands in the archive already; nothing is copied."""
    intake = Intake()
    batch: list[CaptureRow] = []
    for record, capture in archive.records(intake.faults.append, intake.passed_over):
        spider = source_of(capture.url, capture)
        if spider is None or spider.name not in sources:
            intake.no_source += 1
            continue
        batch.append(capture_row(capture, record.member_sha256, spider.name))
        if len(batch) >= BATCH:
            intake.ids.extend(store.register(conn, batch).values())
            batch.clear()
    intake.ids.extend(store.register(conn, batch).values())
    return intake


def capture_row(capture: Capture, member_sha256: str, source: str) -> CaptureRow:
    """The row of a capture, with the place it was read from."""
    return CaptureRow(
        url=capture.url,
        url_sha256=hashlib.sha256(capture.url.encode()).digest(),
        fetched_at=capture.fetched_at,
        status=capture.status,
        media_type=capture.media_type[:200],
        payload_sha256=bytes.fromhex(capture.payload_sha256),
        warc_file=capture.warc_file,
        warc_offset=capture.warc_offset,
        warc_length=capture.warc_length,
        member_sha256=bytes.fromhex(member_sha256),
        source=source,
    )
