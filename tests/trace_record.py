"""Documents with paragraphs and full text, put into a record without collecting."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import psycopg

Conn = psycopg.Connection[tuple[Any, ...]]


def add(
    conn: Conn, symbol: str, day: date, title: str, *paragraphs: str,
    body: str = "ORG:UN:SC", source: str = "un_sc", kind: str = "resolution",
    actor: str = "",
) -> None:  # fmt: skip
    """One document with its text, its archived capture and its full text."""
    address = f"https://example.org/{symbol}.xml"
    conn.execute(
        "INSERT INTO source (name, card) VALUES (%s, %s) ON CONFLICT DO NOTHING",
        (source, json.dumps({"actor": actor or body, "publisher": "A publisher"})),
    )
    row = conn.execute(
        "INSERT INTO document (source, native_id, stale, kind, symbol, title, body, "
        "actor, adopted_on, dated_on, outcome) VALUES (%(source)s, %(symbol)s, false, "
        "%(kind)s, %(symbol)s, %(title)s, %(body)s, %(actor)s, %(day)s, %(day)s, "
        "'adopted') RETURNING id",
        {"source": source, "symbol": symbol, "kind": kind, "title": title,
         "body": body if not actor else "", "actor": actor, "day": day},
    ).fetchone()  # fmt: skip
    assert row
    version = conn.execute(
        "INSERT INTO version (document_id, language) VALUES (%s, 'en') RETURNING id",
        row,
    ).fetchone()
    assert version
    revision = conn.execute(
        "INSERT INTO revision (version_id, text_hash, title, body, words, dated_on) "
        "VALUES (%s, 'x', %s, %s, 1, %s) RETURNING id",
        (version[0], title, "\n".join(paragraphs), day),
    ).fetchone()
    capture = conn.execute(
        "INSERT INTO capture (url, url_sha256, fetched_at, status, media_type, "
        "payload_sha256, warc_file, warc_offset, warc_length, member_sha256, source) "
        "VALUES (%s, sha256(%s), '2024-01-01Z', 200, 'text/xml', sha256('a'), "
        "'a.warc.gz', 7, 1, '', %s) RETURNING id",
        (address, address.encode(), source),
    ).fetchone()
    assert revision
    assert capture
    conn.execute(
        "INSERT INTO rendition (document_id, revision_id, capture_id, url_sha256, "
        "payload_sha256, part, role, language, filed_under, facts, facts_hash, notes) "
        "VALUES (%s, %s, %s, '', '', %s, 'text', 'en', 'en', '{}', '', '[]')",
        (row[0], revision[0], capture[0], symbol),
    )
    for position, text in enumerate(paragraphs, 1):
        conn.execute(
            "INSERT INTO paragraph (revision_id, position, kind, number, level, path, "
            "verbs, element, annex, text) VALUES (%s, %s, 'operative', %s, 0, %s, '{}',"
            " '', false, %s)",
            (revision[0], position, f"{position}.", str(position), text),
        )
