"""The operative paragraphs of the record, for what they ask of whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from psycopg import Connection
from psycopg.rows import args_row

from onrecord.db.named import load

SQL = load("obligation_queries.sql")


@dataclass(frozen=True, slots=True)
class OperativeRow:
    """One operative paragraph, with its document and where its text is archived."""

    document_id: int
    source: str
    native_id: str
    symbol: str
    title: str
    body: str
    """Actor id of the body that adopted it."""
    adopted_on: date | None
    page_url: str
    language: str
    url: str
    fetched_at: datetime
    payload_sha256: bytes
    warc_file: str
    warc_offset: int
    position: int
    number: str
    level: int
    path: str
    text: str


def operative_paragraphs(
    conn: Connection[Any],
    languages: Sequence[str],
    *,
    body: str = "",
    topic: str = "",
    since: date | None = None,
    until: date | None = None,
) -> Iterator[OperativeRow]:
    """Of texts adopted in a period, oldest first, in the order of the text.

    Each document in one of ``languages``, the first that is held. Streams: needs an
    open transaction.
    """
    values = {
        "languages": list(languages), "body": body, "topic": topic, "since": since,
        "until": until,
    }  # fmt: skip
    with conn.cursor("operative", row_factory=args_row(OperativeRow)) as cursor:
        cursor.itersize = 2000
        cursor.execute(SQL["operative paragraphs"], values)
        yield from cursor
