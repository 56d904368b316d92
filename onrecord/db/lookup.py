"""Reading the record: its state, a search, and an export that can be compared."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import psycopg
from psycopg.rows import class_row

from onrecord.db.named import load
from onrecord.symbols import parse

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
SPACELESS = re.compile(r"([\u3040-\u30ff\u3400-\u9fff]+)")
WINDOWS = (timedelta(days=366), timedelta(days=5 * 366), None)
MAX_QUERY = 1000
"""Characters; PostgreSQL gives up on some thousands of terms."""


def status(conn: psycopg.Connection) -> dict[str, Any]:
    """What the record holds; the keys are documented in the README."""

    def pairs(name: str) -> dict[str, int]:
        return dict(conn.execute(SQL[name]).fetchall())

    files: dict[str, dict[str, int]] = {}
    for source, language, n in conn.execute(SQL["files by source and language"]):
        files.setdefault(source, {})[language] = n
    paragraphs = pairs("paragraphs by kind")
    ballots = pairs("ballots by origin")
    row = conn.execute(SQL["other counts"]).fetchone()
    assert row is not None
    citations, captures, unread, discrepancies, stale, renditions, sponsors = row
    return {
        "documents": pairs("documents by kind"),
        "files": files,
        "versions": pairs("versions by language"),
        "paragraphs": {"preambular": 0, "operative": 0} | paragraphs,
        "ballots": sum(ballots.values()),
        "ballots_by_origin": ballots,
        "sponsors": sponsors,
        "citations": citations,
        "captures": captures,
        "unread": unread,
        "renditions": renditions,
        "quarantine": pairs("quarantine by reason"),
        "discrepancies": discrepancies,
        "stale": stale,
        "runs": [
            {
                "id": id,
                "command": command,
                "sources": sources,
                "started_at": started.isoformat(),
                "ended_at": ended.isoformat() if ended else None,
                "state": state,
                "counts": counts,
                "message": message,
            }
            for id, command, sources, started, ended, state, counts, message in (
                conn.execute(SQL["recent runs"], {"limit": 20})
            )
        ],
    }


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


def search(conn: psycopg.Connection, query: Query) -> list[Hit]:
    """The newest documents that match, at most ``query.limit``.

    A document symbol in any spelling finds that document.
    """
    values: dict[str, Any] = {
        "since": query.since,
        "until": query.until,
        "kind": query.kind,
        "body": query.body,
        "actor": query.actor,
        "topic": query.topic,
        "limit": query.limit,
    }
    words = query.words.strip()[:MAX_QUERY].replace("\0", " ")
    symbol = parse(words) if words else None
    with conn.cursor(row_factory=class_row(Hit)) as cur:
        if not words or symbol is not None:
            name = symbol.canonical if symbol else ""
            more = {"symbol": name, "language": query.language}
            found = cur.execute(SQL["list documents"], values | more).fetchall()
            if found or not words:
                return found
        values |= _per_language(conn, words, query.language)
        row = conn.execute(SQL["span of dates"]).fetchone()
        newest: date | None = row[0] if row else None
        for window in WINDOWS:
            after = newest - window if newest and window else None
            if window and (after is None or (query.until and query.until < after)):
                continue
            cur.execute(SQL["search texts"], values | {"after": after})
            found = cur.fetchall()
            if len(found) >= query.limit:
                break
        return found


def _per_language(
    conn: psycopg.Connection, words: str, language: str
) -> dict[str, list[str]]:
    rows = conn.execute(SQL["versions by language"]).fetchall()
    languages = [language] if language else [name for name, _ in rows]
    return {
        "languages": languages,
        "configs": [CONFIGURATIONS.get(name, "simple") for name in languages],
        "words": [
            SPACELESS.sub(_as_phrase, words) if name in {"zh", "ja"} else words
            for name in languages
        ],
    }


def _as_phrase(match: re.Match[str]) -> str:
    """Characters are words in the index: a run of them is a phrase."""
    return ' "' + " ".join(match[1]) + '" '


def topic_ids(conn: psycopg.Connection, words: str) -> list[tuple[str, str]]:
    """Topics of the record with that label or id."""
    return conn.execute(SQL["topics by label"], {"label": words}).fetchall()


def topic_labels(conn: psycopg.Connection) -> list[tuple[str, str]]:
    """Every topic of the record as (id, label)."""
    return conn.execute(SQL["topic labels"]).fetchall()


def quarantine(conn: psycopg.Connection) -> list[tuple[Any, ...]]:
    """(source, url, fetched_at, part, reason, detail, file, offset), sorted."""
    return conn.execute(SQL["quarantined captures"]).fetchall()


EXPORTS = ("documents", "renditions", "revisions", "votes", "captures")


def export(conn: psycopg.Connection) -> Iterator[str]:
    """The whole record as JSON lines in a fixed order.

    Natural keys only: two records of the same evidence give the same lines, whatever
    the order or the number of runs that made them.
    """
    with conn.transaction():
        conn.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        for name in EXPORTS:
            with conn.cursor(f"export_{name}") as cur:
                cur.itersize = 500
                cur.execute(SQL[f"export {name}"])
                for row in cur:
                    yield row[0]


def export_digest(
    conn: psycopg.Connection, write: Callable[[str], object] = lambda line: None
) -> str:
    """SHA-256 of the export, in hex; every line goes to ``write`` on the way."""
    digest = hashlib.sha256()
    for line in export(conn):
        write(line)
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()
