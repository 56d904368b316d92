"""Answers that take longer than a page may: worked out beside, shown when ready."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass
from typing import Any, TypeVar

import psycopg
from psycopg import Connection

from onrecord.db.errors import DatabaseUnavailable
from onrecord.web.faults import StillCounting
from onrecord.web.memory import Kept
from onrecord.web.sessions import Sessions

T = TypeVar("T")

WORKERS = 2
PATIENCE = 1.0
"""Seconds that a request waits for such an answer."""
BRIEFLY = 0.25
"""The same where there is the answer of a state before."""
ENTRIES = 60


@dataclass(slots=True)
class _Work:
    state: str
    future: Future[Any]
    at: float
    before: Any = None
    """The answer for an earlier state of the record."""


class Slow:
    """Answers by key, worked out by a few threads on sessions without a time-out.

    ``rest`` is how many seconds pass at least before an answer is worked out again
    while the record keeps changing.
    """

    def __init__(self, sessions: Sessions, rest: float, workers: int = WORKERS) -> None:
        self._sessions = sessions
        self._rest = rest
        self._lock = threading.Lock()
        self._works: OrderedDict[Hashable, _Work] = OrderedDict()
        self._workers = ThreadPoolExecutor(workers, thread_name_prefix="slow")

    def get(
        self, key: Hashable, state: str, make: Callable[[Connection[Any]], Kept[T]]
    ) -> Kept[T]:
        """The answer for that state of the record; while it is worked out, that for
        the state before. Raises what ``make`` raised, and StillCounting where there is
        no answer yet."""
        work = self._work(key, state, make)
        try:
            patience = PATIENCE if work.before is None else BRIEFLY
            made: Kept[T] = work.future.result(timeout=patience)
        except NotYet:
            if work.before is not None:
                before: T = work.before
                return Kept(before, False)
            raise StillCounting(
                "This takes some seconds, once for each state of the record."
            ) from None
        return Kept(made.value, made.is_new and work.state == state)

    def close(self) -> None:
        self._workers.shutdown(wait=True, cancel_futures=True)
        self._sessions.close()

    def _work(
        self, key: Hashable, state: str, make: Callable[[Connection[Any]], Kept[T]]
    ) -> _Work:
        with self._lock:
            work = self._works.get(key)
            if work is None or self._is_over(work, state):
                before = _answer(work)
                future = self._workers.submit(self._made, make)
                work = _Work(state, future, time.monotonic(), before)
                self._works[key] = work
            self._works.move_to_end(key)
            while len(self._works) > ENTRIES:
                self._works.popitem(last=False)
            return work

    def _is_over(self, work: _Work, state: str) -> bool:
        """Whether the answer is of another state, and may be worked out again."""
        if not work.future.done():
            return False
        if work.future.cancelled():
            return True
        fault = work.future.exception()
        if fault is not None:
            passing = isinstance(fault, DatabaseUnavailable | psycopg.OperationalError)
            return passing or work.state != state
        if work.state == state and work.future.result().is_new:
            return False
        return time.monotonic() - work.at >= self._rest

    def _made(self, make: Callable[[Connection[Any]], Kept[T]]) -> Kept[T]:
        with self._sessions.session() as conn:
            return make(conn)


def _answer(work: _Work | None) -> Any:
    if work is None or not work.future.done() or work.future.cancelled():
        return None
    return None if work.future.exception() else work.future.result().value
