"""Archive first: every live response is in a WARC file before anything reads it."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from scrapy import Request
from scrapy.http import Response

from onrecord.archive import Archive, ArchiveWriter, Exchange, iter_captures
from onrecord.archive.writing import unlocked
from onrecord.collect.backoff import Unanswered
from onrecord.collect.frontier import book
from onrecord.collect.intake import capture_row
from onrecord.collect.sources import source_of
from onrecord.db import frontier, store
from onrecord.models import Capture

BOMB_RATIO = 200
BOMB_SIZE = 4 * 2**20
ANSWERS = frozenset({200, 401, 403, 404, 410, 451})
"""Statuses that settle an address for the time being."""


def keep(
    writer: ArchiveWriter,
    conn: psycopg.Connection,
    source: str,
    request: Request,
    response: Response,
    fetched_at: datetime,
    book: Callable[[Capture], None] = lambda capture: None,
) -> tuple[Capture, int]:
    """Write, flush to disk, register; then the response may be read.

    ``book`` writes what the capture means for its address: both are in the record, or
    neither. Returns the capture and its id in the record. Raises ``CaptureError`` for
    an answer that is archived and cannot be read whole, ``ArchiveError`` and
    ``psycopg.Error`` where it cannot be kept.
    """
    record = writer.write_exchange(
        Exchange(
            url=request.url,
            fetched_at=fetched_at,
            status=response.status,
            headers=_headers(response),
            body=response.body,
            method=request.method,
            request_headers=_headers(request),
            ip=str(response.ip_address or ""),
        )
    )
    writer.flush()
    capture = record.capture()
    if is_bomb(len(response.body), len(capture.body)):
        raise Unanswered(
            f"archived and not read: {len(response.body)} bytes unpack to "
            f"{len(capture.body)}",
            standing="unreadable",
        )
    row = capture_row(capture, record.member_sha256, source)
    with conn.transaction():
        ids = store.register(conn, [row])
        book(capture)
    return capture, ids[store.capture_key(row)]


def is_bomb(packed: int, unpacked: int) -> bool:
    """Text shrinks to a thirtieth at most; what is all of one byte, to a thousandth."""
    return unpacked > BOMB_SIZE and unpacked > BOMB_RATIO * packed


def _headers(message: Request | Response) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in message.headers.items()
        for value in values
    )


def register_left(conn: psycopg.Connection, archive: Archive) -> None:
    """Make known what a killed run archived and had no time to register.

    Call it before the files that killed runs left are mended.
    """
    # The unfinished end is expected, and `onrecord verify` reports anything else.
    for record, capture in iter_captures(left_files(archive), lambda fault: None):
        known = frontier.known(conn, capture.url)
        spider = source_of(capture.url, capture)
        if not known and spider is None:
            continue
        source = known[0].source if known or spider is None else spider.name
        row = capture_row(capture, record.member_sha256, source)
        with conn.transaction():
            # Of several runs that find it, one books it.
            conn.execute(store.SQL["lock writers"], {"lock": store.LOCK})
            if store.known_captures(conn, [store.capture_key(row)]):
                continue
            store.register(conn, [row])
            # Anything else than an answer is asked for again.
            for lease in known if capture.status in ANSWERS else ():
                now, at = datetime.now(UTC), capture.fetched_at
                book(conn, lease, capture, now, visited_at=at)


def left_files(archive: Archive) -> list[Path]:
    """Archive files whose runs ended without closing them."""
    files = []
    for marker in sorted(archive.folder.glob("*.warc.gz.open")):
        descriptor = unlocked(marker)
        if descriptor is not None:
            os.close(descriptor)
            files.append(marker.with_suffix(""))
    return [path for path in files if path.is_file()]


def living_files(archive: Archive) -> set[str]:
    """Names of the archive files that other runs are writing now."""
    left = {path.name for path in left_files(archive)}
    names = {
        marker.with_suffix("").name for marker in archive.folder.glob("*.warc.gz.open")
    }
    return names - left
