"""The record as lines of JSON: exactly what PostgreSQL's jsonb would print."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import hostile_record
import psycopg
import pytest

from onrecord.db import record_lines
from onrecord.db.connect import connect
from onrecord.db.record_lines import export, export_digest

PAYLOADS = (
    'says "no" \\ and \\n',
    "ends a line\r\nand\ta cell",
    "\x01quoted by a control\x02, \x1f and \x7f",
    "\\.",
    "الجمعية العامة 联合国 \u2028 \U0001f54a",
)


def as_jsonb(value: Any) -> Any:
    """Keys as jsonb orders them: the shorter first."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: (len(key.encode()), key.encode()))
        return {key: as_jsonb(value[key]) for key in keys}
    return [as_jsonb(one) for one in value] if isinstance(value, list) else value


def test_lines_are_what_jsonb_prints_and_the_digest_is_theirs(
    conn: psycopg.Connection[tuple[Any, ...]],
) -> None:
    hostile_record.fill(conn, PAYLOADS)
    conn.execute("UPDATE document SET issued_on = '0044-03-15' WHERE id = 1")
    blocks: list[bytes] = []
    total = export_digest(conn, blocks.append)
    assert total == hashlib.sha256(b"".join(blocks)).hexdigest()
    lines = b"".join(blocks).splitlines(keepends=True)
    read = [json.loads(line) for line in lines]
    for line, one in zip(lines, read, strict=True):
        assert line.decode() == json.dumps(as_jsonb(one), ensure_ascii=False) + "\n"
    documents = [one for one in read if one["row"] == "document"]
    texts = [one for one in read if one["row"] == "text"]
    assert sorted(one["title"] for one in documents) == sorted(PAYLOADS)
    assert {one["paragraphs"][0][7] for one in texts} == {p + p for p in PAYLOADS}
    assert {one["issued_on"] for one in documents} == {None, "0044-03-15"}


@pytest.fixture
def two(filled: str) -> Iterator[list[psycopg.Connection[tuple[Any, ...]]]]:
    with connect(filled) as one, connect(filled) as other:
        one.autocommit = other.autocommit = True
        yield [one, other]


@pytest.mark.parametrize(("portion", "block"), [(1, 1), (7, 5_000), (10_000, 10**9)])
def test_two_sessions_give_the_lines_of_one(
    two: list[psycopg.Connection[tuple[Any, ...]]],
    monkeypatch: pytest.MonkeyPatch,
    portion: int,
    block: int,
) -> None:
    expected = export_digest(two[0])
    monkeypatch.setattr(record_lines, "PORTION", portion)
    monkeypatch.setattr(record_lines, "BLOCK", block)
    assert export_digest(two[0]) == expected
    assert export_digest(two[0], beside=two[1]) == expected


def test_both_sessions_see_the_record_of_one_moment(
    two: list[psycopg.Connection[tuple[Any, ...]]],
    filled: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(record_lines, "PORTION", 1)
    expected = export_digest(two[0])
    with psycopg.connect(filled, autocommit=True) as other:

        def change(lines: bytes) -> None:
            other.execute("UPDATE revision SET title = title || '!' WHERE id % 7 = 0")

        assert export_digest(two[0], change, two[1]) == expected
    assert export_digest(two[0]) != expected


def test_who_wants_no_more_lines_leaves_no_session_at_work(
    two: list[psycopg.Connection[tuple[Any, ...]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_lines, "PORTION", 1)
    monkeypatch.setattr(record_lines, "WAITING", 1)
    lines = export(*two)
    next(lines)
    lines.close()
    assert [conn.execute("SELECT 1").fetchall() for conn in two] == [[(1,)]] * 2


def test_what_goes_wrong_in_a_session_is_raised(
    two: list[psycopg.Connection[tuple[Any, ...]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    queries = record_lines.SQL | {"texts": "SELECT 1 / 0 WHERE 1 = ANY (%(ids)s)"}
    monkeypatch.setattr(record_lines, "SQL", queries)
    with pytest.raises(psycopg.errors.DivisionByZero):
        export_digest(two[0], beside=two[1])
    assert [conn.execute("SELECT 1").fetchall() for conn in two] == [[(1,)]] * 2
