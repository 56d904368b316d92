"""Recorded votes of the record, and its vetoes, for who votes with whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from psycopg import Connection
from psycopg.rows import args_row

from onrecord.db.named import load

SQL = load("agreement_queries.sql")


@dataclass(frozen=True, slots=True)
class VotedAct:
    """A resolution, decision or voted draft, with actor ids by choice."""

    id: int
    source: str
    native_id: str
    symbol: str
    kind: str
    body: str
    title: str
    day: date | None
    adoption: str
    draft_symbol: str
    page_url: str
    voted: bool
    """A vote is recorded, perhaps as a tally without names."""
    in_favour: list[str]
    against: list[str]
    abstaining: list[str]
    non_voting: list[str]


@dataclass(frozen=True, slots=True)
class VetoRow:
    """A vetoed draft with its tally and the latest archived copy."""

    symbol: str
    native_id: str
    title: str
    day: date | None
    vetoed_by: list[str]
    page_url: str
    yes: int | None
    no: int | None
    abstention: int | None
    url: str
    fetched_at: datetime
    payload_sha256: bytes


def acts(
    conn: Connection[Any],
    *,
    body: str = "",
    topic: str = "",
    topics: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
) -> list[VotedAct]:
    """Resolutions, decisions and voted drafts of a period, oldest first.

    On the topic, or on any of ``topics``; nothing given means all.
    """
    with conn.cursor(row_factory=args_row(VotedAct)) as cursor:
        chosen = [*topics, *filter(None, [topic])]
        values = {"body": body, "topics": chosen, "since": since, "until": until}
        return cursor.execute(SQL["acts and their ballots"], values).fetchall()


def vetoes(
    conn: Connection[Any],
    *,
    body: str = "",
    topic: str = "",
    since: date | None = None,
    until: date | None = None,
) -> list[VetoRow]:
    """Vetoed drafts of a period, the latest first."""
    with conn.cursor(row_factory=args_row(VetoRow)) as cursor:
        values = {"body": body, "topic": topic, "since": since, "until": until}
        return cursor.execute(SQL["vetoes"], values).fetchall()
