"""Writing the many pages of a site: in this process, or in several beside it.

A process opens its own connection and reads the same snapshot of the record as the
others, so that a report never mixes two states of it.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from psycopg import Connection, IsolationLevel, sql
from psycopg.conninfo import make_conninfo

from onrecord.db import report_queries, report_rows
from onrecord.db.connect import connect
from onrecord.reports.by_actor import actor_pages
from onrecord.reports.by_topic import topic_pages
from onrecord.reports.contexts import Frame
from onrecord.reports.document import batch, document_pages
from onrecord.reports.paging import file_name
from onrecord.reports.rendering import Renderer
from onrecord.reports.rows import Lines, Site, SiteMap

PROCESSES = 2
ALONE_BELOW = 400  # documents; two processes take longer to start than that
ACTORS_A_TASK = 8
TOPICS_A_TASK = 60
DOCUMENTS_A_TASK = 40

Task = tuple[str, tuple[Any, ...]]
"""What to write, "actor", "topic" or "document", and the ids."""


@dataclass(slots=True)
class Writer:
    """Writes pages about actors, topics and documents from one connection."""

    conn: Connection[Any]
    site: Site
    renderer: Renderer
    lines: Lines
    copies: Mapping[str, str]

    def write(self, task: Task) -> int:
        """The number of pages written."""
        what, ids = task
        writers: dict[str, Callable[[list[Any]], None]] = {
            "actor": self._actors,
            "topic": self._topics,
            "document": self._documents,
        }
        before = self.renderer.written
        writers[what](list(ids))
        return self.renderer.written - before

    def _page(self, name: str, template: str, page: Any) -> None:
        frame = self.site.frame
        self.renderer.write(name, template, page=page, frame=frame, root="../")

    def _actors(self, ids: list[str]) -> None:
        ballots: dict[str, list[report_rows.ActorBallot]] = {}
        for row in report_queries.actor_ballots(self.conn, self.site.map.ids, ids):
            ballots.setdefault(row.actor_id, []).append(row)
        for actor_id in ids:
            stem = self.site.map.actor_pages[actor_id]
            pages, votes = actor_pages(
                self.site,
                self.lines,
                self.site.actors[actor_id],
                ballots.get(actor_id, []),
            )
            for page in pages:
                name = file_name(stem, page.pager.page)
                self._page(f"actor/{name}", "actor.html", page)
            for vote in votes:
                name = file_name(f"{stem}.votes", vote.pager.page)
                self._page(f"actor/{name}", "actor_votes.html", vote)

    def _topics(self, ids: list[str]) -> None:
        votes: dict[str, list[report_rows.TopicVotes]] = {}
        for row in report_queries.topic_votes(self.conn, self.site.map.ids, ids):
            votes.setdefault(row.topic_id, []).append(row)
        for topic_id in ids:
            stem = self.site.map.topic_pages[topic_id]
            topic = self.site.topics[topic_id]
            own = votes.get(topic_id, [])
            for page in topic_pages(self.site, self.lines, topic, own):
                name = file_name(stem, page.pager.page)
                self._page(f"topic/{name}", "topic.html", page)

    def _documents(self, ids: list[int]) -> None:
        found = batch(self.conn, ids)
        for document in ids:
            for name, page in document_pages(self.site, found, document, self.copies):
                template = "version.html" if page.main_href else "document.html"
                self._page(f"document/{name}", template, page)


def writer(
    conn: Connection[Any],
    site: SiteMap,
    frame: Frame,
    folder: Path,
    copies: Mapping[str, str],
) -> Writer:
    renderer = Renderer(folder)
    used = Site(site, frame)
    return Writer(conn, used, renderer, Lines(used, renderer.env), copies)


def tasks(site: SiteMap) -> Iterator[Task]:
    """The largest first, so that no process is left alone with one at the end."""
    documents = sorted(site.document_pages)
    yield from _cut("actor", [a.id for a in site.actors if a.id in site.actor_pages],
                    ACTORS_A_TASK)  # fmt: skip
    yield from _cut("document", documents, DOCUMENTS_A_TASK)
    yield from _cut("topic", [t.id for t in site.topics if t.id in site.topic_pages],
                    TOPICS_A_TASK)  # fmt: skip


def _cut(what: str, ids: Sequence[Any], size: int) -> Iterator[Task]:
    for start in range(0, len(ids), size):
        yield what, tuple(ids[start : start + size])


@contextmanager
def snapshot(conn: Connection[Any]) -> Iterator[str]:
    """A read-only transaction; gives the name under which others can share it."""
    before, read_only = conn.isolation_level, conn.read_only
    conn.isolation_level = IsolationLevel.REPEATABLE_READ
    conn.read_only = True
    try:
        with conn.transaction():
            row = conn.execute("SELECT pg_export_snapshot()").fetchone()
            assert row is not None  # the function always answers
            yield row[0]
    finally:
        conn.isolation_level, conn.read_only = before, read_only


@contextmanager
def pages_written(
    conn: Connection[Any],
    shared_snapshot: str,
    site: SiteMap,
    frame: Frame,
    folder: Path,
    copies: Mapping[str, str],
) -> Iterator[list[int]]:
    """Every page about an actor, a topic or a document; done when the block ends.

    Gives a list that then holds the number of pages of each task. The block runs
    beside the processes, where there are any.
    """
    counted: list[int] = []
    if len(site.documents) < ALONE_BELOW:
        own = writer(conn, site, frame, folder, copies)
        counted.extend(own.write(task) for task in tasks(site))
        yield counted
        return
    address = make_conninfo(conn.info.dsn, password=conn.info.password or None)
    with ProcessPoolExecutor(
        PROCESSES,
        # A forked process would share the parent's database connection.
        multiprocessing.get_context("spawn"),
        _start,
        (address, shared_snapshot, site, frame, folder, copies),
    ) as pool:
        waiting = [pool.submit(_write, task) for task in tasks(site)]
        try:
            yield counted
            counted.extend(future.result() for future in waiting)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


_WRITER: list[Writer] = []
"""The one writer of a process of the pool."""


def _start(
    address: str,
    shared_snapshot: str,
    site: SiteMap,
    frame: Frame,
    folder: Path,
    copies: Mapping[str, str],
) -> None:
    conn = connect(address)
    conn.isolation_level = IsolationLevel.REPEATABLE_READ
    conn.read_only = True
    conn.execute(
        sql.SQL("SET TRANSACTION SNAPSHOT {}").format(sql.Literal(shared_snapshot))
    )
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
    _WRITER.append(writer(conn, site, frame, folder, copies))


def _write(task: Task) -> int:
    return _WRITER[0].write(task)
