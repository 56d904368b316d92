"""Annotating: what the annotators of whole texts find, kept beside the texts.

After settling, every document whose text was not read by an annotator is read by it, in
batches of one transaction; a kill leaves the rest to the next run. A large number of
texts is read by as many processes as there are processors.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

import psycopg

from onrecord.annotate import whole
from onrecord.annotate.topic_rows import PUBLISHED
from onrecord.collect.engines import Engine, LocalPool
from onrecord.collect.identity import Identity, check_reader
from onrecord.collect.subjects import save_topics
from onrecord.collect.summary import Progress
from onrecord.db.annotations import (
    Found,
    ParagraphToRead,
    TextToRead,
    assign_topics,
    save,
    texts_to_annotate,
)
from onrecord.db.connect import connect

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh", "de")
"""Of the versions of a document the first of these is annotated: the others say the
same."""
BATCH = 200
"""Documents a transaction."""
TOGETHER = 20
"""Texts that one process reads at a time."""
ANY = ""
"""A version that asks for none in particular."""

Job = tuple[TextToRead, list[ParagraphToRead]]


@dataclass(frozen=True, slots=True)
class Part:
    """Some texts, the tasks to do with them, and what is to do them."""

    jobs: tuple[Job, ...]
    tasks: tuple[str, ...]
    reader: Identity | None

    def __str__(self) -> str:
        return f"the texts of documents {self.jobs[0][0].document_id} and after"


def annotate_record(
    conninfo: str,
    progress: Progress,
    again: Sequence[str] = (),
    engine: Engine | None = None,
) -> int:
    """Annotate what is new, or with `again` what those tasks have not read with the
    rules of today; return how many texts were read. A kill leaves the rest to a later
    run."""
    with connect(conninfo) as conn:
        conn.autocommit = True
        progress.stage("annotate")
        if again:
            return annotate_again(conn, again, progress.step, engine)
        return annotate_new(conn, progress.step, engine)


def annotate_new(
    conn: psycopg.Connection[Any],
    step: Callable[[int], None] = lambda n: None,
    engine: Engine | None = None,
) -> int:
    """Annotate the texts that an annotator has never read; return how many."""
    return _annotate(conn, dict.fromkeys(whole.TASKS, ANY), step, engine)


def annotate_again(
    conn: psycopg.Connection[Any],
    tasks: Sequence[str],
    step: Callable[[int], None] = lambda n: None,
    engine: Engine | None = None,
) -> int:
    """Annotate every text that was not read by the rules of today; return how many."""
    versions = {name: whole.TASKS[name].version for name in tasks}
    return _annotate(conn, versions, step, engine)


def _annotate(
    conn: psycopg.Connection[Any],
    versions: Mapping[str, str],
    step: Callable[[int], None],
    engine: Engine | None,
) -> int:
    if engine is None:
        with LocalPool(os.cpu_count() or 1, reads_pages=False) as pool:
            return _annotate(conn, versions, step, pool)
    languages = list(LANGUAGES)
    read = after = 0
    while True:
        texts, paragraphs = texts_to_annotate(
            conn, versions, languages, limit=BATCH, after=after
        )
        if not texts:
            return read
        jobs = [(text, paragraphs[text.revision_id]) for text in texts]
        tasks = tuple(versions)
        if read or len(jobs) == BATCH:
            found = _found(engine, jobs, tasks)
        else:  # so few that they are not worth the start of a process
            found = iter(annotate_texts(jobs, tasks))
        _save(conn, list(found))
        after = texts[-1].document_id
        read += len(texts)
        step(len(texts))


def _found(engine: Engine, jobs: list[Job], tasks: tuple[str, ...]) -> Iterator[Found]:
    """What the tasks find in each text, in the order given."""
    parts = [
        Part(tuple(jobs[n : n + TOGETHER]), tasks, engine.reader)
        for n in range(0, len(jobs), TOGETHER)
    ]
    for found in engine.results(annotate_part, parts):
        yield from found


def _save(conn: psycopg.Connection[Any], found: Sequence[Found]) -> None:
    """Keep what was found, and publish the topics, in one transaction."""
    marks = [one for one in found if one.task == "topics"]
    # A row begins with the topic's id; its third cell is what is printed.
    printed = {row[0]: row[2] for one in marks for row in one.rows}
    with conn.transaction(), conn.cursor() as cur:
        save(conn, found)
        if marks:
            save_topics(cur, printed)
            ids = sorted({one.document_id for one in marks})
            assign_topics(cur, ids, PUBLISHED, counted=True)


def annotate_part(part: Part) -> list[Found]:
    """Raises ``OtherReader`` where this process would annotate otherwise."""
    check_reader(part.reader)
    return annotate_texts(part.jobs, part.tasks)


def annotate_texts(jobs: Sequence[Job], tasks: Sequence[str]) -> list[Found]:
    """What the tasks find in some texts."""
    found = []
    for row, paragraphs in jobs:
        text = _text(row, paragraphs)
        for name in tasks:
            task = whole.TASKS[name]
            found.append(
                Found(
                    document_id=row.document_id,
                    revision_id=row.revision_id,
                    task=name,
                    version=task.version,
                    table=task.table,
                    rows=[_cells(one) for one in task.find(text)],
                )
            )
    return found


def _text(row: TextToRead, paragraphs: Sequence[ParagraphToRead]) -> whole.Text:
    return whole.Text(
        language=row.language,
        kind=row.kind,
        actor=row.actor,
        organ=row.organ,
        adopted_on=row.adopted_on,
        dated_on=row.dated_on,
        title=row.title,
        body=row.body,
        paragraphs=tuple(
            whole.Unit(p.kind, p.number, p.level, p.path, p.text) for p in paragraphs
        ),
        symbol=row.symbol,
    )


def _cells(row: whole.Row) -> tuple[Any, ...]:
    return tuple(list(v) if isinstance(v, tuple) else v for v in astuple(row))
