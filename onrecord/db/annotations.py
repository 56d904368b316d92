"""What annotators found in texts, kept by text, task and version of the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from psycopg import Connection, Cursor
from psycopg.rows import args_row

from onrecord.db.named import load
from onrecord.db.store import LOCK
from onrecord.db.store import SQL as STORE

SQL = load("annotation_queries.sql")
TABLES = ("mention", "quotation", "request", "topic_mark")


@dataclass(frozen=True, slots=True)
class TextToRead:
    """The text of a document that annotators read."""

    document_id: int
    revision_id: int
    language: str
    kind: str
    actor: str
    organ: str
    adopted_on: date | None
    dated_on: date | None
    title: str
    body: str
    symbol: str


@dataclass(frozen=True, slots=True)
class ParagraphToRead:
    """One of its paragraphs."""

    revision_id: int
    kind: str
    number: str
    level: int
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of one task on one text, their cells as the table has them."""

    document_id: int
    revision_id: int
    task: str
    version: str
    table: str
    rows: Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class NamedActor:
    """An actor in one role in a text, and how often."""

    document_id: int
    actor_id: str
    role: str
    times: int
    confidence: float
    """Of the surest of them."""
    start: int
    printed: str
    """Where it is named first."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody is reported to have said."""

    document_id: int
    start: int
    kind: str
    content: str
    speaker: str
    actor_id: str
    cue: str
    medium: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Request:
    """What a text asks of whom, by one deadline or without."""

    document_id: int
    position: int
    path: str
    kind: str
    verb: str
    addressee: str
    actor_ids: list[str]
    action: str
    deadline: str
    due: str
    due_on: date | None
    every: str
    confidence: float


def texts_to_annotate(
    conn: Connection[Any],
    versions: Mapping[str, str],
    languages: Sequence[str],
    *,
    limit: int,
    after: int = 0,
) -> tuple[list[TextToRead], dict[int, list[ParagraphToRead]]]:
    """The next documents, by id, that a task has not read, with their paragraphs.

    `versions` has the wanted version by task; an empty one is content with any.
    """
    rows = conn.execute(
        SQL["texts to annotate"],
        {
            "tasks": list(versions),
            "versions": list(versions.values()),
            "languages": list(languages),
            "limit": limit,
            "after": after,
        },
    ).fetchall()
    ids = [revision for _, revision in rows]
    with conn.cursor(row_factory=args_row(TextToRead)) as cur:
        texts = cur.execute(SQL["texts of revisions"], {"ids": ids}).fetchall()
    paragraphs: dict[int, list[ParagraphToRead]] = {id: [] for id in ids}
    with conn.cursor(row_factory=args_row(ParagraphToRead)) as paragraph_cur:
        paragraph_cur.execute(SQL["paragraphs of revisions"], {"ids": ids})
        for one in paragraph_cur:
            paragraphs[one.revision_id].append(one)
    return texts, paragraphs


def save(conn: Connection[Any], found: Iterable[Found]) -> None:
    """Replace what the tasks had found in these documents, in one transaction."""
    batch = list(found)
    values = {
        "ids": sorted({one.document_id for one in batch}),
        "tasks": sorted({one.task for one in batch}),
    }
    tables = {one.table for one in batch}
    with conn.transaction(), conn.cursor() as cur:
        cur.execute(STORE["lock writers"], {"lock": LOCK})
        # Another run may have replaced a text since it was read.
        cur.execute(
            SQL["texts still there"], {"ids": [one.revision_id for one in batch]}
        )
        there = {row[0] for row in cur}
        batch = [one for one in batch if one.revision_id in there]
        for table in sorted(tables):
            cur.execute(SQL[f"clear {table}"], values)
        cur.execute(SQL["clear annotated"], values)
        with cur.copy(SQL["copy annotated"]) as copy:
            for one in batch:
                copy.write_row(
                    (one.revision_id, one.document_id, one.task, one.version)
                )
        for table in sorted(tables):
            _copy(cur, table, batch)


def assign_topics(
    cur: Cursor[Any], ids: Sequence[int], least: float, *, counted: bool
) -> None:
    """Put the topics that are assigned to some documents with a confidence of `least`
    or more beside the headings that their sources print. `counted` documents are in
    the rollup already, which follows."""
    values = {"ids": list(ids), "least": least}
    if counted:
        cur.execute(STORE["subtract from rollup"], values)
    cur.execute(SQL["clear assigned topics"], values)
    cur.execute(SQL["assign topics"], values)
    if counted:
        cur.execute(STORE["add to rollup"], values)
        cur.execute(STORE["sweep rollup"])


def _copy(cur: Cursor[Any], table: str, batch: Sequence[Found]) -> None:
    with cur.copy(SQL[f"copy {table}"]) as copy:
        for one in batch:
            if one.table == table:
                for row in one.rows:
                    copy.write_row((one.revision_id, *row))


def named_actors(
    conn: Connection[Any], ids: Sequence[int], least: float
) -> list[NamedActor]:
    """Who is named in some documents, with a confidence of `least` or more."""
    with conn.cursor(row_factory=args_row(NamedActor)) as cur:
        values = {"ids": list(ids), "least": least}
        return cur.execute(SQL["mentions of documents"], values).fetchall()


def quotations(
    conn: Connection[Any], ids: Sequence[int], least: float
) -> list[Quotation]:
    """What some documents quote, with a confidence of `least` or more."""
    with conn.cursor(row_factory=args_row(Quotation)) as cur:
        values = {"ids": list(ids), "least": least}
        return cur.execute(SQL["quotations of documents"], values).fetchall()


def requests(conn: Connection[Any], ids: Sequence[int], least: float) -> list[Request]:
    """What some documents ask, with a confidence of `least` or more."""
    with conn.cursor(row_factory=args_row(Request)) as cur:
        values = {"ids": list(ids), "least": least}
        return cur.execute(SQL["requests of documents"], values).fetchall()


def counts(conn: Connection[Any]) -> dict[str, dict[str, int]]:
    """How many current texts each task has read, by version of its rules."""
    found: dict[str, dict[str, int]] = {}
    for task, version, n in conn.execute(SQL["count annotations"]):
        found.setdefault(task, {})[version] = n
    return found
