"""Engines that work through tasks in other processes, here or on other machines.

A task is a pure function of what is sent with it, so that one whose worker died is done
again elsewhere. Results come in the order of the tasks, a bounded number ahead; only
the process that asked for them writes, so that a killed worker leaves nothing half.
"""

from __future__ import annotations

import multiprocessing
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path
from pkgutil import iter_modules
from typing import Self, TypeVar

from onrecord import spiders
from onrecord.collect.identity import Identity
from onrecord.collect.reading import collect_garbage_rarely
from onrecord.collect.sources import all_sources
from onrecord.models import OnrecordError

T = TypeVar("T")
R = TypeVar("R")

TRIES = 4
"""Times that a task is begun before its workers' deaths are held to be its fault."""
AHEAD = 3
"""Tasks a worker that are under way or ready; a result holds some megabytes."""


class Engine(ABC):
    """Use as a context manager; entering it raises what makes it unfit for the run."""

    reader: Identity | None = None
    """What a worker has to read with; None where it is a copy of this process."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @abstractmethod
    def close(self) -> None:
        """Let the workers go."""

    @abstractmethod
    def check(self, folder: Path) -> None:
        """Raise ``OnrecordError`` where a worker reads otherwise or lacks the archive.

        Called before the run writes anything.
        """

    @abstractmethod
    def results(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        """What the function gives for each task, in their order.

        Raises what the function raises, and ``OnrecordError`` where workers die of a
        task again and again.
        """


class LocalPool(Engine):
    """As many processes of this machine as are asked for; the dead are replaced."""

    def __init__(self, workers: int, *, reads_pages: bool = True) -> None:
        self.workers, self.reads_pages = workers, reads_pages
        self.pool: ProcessPoolExecutor | None = None

    def check(self, folder: Path) -> None:
        """Nothing to check: the processes are copies of this one's installation."""

    def close(self) -> None:
        if self.pool is not None:
            self.pool.shutdown(cancel_futures=True)
            self.pool = None

    def results(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        rest = iter(tasks)
        waiting: deque[tuple[T, Future[R]]] = deque()
        deaths = 0
        while True:
            try:
                pool = self._started()
                room = self.workers * AHEAD - len(waiting)
                for task in islice(rest, room):
                    # In the queue even if the pool refuses it: nothing is lost.
                    waiting.append((task, Future()))
                    waiting[-1] = task, pool.submit(function, task)
                if not waiting:
                    return
                result = waiting[0][1].result()
            except BrokenProcessPool as error:
                deaths += 1
                if deaths >= TRIES:
                    raise died(waiting[0][0]) from error
                self._restart()
                self._begin_again(function, waiting)
                continue
            waiting.popleft()
            deaths = 0
            yield result

    def _started(self) -> ProcessPoolExecutor:
        if self.pool is None:
            context = multiprocessing.get_context("forkserver")
            loaded = ["onrecord.annotate.whole"]
            if self.reads_pages:
                found = iter_modules(spiders.__path__)
                loaded += [f"onrecord.spiders.{module.name}" for module in found]
            context.set_forkserver_preload(loaded)
            load = _load if self.reads_pages else None
            self.pool = ProcessPoolExecutor(self.workers, context, load)
        return self.pool

    def _restart(self) -> None:
        """A pool that lost one process takes no more tasks: another in its place."""
        if self.pool is not None:
            self.pool.shutdown(wait=True, cancel_futures=True)
            self.pool = None

    def _begin_again(
        self, function: Callable[[T], R], waiting: deque[tuple[T, Future[R]]]
    ) -> None:
        pool = self._started()
        for n, (task, future) in enumerate(waiting):
            if not (future.done() and _succeeded(future)):
                waiting[n] = task, pool.submit(function, task)


def died(task: object) -> OnrecordError:
    return OnrecordError(
        f"{TRIES} workers in a row were ended while they worked on {task}, perhaps "
        "for want of memory; what was stored is kept, run the command again"
    )


def _succeeded(future: Future[R]) -> bool:
    return not future.cancelled() and future.exception() is None


def _load() -> None:
    """Import every source before the first task, not within its time."""
    all_sources()
    collect_garbage_rarely()
