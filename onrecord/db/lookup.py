"""Reading the record: a search, and what could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import psycopg
from psycopg.rows import class_row

from onrecord.db import bigrams, finding
from onrecord.db.named import load
from onrecord.db.terms import terms
from onrecord.symbols import parse
from onrecord.text import clean

SQL = load("lookup_queries.sql")
CONFIGURATIONS = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "pt": "portuguese",
    "ru": "russian",
    "tr": "turkish",
}
"""PostgreSQL's text search configuration of a language; others have ``simple``."""
MAX_QUERY = 1000
"""Characters; PostgreSQL gives up on some thousands of terms."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a person looks for."""

    words: str = ""
    actor: str = ""
    topic: str = ""
    body: str = ""
    kind: str = ""
    since: date | None = None
    until: date | None = None
    language: str = ""
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found; ``excerpt`` marks the words with \\x02 and \\x03."""

    id: int
    source: str
    native_id: str
    symbol: str
    title: str
    kind: str
    actor: str
    dated_on: date | None
    page_url: str
    language: str | None
    excerpt: str


def search(
    conn: psycopg.Connection,
    query: Query,
    pace: finding.Pace = finding.PACE,
) -> list[Hit]:
    """The newest documents that match, at most ``query.limit``.

    A document symbol in any spelling finds that document.
    """
    values = search_values(conn, query)
    ids = finding.newest(conn, values, pace)
    words = finding.excerpts(conn, values, ids)
    with conn.cursor(row_factory=class_row(Hit)) as cur:
        cur.execute(finding.SQL["hits"], values | {"ids": ids})
        return [
            replace(hit, language=words[hit.id].language, excerpt=words[hit.id].text)
            if hit.id in words
            else hit
            for hit in cur
        ]


def search_values(
    conn: psycopg.Connection, query: Query, known: Sequence[str] = ()
) -> dict[str, Any]:
    """What the queries of a search are given; ``known`` are the record's languages.

    ``worded`` and ``unworded`` tell whether words are looked for and not wanted.
    """
    words = clean(query.words).strip()[:MAX_QUERY]
    wanted, unwanted = _terms(words)
    symbol = parse(words) if words else None
    names = [query.language] if query.language else known or languages(conn)
    return {
        "since": query.since,
        "until": query.until,
        "kind": query.kind,
        "body": query.body,
        "actor": query.actor,
        "topic": query.topic,
        "language": query.language,
        "limit": query.limit,
        "symbol": symbol.canonical if symbol else "",
        "worded": bool(wanted),
        "unworded": bool(unwanted),
        "first": next(iter(" ".join(wanted).replace('"', "").split()), ""),
        **_per_language(names, wanted, unwanted),
    }


def _terms(words: str) -> tuple[list[str], list[str]]:
    """What is looked for and what is not wanted: words, and "phrases" in quotes."""
    wanted, unwanted = [], []
    for term in terms(words):
        if term.is_unwanted:
            unwanted.append(f'"{term.text}"')
        else:
            wanted.append(f'"{term.text}"' if term.is_phrase else term.text)
    return wanted, unwanted


def _per_language(
    names: Sequence[str], wanted: list[str], unwanted: list[str]
) -> dict[str, str | list[str]]:
    yes, no = " ".join(wanted), " or ".join(unwanted)
    return {
        "languages": list(names),
        "configs": [CONFIGURATIONS.get(name, "simple") for name in names],
        "words": [bigrams.asked(name, yes) for name in names],
        "wanted": yes,
        "without": [bigrams.asked(name, no) for name in names],
    }


def actor_names(conn: psycopg.Connection, hits: Sequence[Hit]) -> dict[str, str]:
    """The names of those who issued or said what was found, by id."""
    ids = sorted({hit.actor for hit in hits if hit.actor})
    return dict(conn.execute(SQL["names of actors"], {"ids": ids}).fetchall())


def holds_documents(conn: psycopg.Connection) -> bool:
    """Whether there is any document at all."""
    return conn.execute(SQL["any document"]).fetchone() is not None


def not_searchable(conn: psycopg.Connection) -> int:
    """How many texts no search looks through yet."""
    [(texts,)] = conn.execute(SQL["texts not searchable"]).fetchall()
    return int(texts)


def languages(conn: psycopg.Connection) -> list[str]:
    """The languages of the record's texts, sorted."""
    return [name for (name,) in conn.execute(SQL["languages"])]


def topic_ids(conn: psycopg.Connection, words: str) -> list[tuple[str, str]]:
    """Topics of the record with that label or id."""
    return conn.execute(SQL["topics by label"], {"label": words}).fetchall()


def topic_labels(conn: psycopg.Connection) -> list[tuple[str, str]]:
    """Every topic of the record as (id, label)."""
    return conn.execute(SQL["topic labels"]).fetchall()


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A capture, or one part of it, that could not be read, and where it is kept."""

    source: str
    url: str
    fetched_at: datetime
    part: str
    """Which of several documents in the capture; empty for all of it."""
    reason: str
    detail: str
    warc_file: str
    """Name within the archive folder."""
    warc_offset: int


def quarantine(
    conn: psycopg.Connection, captures: Sequence[int] | None = None
) -> list[Quarantined]:
    """What could not be read, sorted: of these captures, or of all."""
    with conn.cursor(row_factory=class_row(Quarantined)) as cur:
        ids = None if captures is None else list(captures)
        return cur.execute(SQL["quarantined captures"], {"ids": ids}).fetchall()
