"""The whole record as lines of JSON that can be compared: its export as one file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

from psycopg import Connection, sql

from onrecord.db.named import load

SQL = load("lines_queries.sql")
_COPY = sql.SQL("COPY ({}) TO STDOUT (FORMAT csv, DELIMITER E'\\x01', QUOTE E'\\x02')")
"""One column that has neither character: JSON escapes them, so nothing is quoted."""


def export(conn: Connection[Any]) -> Iterator[bytes]:
    """The whole record as JSON lines in UTF-8 and in a fixed order.

    Natural keys only: two records of the same evidence give the same lines, whatever
    the order or the number of runs that made them.
    """
    with conn.transaction():
        conn.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        for query in SQL.values():
            copying = _COPY.format(sql.SQL(query.rstrip(";")))
            with conn.cursor() as cur, cur.copy(copying) as copy:
                for line in copy:
                    yield bytes(line)


def export_digest(
    conn: Connection[Any], write: Callable[[bytes], object] = lambda line: None
) -> str:
    """SHA-256 of the export, in hex; every line goes to ``write`` on the way."""
    digest = hashlib.sha256()
    for line in export(conn):
        write(line)
        digest.update(line)
    return digest.hexdigest()
