"""What documents of different sources say of the same act, statement or meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from psycopg import Connection
from psycopg.rows import args_row

from onrecord.db.named import load

SQL = load("crossing_queries.sql")

Basis = Literal["symbol", "text", "meeting"]
"""Why two documents tell of the same: one symbol, one text, or the second is the record
of the meeting that adopted the first, on another day."""


@dataclass(frozen=True, slots=True)
class Crossing:
    document_id: int
    other_id: int
    basis: Basis


@dataclass(frozen=True, slots=True)
class Told:
    """What one document says."""

    id: int
    source: str
    native_id: str
    kind: str
    symbol: str
    title: str
    issued_on: date | None
    adopted_on: date | None
    dated_on: date | None
    outcome: str
    vetoed_by: list[str]
    draft_symbol: str
    meeting_record: str
    language: str
    listed: bool
    """Its title is the wording of a list, not its own."""
    tally: str
    """``14-0-1``; empty where no ballots are known."""
    url: str


def crossings(conn: Connection[Any], ids: Sequence[int] | None) -> list[Crossing]:
    """Documents of other sources that tell of the same as these, or as any."""
    values = {"ids": None if ids is None else list(ids)}
    with conn.cursor(row_factory=args_row(Crossing)) as cur:
        return cur.execute(SQL["crossings"], values).fetchall()


def told(conn: Connection[Any], ids: Sequence[int]) -> list[Told]:
    """What these documents say, by source and native id."""
    with conn.cursor(row_factory=args_row(Told)) as cur:
        return cur.execute(SQL["told"], {"ids": list(ids)}).fetchall()
