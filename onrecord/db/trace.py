"""The documents that a news report may mean, and what is held of whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from psycopg import Connection
from psycopg.rows import args_row

from onrecord.db import bigrams
from onrecord.db.lookup import CONFIGURATIONS
from onrecord.db.named import load

SQL = load("trace_queries.sql")


@dataclass(frozen=True, slots=True)
class Term:
    """Words to look for, one way of saying what `key` stands for."""

    key: str
    language: str
    words: str
    """As ``websearch_to_tsquery`` reads it: ``cease-fire or "cessation of war"``."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Where to look: of these bodies, or issued by or spoken for this actor."""

    kinds: tuple[str, ...]
    bodies: tuple[str, ...] = ()
    actor: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Possible:
    """A document that holds some of the terms."""

    id: int
    symbol: str
    native_id: str
    title: str
    kind: str
    body: str
    actor: str
    source: str
    dated_on: date | None
    speaker: str
    adoption: str
    page_url: str
    in_text: Sequence[str] = ()
    """Keys of the terms that stand in a text of it."""
    in_heading: Sequence[str] = ()
    """The same of its title, agenda item and subjects."""
    weights: dict[str, float] | None = None
    """What each key tells: more where fewer documents of the pool hold it."""


def possible(
    conn: Connection[Any], pool: Pool, terms: Sequence[Term], latest: date | None,
    *, limit: int, later: int,
) -> list[Possible]:  # fmt: skip
    """The documents of a pool that hold most of the terms, best first.

    At most `limit` dated to `latest` or undated, then at most `later` dated after it.
    """
    if not terms:
        return []
    values = {
        "kinds": list(pool.kinds), "bodies": list(pool.bodies), "actor": pool.actor,
        "since": pool.since, "latest": latest, "limit": limit, "later": later,
        "keys": [one.key for one in terms],
        "languages": [one.language for one in terms],
        "configs": [CONFIGURATIONS.get(one.language, "simple") for one in terms],
        "words": [bigrams.asked(one.language, one.words) for one in terms],
    }  # fmt: skip
    with conn.cursor(row_factory=args_row(Possible)) as cur:
        return cur.execute(SQL["possible documents"], values).fetchall()


@dataclass(frozen=True, slots=True)
class PassageRow:
    """One paragraph of a document in one language."""

    document_id: int
    language: str
    kind: str
    path: str
    position: int
    text: str


def passages(conn: Connection[Any], ids: Sequence[int]) -> list[PassageRow]:
    """The paragraphs of some documents, annexes apart."""
    with conn.cursor(row_factory=args_row(PassageRow)) as cur:
        values = {"ids": list(ids)}
        return cur.execute(SQL["passages of documents"], values).fetchall()


def named(conn: Connection[Any], symbols: Sequence[str]) -> list[Possible]:
    """The documents of some canonical symbols, one each."""
    with conn.cursor(row_factory=args_row(Possible)) as cur:
        values = {"symbols": list(symbols)}
        return cur.execute(SQL["documents named"], values).fetchall()


@dataclass(frozen=True, slots=True)
class Copy:
    """Where the latest archived copy of a document is."""

    document_id: int
    url: str
    fetched_at: datetime
    payload_sha256: bytes
    warc_file: str
    warc_offset: int


def copies(conn: Connection[Any], ids: Sequence[int]) -> dict[int, Copy]:
    """The latest archived copy of each document."""
    with conn.cursor(row_factory=args_row(Copy)) as cur:
        values = {"ids": list(ids)}
        rows = cur.execute(SQL["copies of documents"], values).fetchall()
    return {row.document_id: row for row in rows}


@dataclass(frozen=True, slots=True)
class Holding:
    """Documents of one kind, and the days of the first and the last."""

    kind: str
    documents: int
    first: date | None
    last: date | None


def holdings(conn: Connection[Any], pool: Pool) -> list[Holding]:
    """What the record holds of a pool, by kind; ``since`` does not count."""
    with conn.cursor(row_factory=args_row(Holding)) as cur:
        values = {
            "kinds": list(pool.kinds), "bodies": list(pool.bodies), "actor": pool.actor
        }  # fmt: skip
        return cur.execute(SQL["holdings"], values).fetchall()


@dataclass(frozen=True, slots=True)
class SourceDays:
    """A source of an actor, and what was collected of a period."""

    name: str
    publisher: str
    holds: bool
    """Whether any document of it is held."""
    dated: int
    """Documents dated in the period."""
    days: int
    """Days of the period of which the listings were seen."""


def sources_of(
    conn: Connection[Any], actors: Sequence[str], since: date, until: date
) -> list[SourceDays]:
    """The sources that publish for some actors."""
    with conn.cursor(row_factory=args_row(SourceDays)) as cur:
        values = {"actors": list(actors), "since": since, "until": until}
        return cur.execute(SQL["sources of actor"], values).fetchall()


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """Where an archived answer is."""

    url: str
    fetched_at: datetime
    media_type: str
    warc_file: str
    warc_offset: int


def archived_page(conn: Connection[Any], url: str) -> ArchivedPage | None:
    """The latest archived answer of an address, if there is one."""
    with conn.cursor(row_factory=args_row(ArchivedPage)) as cur:
        return cur.execute(SQL["archived page"], {"url": url}).fetchone()
