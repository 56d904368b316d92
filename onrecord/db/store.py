"""Writing what was read: hash pre-check, then COPY of what is new.

Every function takes a connection in autocommit mode and is one transaction: after a
kill, a batch is wholly there or not at all, and reading it again changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

import psycopg

from onrecord.db.named import load
from onrecord.db.replica import check_writable
from onrecord.db.rows import CaptureRow, ReadRow, RenditionRow, Tally, TextRow, under

SQL = load("queries.sql")
CAPTURE = tuple(field.name for field in fields(CaptureRow))
LOCK = 0x6F6E72656301
"""Advisory lock of writers: batches of several processes go in one after another."""


def register(
    conn: psycopg.Connection, captures: Sequence[CaptureRow]
) -> dict[tuple[bytes, str, bytes], int]:
    """Make archived responses known; return their ids by ``capture_key``.

    A capture that is known already keeps its place and state.
    """
    cells = {name: [getattr(row, name) for row in captures] for name in CAPTURE}
    ids = _ids_by_key(conn.execute(SQL["register captures"], cells | {"lock": LOCK}))
    known = [key for key in map(capture_key, captures) if key not in ids]
    return ids | known_captures(conn, known) if known else ids


def capture_key(capture: CaptureRow) -> tuple[bytes, str, bytes]:
    moment = capture.fetched_at.isoformat()
    return (capture.url_sha256, moment, capture.payload_sha256)


def known_captures(
    conn: psycopg.Connection, keys: Sequence[tuple[bytes, str, bytes]]
) -> dict[tuple[bytes, str, bytes], int]:
    rows = conn.execute(
        SQL["known captures"],
        {
            "urls": [k[0] for k in keys],
            "moments": [k[1] for k in keys],
            "payloads": [k[2] for k in keys],
        },
    )
    return _ids_by_key(rows)


def _ids_by_key(rows: Iterable[Sequence[Any]]) -> dict[tuple[bytes, str, bytes], int]:
    return {(url, at.isoformat(), payload): id for id, url, at, payload in rows}


def store(
    conn: psycopg.Connection, batch: Sequence[ReadRow], *, recite: bool = False
) -> Tally:
    """Write a batch of captures that were read.

    With `recite` texts that are known get the citations that were found now.
    """
    tally = Tally(captures=len(batch))
    with conn.transaction(), conn.cursor() as cur:
        cur.execute(SQL["lock writers"], {"lock": LOCK})
        batch, digests = _not_known(cur, batch, tally, recite)
        if not batch:
            return tally
        documents = _document_ids(cur, batch)
        versions = _version_ids(cur, batch, documents)
        revisions = _revision_ids(cur, batch, documents, versions)
        if recite:
            _replace_citations(cur, batch, documents, versions, revisions)
        stale = _write_renditions(cur, batch, documents, versions, revisions, tally)
        cur.execute(SQL["mark stale"], {"ids": sorted(stale)})
        _write_outcomes(cur, batch, digests, tally)
    return tally


def _not_known(
    cur: psycopg.Cursor[Any], batch: Sequence[ReadRow], tally: Tally, recite: bool
) -> tuple[list[ReadRow], list[bytes]]:
    """What was not read before with the same result, and its digests; the rest is only
    counted."""
    cur.execute(SQL["readings of captures"], {"ids": [r.capture_id for r in batch]})
    known = dict(cur.fetchall())
    fresh, digests = [], []
    for read in batch:
        digest = read.digest(cited=recite)
        if known.get(read.capture_id) != digest:
            fresh.append(read)
            digests.append(digest)
            continue
        parts = {(r.source, r.native_id, r.part) for r in read.renditions}
        tally.unchanged += len(parts)
        _count_outcome(read, tally)
    return fresh, digests


def _count_outcome(read: ReadRow, tally: Tally) -> None:
    tally.quarantined += bool(read.faults)
    tally.passed_over += read.state == "passed_over"


def _renditions(batch: Iterable[ReadRow]) -> Iterable[tuple[ReadRow, RenditionRow]]:
    return ((read, r) for read in batch for r in read.renditions)


def _document_ids(
    cur: psycopg.Cursor[Any], batch: Sequence[ReadRow]
) -> dict[tuple[str, str], int]:
    keys = sorted({(r.source, r.native_id) for _, r in _renditions(batch)})
    values = {"sources": [k[0] for k in keys], "native_ids": [k[1] for k in keys]}
    cur.execute(SQL["insert documents"], values)
    cur.execute(SQL["document ids"], values)
    return {(source, native): id for id, source, native in cur}


def _version_ids(
    cur: psycopg.Cursor[Any],
    batch: Sequence[ReadRow],
    documents: dict[tuple[str, str], int],
) -> dict[tuple[int, str], int]:
    keys = sorted(
        {
            (documents[r.source, r.native_id], r.language)
            for _, r in _renditions(batch)
            if r.text is not None
        }
    )
    values = {"documents": [k[0] for k in keys], "languages": [k[1] for k in keys]}
    cur.execute(SQL["insert versions"], values)
    cur.execute(SQL["version ids"], values)
    return {(document, language): id for id, document, language in cur}


def _revision_ids(
    cur: psycopg.Cursor[Any],
    batch: Sequence[ReadRow],
    documents: dict[tuple[str, str], int],
    versions: dict[tuple[int, str], int],
) -> dict[tuple[int, bytes], int]:
    """Ids by (version, text hash); texts that are new go in with their paragraphs."""
    cur.execute(SQL["revision ids"], {"versions": sorted(set(versions.values()))})
    known = {(version, text_hash): id for id, version, text_hash in cur}
    fresh: dict[tuple[int, bytes], TextRow] = {}
    for _, r in _renditions(batch):
        if r.text is not None:
            version = versions[documents[r.source, r.native_id], r.language]
            if (version, r.text.text_hash) not in known:
                fresh.setdefault((version, r.text.text_hash), r.text)
    if not fresh:
        return known
    cur.execute(SQL["next revision ids"], {"n": len(fresh)})
    ids = dict(zip(fresh, (row[0] for row in cur), strict=True))
    with cur.copy(SQL["copy revisions"]) as copy:
        for (version, text_hash), text in fresh.items():
            copy.write_row(
                (
                    ids[version, text_hash],
                    version,
                    text_hash,
                    text.title,
                    text.body,
                    text.words,
                    text.dated_on,
                )
            )
    with cur.copy(SQL["copy paragraphs"]) as copy:
        for key, text in fresh.items():
            copy.write(under(ids[key], text.paragraphs))
    with cur.copy(SQL["copy citations"]) as copy:
        for key, text in fresh.items():
            copy.write(under(ids[key], text.citations))
    return known | ids


def _replace_citations(
    cur: psycopg.Cursor[Any],
    batch: Sequence[ReadRow],
    documents: dict[tuple[str, str], int],
    versions: dict[tuple[int, str], int],
    revisions: dict[tuple[int, bytes], int],
) -> None:
    found: dict[int, bytes] = {}
    for _, r in _renditions(batch):
        if r.text is not None:
            version = versions[documents[r.source, r.native_id], r.language]
            found[revisions[version, r.text.text_hash]] = r.text.citations
    cur.execute(SQL["clear citations"], {"revisions": sorted(found)})
    with cur.copy(SQL["copy citations"]) as copy:
        for revision, citations in found.items():
            copy.write(under(revision, citations))


def _write_renditions(
    cur: psycopg.Cursor[Any],
    batch: Sequence[ReadRow],
    documents: dict[tuple[str, str], int],
    versions: dict[tuple[int, str], int],
    revisions: dict[tuple[int, bytes], int],
    tally: Tally,
) -> set[int]:
    """New, changed and withdrawn renditions; returns the documents they touch."""
    captures = {read.capture_id for read in batch}
    cur.execute(
        SQL["known renditions"],
        {
            "urls": [read.url_sha256 for read in batch],
            "payloads": [read.payload_sha256 for read in batch],
        },
    )
    known = {row[1:5]: row for row in cur}
    stale: set[int] = set()
    produced = set()
    fresh = []
    for read, r in _renditions(batch):
        document = documents[r.source, r.native_id]
        revision = None
        if r.text is not None:
            revision = revisions[versions[document, r.language], r.text.text_hash]
        key = (read.url_sha256, read.payload_sha256, r.part, document)
        if key in produced:
            continue
        produced.add(key)
        values = (
            document,
            revision,
            read.capture_id,
            *key[:3],
            r.role,
            r.language,
            r.filed_under,
            r.facts,
            r.facts_hash,
            r.notes,
        )
        if key not in known:
            fresh.append(values)
            stale.add(document)
            tally.new += 1
            continue
        row = known[key]
        earlier = read.fetched_at < row[7]
        if row[5] == r.facts_hash and row[6] == revision and not earlier:
            tally.unchanged += 1
            continue
        cur.execute(
            SQL["update rendition"],
            {
                "id": row[0],
                "revision": revision,
                "language": r.language,
                "filed_under": r.filed_under,
                "facts": r.facts,
                "facts_hash": r.facts_hash,
                "notes": r.notes,
                "capture": read.capture_id if earlier else row[8],
            },
        )
        stale.add(document)
        tally.changed += 1
    with cur.copy(SQL["copy renditions"]) as copy:
        for values in fresh:
            copy.write_row(values)
    # A capture read again may give another document than before.
    for key, row in known.items():
        if key not in produced and row[8] in captures:
            cur.execute(SQL["delete rendition"], {"id": row[0]})
            stale.add(key[3])
            tally.changed += 1
    return stale


def _write_outcomes(
    cur: psycopg.Cursor[Any],
    batch: Sequence[ReadRow],
    digests: Sequence[bytes],
    tally: Tally,
) -> None:
    ids = [read.capture_id for read in batch]
    cur.execute(SQL["clear quarantine"], {"captures": ids})
    seen = set()
    with cur.copy(SQL["copy quarantine"]) as copy:
        for read in batch:
            _count_outcome(read, tally)
            for part, reason, detail in read.faults:
                if (read.capture_id, part, reason) not in seen:
                    seen.add((read.capture_id, part, reason))
                    copy.write_row((read.capture_id, part, reason, detail))
    cur.execute(
        SQL["set capture states"],
        {
            "ids": ids,
            "states": [read.state for read in batch],
            "notes": [read.note for read in batch],
            "readings": digests,
        },
    )


def finish_run(
    conn: psycopg.Connection, run: int, state: str, counts: dict[str, Any], message: str
) -> None:
    conn.execute(
        SQL["finish run"],
        {
            "id": run,
            "state": state,
            "counts": json.dumps(counts, sort_keys=True),
            "message": message,
        },
    )


def start_run(conn: psycopg.Connection, command: str, sources: Sequence[str]) -> int:
    """Book a run. Raises DatabaseUnavailable for a replica, which is only read."""
    check_writable(conn)
    row = conn.execute(
        SQL["start run"], {"command": command, "sources": list(sources)}
    ).fetchone()
    assert row is not None
    return int(row[0])
