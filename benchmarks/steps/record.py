"""A record of a benchmark's own, and statements ready to go into it."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import Any

import psycopg

from onrecord.collect.prepare import prepare
from onrecord.db import store
from onrecord.db.connect import connect
from onrecord.db.migrate import migrate
from onrecord.db.rows import CaptureRow, ReadRow
from onrecord.db.server import PrivateServer
from onrecord.models import Capture, Document, Paragraph, Reading
from steps.step import Setting
from steps.texts import statements

Conn = psycopg.Connection[tuple[Any, ...]]
BATCH = 1000
MOMENT = datetime(2026, 11, 1, tzinfo=UTC)


def empty(setting: Setting) -> Conn:
    """A connection to a private server of the run's own; it ends with the process."""
    server = PrivateServer(setting.folder / "postgres")
    conn = connect(server.acquire()).__enter__()
    conn.autocommit = True
    migrate(conn)
    return conn


def readings(setting: Setting, n: int) -> tuple[list[CaptureRow], list[Reading]]:
    """Captures and what was read in them: one statement of 3 kB each."""
    captures, found = [], []
    for number, text in enumerate(statements(setting.shared, n)):
        url = f"https://www.example.org/statements/{number}"
        digest = hashlib.sha256(text.encode()).hexdigest()
        capture = Capture(url, MOMENT, 200, (), b"", digest, "b.warc.gz", number)
        day = date(2000, 1, 1) + timedelta(days=number % 9000)
        paragraphs = tuple(
            Paragraph("text", line.strip()) for line in text.split("\n") if line.strip()
        )
        document = Document(
            source="gb_fcdo",
            native_id=str(number),
            url=url,
            kind="statement",
            language="en",
            title=f"Statement {number} on matters of this day",
            actor="GBR",
            issued_text=day.isoformat(),
            issued_on=day,
            paragraphs=paragraphs,
        )
        found.append(Reading("gb_fcdo", capture, (document,)))
        captures.append(
            CaptureRow(
                url=url,
                url_sha256=hashlib.sha256(url.encode()).digest(),
                fetched_at=MOMENT,
                status=200,
                media_type="text/html",
                payload_sha256=bytes.fromhex(digest),
                warc_file="b.warc.gz",
                warc_offset=number,
                warc_length=1,
                member_sha256=bytes.fromhex(digest),
                source="gb_fcdo",
            )
        )
    return captures, found


def rows(conn: Conn, setting: Setting, n: int) -> list[ReadRow]:
    """Rows of ``n`` statements whose captures the record knows."""
    captures, found = readings(setting, n)
    ids = store.register(conn, captures)
    return [
        prepare(reading, ids[store.capture_key(capture)])
        for reading, capture in zip(found, captures, strict=True)
    ]


def put(conn: Conn, given: list[ReadRow]) -> float:
    for start in range(0, len(given), BATCH):
        store.store(conn, given[start : start + BATCH])
    return len(given)
