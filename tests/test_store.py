"""Writing what was read, and what is known of it already."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import psycopg
import pytest

from onrecord.collect.prepare import prepare
from onrecord.db.connect import connect
from onrecord.db.rows import CaptureRow, ReadRow
from onrecord.db.statistics import refresh
from onrecord.db.store import capture_key, register, store
from onrecord.models import Capture, Document, Paragraph, Reading

Session = psycopg.Connection[tuple[Any, ...]]
URL = "https://www.example.org/statements/1"


@pytest.fixture
def conn(conninfo: str) -> Iterator[Session]:
    with connect(conninfo) as session:
        session.autocommit = True
        yield session


def read(conn: Session, **changes: Any) -> ReadRow:
    """One statement as it was read, its capture registered."""
    digest = hashlib.sha256(b"page").hexdigest()
    moment = datetime(2026, 1, 2, tzinfo=UTC)
    capture = Capture(URL, moment, 200, (), b"page", digest, "a.warc.gz", 0)
    row = CaptureRow(
        URL, hashlib.sha256(URL.encode()).digest(), moment, 200, "text/html",
        bytes.fromhex(digest), "a.warc.gz", 0, 1, bytes.fromhex(digest), "gb_fcdo",
    )  # fmt: skip
    known = register(conn, [row])
    document = Document(
        source="gb_fcdo",
        native_id="1",
        url=URL,
        kind="statement",
        language="en",
        title="A statement",
        actor="GBR",
        issued_on=date(2026, 1, 1),
        paragraphs=(Paragraph("text", "We recall resolution 1701 (2006)."),),
    )
    reading = Reading("gb_fcdo", capture, (replace(document, **changes),))
    return prepare(reading, known[capture_key(row)])


def written(conn: Session) -> list[Any]:
    """Which transaction wrote each row."""
    return conn.execute(
        "SELECT 'capture', id, xmin::text FROM capture"
        " UNION ALL SELECT 'rendition', id, xmin::text FROM rendition"
        " UNION ALL SELECT 'citation', revision_id, xmin::text FROM citation"
        " ORDER BY 1, 2"
    ).fetchall()


def test_what_is_read_again_with_the_same_result_writes_nothing(conn: Session) -> None:
    assert store(conn, [read(conn)]).new == 1
    before = written(conn)
    again = store(conn, [read(conn)])
    assert (again.captures, again.new, again.changed, again.unchanged) == (1, 0, 0, 1)
    assert written(conn) == before
    assert len(before) == 3


@pytest.mark.parametrize(
    "changes",
    [{"title": "Another title"}, {"place": "Geneva"}, {"native_id": "2"},
     {"language": "fr"}, {"paragraphs": (Paragraph("text", "Other words."),)}],
    ids=["title", "fact", "document", "language", "text"],
)  # fmt: skip
def test_what_is_read_otherwise_is_written(
    conn: Session, changes: dict[str, Any]
) -> None:
    store(conn, [read(conn)])
    tally = store(conn, [read(conn, **changes)])
    assert tally.new + tally.changed > 0
    assert tally.unchanged == 0
    assert store(conn, [read(conn, **changes)]).unchanged == 1


def test_citations_that_today_finds_otherwise_are_written_once(conn: Session) -> None:
    row = read(conn)
    store(conn, [row])
    [rendition] = row.renditions
    assert rendition.text is not None
    assert b"S/RES/1701" in rendition.text.citations
    text = replace(rendition.text, citations=b"")
    newer = replace(row, renditions=(replace(rendition, text=text),))
    store(conn, [newer])  # no rule was asked for anew
    assert conn.execute("SELECT count(*) FROM citation").fetchone() == (1,)
    store(conn, [newer], recite=True)
    assert conn.execute("SELECT count(*) FROM citation").fetchone() == (0,)
    before = written(conn)
    assert store(conn, [newer], recite=True).unchanged == 1
    assert written(conn) == before


def test_a_reason_to_doubt_a_page_is_written_when_it_is_new(conn: Session) -> None:
    row = read(conn)
    store(conn, [row])
    doubted = replace(row, faults=(("part", "reason", "detail"),))
    assert store(conn, [doubted]).quarantined == 1
    assert conn.execute("SELECT reason FROM quarantine").fetchall() == [("reason",)]
    assert store(conn, [doubted]).quarantined == 1
    store(conn, [row])
    assert conn.execute("SELECT reason FROM quarantine").fetchall() == []


def test_only_tables_that_changed_much_are_analyzed(conn: Session) -> None:
    fill = (
        "INSERT INTO actor SELECT 'A' || n, 'state', 'a'"
        " FROM generate_series(%s::int, %s::int) AS n"
    )
    conn.execute(fill, (1, 1000))
    assert refresh(conn) == ["actor"]
    assert refresh(conn) == []
    conn.execute(fill, (1001, 1060))
    assert refresh(conn) == []
    conn.execute(fill, (1061, 1300))
    assert refresh(conn, but=["actor"]) == []
    assert refresh(conn, ["topic"]) == []
    assert refresh(conn, ["actor"]) == ["actor"]
