"""Full text while pages are still being read."""

from __future__ import annotations

import threading

import psycopg

from onrecord.db.connect import connect
from onrecord.db.fulltext import BATCH, TABLE, FullText
from onrecord.db.statistics import refresh
from onrecord.models import OnrecordError

LEFT = 0.1
"""Of the run's texts, so many are left while pages are read, which takes all
processors: settling takes one, and about as long as these texts."""


class FullTextFiller:
    """Indexes new texts on a second connection while pages are read and settled."""

    def __init__(self, conninfo: str, run: int) -> None:
        self.conninfo = conninfo
        self.run = run
        self.read = threading.Event()
        self.done = threading.Event()
        self.failure: list[BaseException] = []
        self.thread = threading.Thread(target=self._work, name="full text")

    def __enter__(self) -> FullTextFiller:
        self.thread.start()
        return self

    def all_read(self) -> None:
        """Say that no more pages are read: now nothing is left for later."""
        self.read.set()

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self.read.set()
        self.done.set()
        self.thread.join()
        if self.failure and error is None:
            raise self.failure[0]

    def _work(self) -> None:
        try:
            with connect(self.conninfo) as conn:
                conn.autocommit = True
                full_text = FullText(conn)
                added = 0
                while not self.read.wait(1.0):
                    added += self._fill_ahead(full_text, added)
                while not self.done.wait(0.2):
                    while not self.done.is_set() and full_text.fill():
                        pass
                for _ in full_text.fill_rest(self.run):
                    pass
                refresh(conn, [TABLE])
        except (psycopg.Error, OnrecordError) as error:
            self.failure.append(error)

    def _fill_ahead(self, full_text: FullText, before: int) -> int:
        """Index whole batches, but leave a part of all that came in.

        ``before`` were indexed earlier in the run. Returns how many are now.
        """
        waiting = full_text.waiting()
        most = int((1 - LEFT) * (before + waiting)) - before
        added = 0
        while most - added >= BATCH and not self.read.is_set():
            added += full_text.fill()
        return added
