"""Read-only sessions on the record, shared by the threads of the web site."""

from __future__ import annotations

import queue
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from onrecord.db.connect import connect
from onrecord.db.errors import DatabaseUnavailable

SESSIONS = 8
"""At most; each is a process of the server."""
STATEMENT_TIMEOUT = 5_000
"""Milliseconds."""
TRUST = 5.0
"""Seconds after which an unused session is asked whether it still stands."""
PATIENCE = 5.0
"""Seconds that a request waits for a session."""

Session = psycopg.Connection[tuple[Any, ...]]


class Sessions:
    """A few sessions, opened when they are first needed and then kept."""

    def __init__(
        self, conninfo: str, most: int = SESSIONS, timeout: int = STATEMENT_TIMEOUT
    ) -> None:
        self._conninfo = conninfo
        self._timeout = timeout
        self._places: queue.LifoQueue[tuple[Session | None, float]]
        self._places = queue.LifoQueue()
        for _ in range(most):
            self._places.put((None, 0.0))

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One session in a transaction that cannot write and sees one state.

        Raises DatabaseUnavailable, also where all sessions are busy for too long.
        """
        try:
            held, since = self._places.get(timeout=PATIENCE)
        except queue.Empty:
            raise DatabaseUnavailable("every session is busy; try again") from None
        try:
            rested = time.monotonic() - since > TRUST
            if held is None or held.closed or (rested and not _answers(held)):
                held = self._opened()
            yield held
        finally:
            if held is not None and not held.closed:
                _end(held)
            kept = None if held is None or held.closed else held
            self._places.put((kept, time.monotonic()))

    def close(self) -> None:
        """Close what is not in use."""
        while True:
            try:
                held, _ = self._places.get_nowait()
            except queue.Empty:
                return
            if held is not None:
                held.close()

    def _opened(self) -> Session:
        session = connect(self._conninfo)
        session.autocommit = True
        session.execute(
            "SELECT set_config('default_transaction_read_only', 'on', false),"
            " set_config('statement_timeout', %s, false)",
            [str(self._timeout)],
        )
        session.autocommit = False
        session.read_only = True
        session.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        return session


def _answers(session: Session) -> bool:
    """Whether the server is still at the other end; it may have been restarted."""
    try:
        session.execute("SELECT")
    except psycopg.OperationalError:
        session.close()
        return False
    return True


def _end(session: Session) -> None:
    try:
        session.rollback()
    except psycopg.OperationalError:
        session.close()
