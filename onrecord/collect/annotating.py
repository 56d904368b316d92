"""Annotating: what the annotators of whole texts find, kept beside the texts.

After settling, every document whose text was not read by an annotator is read by it, in
batches of one transaction; a kill leaves the rest to the next run. A large number of
texts is read by as many processes as there are processors.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import astuple
from typing import Any

import psycopg

from onrecord.annotate import whole
from onrecord.annotate.topic_rows import PUBLISHED
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
from onrecord.models import OnrecordError

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


def annotate_record(
    conninfo: str, progress: Progress, again: Sequence[str] = ()
) -> int:
    """Annotate what is new, or with `again` what those tasks have not read with the
    rules of today; return how many texts were read. A kill leaves the rest to a later
    run."""
    with connect(conninfo) as conn:
        conn.autocommit = True
        progress.stage("annotate")
        if again:
            return annotate_again(conn, again, progress.step)
        return annotate_new(conn, progress.step)


def annotate_new(
    conn: psycopg.Connection[Any], step: Callable[[int], None] = lambda n: None
) -> int:
    """Annotate the texts that an annotator has never read; return how many."""
    return _annotate(conn, dict.fromkeys(whole.TASKS, ANY), step)


def annotate_again(
    conn: psycopg.Connection[Any],
    tasks: Sequence[str],
    step: Callable[[int], None] = lambda n: None,
) -> int:
    """Annotate every text that was not read by the rules of today; return how many."""
    return _annotate(conn, {name: whole.TASKS[name].version for name in tasks}, step)


def _annotate(
    conn: psycopg.Connection[Any],
    versions: Mapping[str, str],
    step: Callable[[int], None],
) -> int:
    languages = list(LANGUAGES)
    read = after = 0
    with _Pool() as pool:
        while True:
            texts, paragraphs = texts_to_annotate(
                conn, versions, languages, limit=BATCH, after=after
            )
            if not texts:
                return read
            jobs = [(text, paragraphs[text.revision_id]) for text in texts]
            _save(conn, list(pool.found(jobs, list(versions))))
            after = texts[-1].document_id
            read += len(texts)
            step(len(texts))


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


class _Pool:
    """Processes that annotate, from the first full batch on."""

    def __init__(self) -> None:
        self.executor: Executor | None = None

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *_: object) -> None:
        if self.executor is not None:
            self.executor.shutdown(cancel_futures=True)

    def found(self, jobs: Sequence[Job], tasks: Sequence[str]) -> Iterator[Found]:
        """What the tasks find in each text, in the order given."""
        if len(jobs) < BATCH and self.executor is None:
            yield from annotate_texts(jobs, tasks)
            return
        if self.executor is None:
            context = multiprocessing.get_context("forkserver")
            context.set_forkserver_preload(["onrecord.annotate.whole"])
            self.executor = ProcessPoolExecutor(os.cpu_count() or 1, context)
        waiting: list[Future[list[Found]]] = [
            self.executor.submit(annotate_texts, jobs[n : n + TOGETHER], tasks)
            for n in range(0, len(jobs), TOGETHER)
        ]
        try:
            for future in waiting:
                yield from future.result()
        except BrokenProcessPool as error:
            raise OnrecordError(
                "a process that annotates texts was ended from outside, perhaps for "
                "want of memory; what was stored is kept, run the command again"
            ) from error


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
