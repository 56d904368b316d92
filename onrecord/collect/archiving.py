"""Archive first: every live response is in a WARC file before anything reads it."""

from __future__ import annotations

from datetime import datetime

import psycopg
from scrapy import Request
from scrapy.http import Response

from onrecord.archive import Archive, ArchiveWriter, Exchange, iter_captures
from onrecord.collect.intake import capture_row
from onrecord.collect.sources import source_of
from onrecord.db import store
from onrecord.models import Capture


def keep(
    writer: ArchiveWriter,
    conn: psycopg.Connection,
    source: str,
    request: Request,
    response: Response,
    fetched_at: datetime,
) -> tuple[Capture, int]:
    """Write, flush to disk, register; then the response may be read.

    Returns the capture and its id in the record. Raises ``CaptureError`` for an answer
    that is archived and cannot be read whole, ``ArchiveError`` and ``psycopg.Error``
    where it cannot be kept.
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
    row = capture_row(capture, record.member_sha256, source)
    ids = store.register(conn, [row])
    return capture, ids[store.capture_key(row)]


def _headers(message: Request | Response) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in message.headers.items()
        for value in values
    )


def register_left(conn: psycopg.Connection, archive: Archive) -> None:
    """Make known what a killed run archived and had no time to register.

    Call it before a writer is opened, which mends the files that killed runs left.
    """
    markers = sorted(archive.folder.glob("*.warc.gz.open"))
    files = [path for m in markers if (path := m.with_suffix("")).is_file()]
    # The unfinished end is expected, and `onrecord verify` reports anything else.
    for record, capture in iter_captures(files, lambda fault: None):
        spider = source_of(capture.url)
        if spider is not None:
            row = capture_row(capture, record.member_sha256, spider.name)
            store.register(conn, [row])
