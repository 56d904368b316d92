"""The state of the record by table: how many rows, and a digest over what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from psycopg import Connection

from onrecord.db.named import load

SQL = load("state_queries.sql")


class TableState(NamedTuple):
    """``digest`` is a sum over the rows: equal for equal rows in any order."""

    rows: int
    digest: str


def record_state(
    conn: Connection[Any], ids: Sequence[int] | None
) -> Mapping[str, TableState]:
    """Every table, of the documents given or of the whole record (None).

    Captures, quarantine and coverage are always those of the whole record.
    """
    found = {}
    for name, query in SQL.items():
        wanted = {"ids": None if ids is None else list(ids)}
        row = conn.execute(query, wanted).fetchone()
        assert row is not None  # an aggregate has one row
        found[name] = TableState(*row)
    return found
