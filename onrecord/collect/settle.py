"""Settling: the derived columns and rows of documents whose renditions changed.

Writing marks documents stale; settling merges all renditions of each and replaces what
follows from them, in batches of one transaction. A kill in between leaves the rest
stale, and the next run settles it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import psycopg

from onrecord import vocabularies
from onrecord.annotate.merge import SUBJECT_HEADINGS, Merged, merge
from onrecord.annotate.renditions import Rendition
from onrecord.annotate.topic_rows import PUBLISHED, THEME
from onrecord.collect.subjects import save_topics
from onrecord.db.annotations import assign_topics
from onrecord.db.connect import connect
from onrecord.db.store import LOCK, SQL
from onrecord.vocabularies.themes import themes_of


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic of a document: the heading as printed and the rule that gave it."""

    id: str
    printed: str
    rule: str
    confidence: float | None = None
    """None for what the source prints itself."""


BATCH = 400
"""Documents a transaction; holds some 20 MB of facts."""
TURN = 8
"""Batches until other writers may have a turn: some seconds."""


def settle(conn: psycopg.Connection, conninfo: str) -> int:
    """Settle every stale document; return how many were settled.

    ``conn`` is in autocommit mode. What the renditions say is read and merged on a
    second connection while the batch before is written.
    """
    settled = 0
    with connect(conninfo) as reader:
        reader.autocommit = True
        while documents := _settle_turn(conn, reader):
            settled += documents
    if settled:
        conn.execute(SQL["sweep rollup"])
    return settled


def _settle_turn(conn: psycopg.Connection, reader: psycopg.Connection) -> int:
    """Settle some batches, of which nobody else changes the renditions meanwhile."""
    with _writers_locked(conn), ThreadPoolExecutor(1, "settle") as writer:
        rows = conn.execute(SQL["stale documents"], {"limit": BATCH * TURN}).fetchall()
        ids = [row[0] for row in rows]
        writing: Future[None] | None = None
        for start in range(0, len(ids), BATCH):
            batch = ids[start : start + BATCH]
            with reader.cursor() as cur:
                merged = _merge_all(cur, batch)
            if writing is not None:
                writing.result()
            writing = writer.submit(_write, conn, batch, merged)
        if writing is not None:
            writing.result()
    return len(ids)


@contextmanager
def _writers_locked(conn: psycopg.Connection) -> Iterator[None]:
    """Keep other writers out over several transactions; a kill lets them in."""
    conn.execute(SQL["lock writers for long"], {"lock": LOCK})
    try:
        yield
    finally:
        if not conn.closed:
            conn.execute(SQL["unlock writers"], {"lock": LOCK})


def _write(
    conn: psycopg.Connection, ids: list[int], merged: list[tuple[int, Merged]]
) -> None:
    with conn.transaction(), conn.cursor() as cur:
        cur.execute(SQL["subtract from rollup"], {"ids": ids})
        for name in ("votes", "sponsors", "roles", "topics", "discrepancies"):
            cur.execute(SQL[f"clear {name}"], {"ids": ids})
        _write_columns(cur, merged)
        _write_votes(cur, merged)
        _write_rows(cur, merged)
        order = [r for _, m in merged for r in m.revisions]
        cur.execute(SQL["drop orphan revisions"], {"ids": ids})
        cur.execute(SQL["drop orphan versions"], {"ids": ids})
        cur.execute(SQL["order revisions"], {"ids": order})
        assign_topics(cur, ids, PUBLISHED, counted=False)
        cur.execute(SQL["add to rollup"], {"ids": ids})
        cur.execute(SQL["drop orphan documents"], {"ids": ids})


def _merge_all(
    cur: psycopg.Cursor[Any], ids: Sequence[int]
) -> list[tuple[int, Merged]]:
    cur.execute(SQL["renditions of documents"], {"ids": list(ids)})
    by_document: dict[int, list[Rendition]] = {}
    for document, *values in cur:
        by_document.setdefault(document, []).append(Rendition(*values))
    return [(id, merge(group)) for id, group in by_document.items()]


def _write_columns(
    cur: psycopg.Cursor[Any], merged: Sequence[tuple[int, Merged]]
) -> None:
    rows = [{"id": id, **m.columns} for id, m in merged]
    cur.execute(SQL["settle documents"], {"rows": json.dumps(rows, default=str)})


def _write_votes(
    cur: psycopg.Cursor[Any], merged: Sequence[tuple[int, Merged]]
) -> None:
    votes = [(id, vote) for id, m in merged for vote in m.votes]
    cur.execute(SQL["next vote ids"], {"n": len(votes)})
    numbered = list(zip((row[0] for row in cur.fetchall()), votes, strict=True))
    choices = ("yes", "no", "abstention", "non_voting")
    with cur.copy(SQL["copy votes"]) as copy:
        for vote_id, (document, vote) in numbered:
            totals = [vote.total(choice) for choice in choices]
            counts = json.dumps(vote.printed_counts, sort_keys=True)
            copy.write_row(
                (vote_id, document, vote.origin, vote.principal, *totals, counts,
                 vote.renditions)
            )  # fmt: skip
    with cur.copy(SQL["copy ballots"]) as copy:
        for vote_id, (_, vote) in numbered:
            for n, cell in enumerate(vote.cells, 1):
                copy.write_row((vote_id, n, cell.choice, cell.printed, cell.actor_id))


def _write_rows(cur: psycopg.Cursor[Any], merged: Sequence[tuple[int, Merged]]) -> None:
    topics = {id: document_topics(m) for id, m in merged}
    _save_actors(cur, merged)
    named = {t: row.printed for rows in topics.values() for t, row in rows.items()}
    save_topics(cur, named)
    with cur.copy(SQL["copy sponsors"]) as copy:
        for id, m in merged:
            for n, (printed, actor, additional) in enumerate(m.sponsors, 1):
                copy.write_row((id, n, additional, printed, actor))
    with cur.copy(SQL["copy roles"]) as copy:
        for id, m in merged:
            for actor, role in m.roles:
                copy.write_row((id, actor, role))
    with cur.copy(SQL["copy topics"]) as copy:
        for id, _ in merged:
            for _, row in sorted(topics[id].items()):
                copy.write_row((id, row.id, row.printed, row.rule, row.confidence))
    with cur.copy(SQL["copy discrepancies"]) as copy:
        for id, m in merged:
            for d in m.discrepancies:
                accounts = [
                    {"says": a.says, "origin": a.origin, "urls": list(a.urls)}
                    for a in d.accounts
                ]
                copy.write_row((id, d.field, d.chosen, json.dumps(accounts)))


def document_topics(merged: Merged) -> dict[str, TopicRow]:
    """Topics by id, each with the printed heading and the rule that gave it; themes
    for the headings under them."""
    found: dict[str, TopicRow] = {}
    themes: dict[str, TopicRow] = {}
    for label, dictionary, uri in merged.subjects:
        if dictionary not in SUBJECT_HEADINGS:
            continue
        if topic := _topic_of(label, dictionary, uri):
            row = TopicRow(topic, label, f"heading/1:{dictionary}")
            found.setdefault(topic, row)
            for theme in themes_of(topic):
                id = THEME + theme
                themes.setdefault(id, TopicRow(id, label, "heading/1:theme", 1.0))
    return found | themes


@lru_cache(maxsize=65536)
def _topic_of(label: str, dictionary: str, uri: str) -> str | None:
    known = vocabularies.topic_by_uri(uri)
    return known or vocabularies.topic_by_label(label, dictionary)


def _save_actors(
    cur: psycopg.Cursor[Any], merged: Sequence[tuple[int, Merged]]
) -> None:
    ids = {actor for _, m in merged for actor, _ in m.roles}
    ids |= {c.actor_id for _, m in merged for v in m.votes for c in v.cells}
    ids |= {actor for _, m in merged for _, actor, _ in m.sponsors}
    actors = vocabularies.actors()
    known = [actors[id] for id in sorted(ids - {""})]
    cur.execute(
        SQL["save actors"],
        {
            "ids": [a.id for a in known],
            "kinds": [a.kind for a in known],
            "names": [a.name() for a in known],
        },
    )
