"""The record as lines of JSON: exactly what PostgreSQL's jsonb would print."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import hostile_record
import psycopg

from onrecord.db.record_lines import export_digest

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
    lines: list[bytes] = []
    total = export_digest(conn, lines.append)
    assert total == hashlib.sha256(b"".join(lines)).hexdigest()
    read = [json.loads(line) for line in lines]
    for line, one in zip(lines, read, strict=True):
        assert line.decode() == json.dumps(as_jsonb(one), ensure_ascii=False) + "\n"
    documents = [one for one in read if one["row"] == "document"]
    texts = [one for one in read if one["row"] == "text"]
    assert sorted(one["title"] for one in documents) == sorted(PAYLOADS)
    assert {one["paragraphs"][0][7] for one in texts} == {p + p for p in PAYLOADS}
    assert {one["issued_on"] for one in documents} == {None, "0044-03-15"}
