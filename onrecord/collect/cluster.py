"""A Dask cluster as the engine: its scheduler hands the tasks out, and again where a
worker died."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Self, TypeVar

from onrecord.collect.engines import AHEAD, Engine, died
from onrecord.collect.identity import Identity, identity, worker_name
from onrecord.collect.stretches import check_shared
from onrecord.models import OnrecordError

T = TypeVar("T")
R = TypeVar("R")

PATIENCE = 10
"""Seconds in which a scheduler has to answer and to have a worker."""
SEEN = 3
"""Archive files, the newest, that every worker has to see before the run."""


class NoCluster(OnrecordError):
    """No scheduler, no worker, or none that can be used."""


class DaskCluster(Engine):
    """The workers of a scheduler at ``tcp://host:port``, or ``tls://`` by Dask's own
    configuration."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.reader: Identity = identity()
        self.client: Any = None

    def __enter__(self) -> Self:
        try:
            from distributed import Client
        except ImportError as error:
            raise NoCluster(
                "--dask needs Dask, which is not installed: install onrecord[scale]"
            ) from error
        try:
            client: Any = Client  # it ships no types
            self.client = client(self.address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise NoCluster(
                f"no scheduler answers at {self.address}: start one with `dask "
                "scheduler --host …` and name the address that it prints"
            ) from error
        return self

    def close(self) -> None:
        if self.client is not None:
            self.client.close()

    def check(self, folder: Path) -> None:
        try:
            self.client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise NoCluster(
                f"the scheduler at {self.address} has no worker: start some with "
                f"`dask worker {self.address}`"
            ) from error
        newest = sorted(folder.glob("*.warc*"))[-SEEN:]
        sizes = [(path, path.stat().st_size) for path in newest if path.is_file()]
        try:
            found: dict[str, Answer] = self.client.run(introduce, sizes)
        except (ImportError, AttributeError, TypeError) as error:
            raise NoCluster(
                f"a worker of {self.address} has no onrecord, or another one: {error}. "
                "Give all workers the same installation"
            ) from error
        for worker, (theirs, fault) in sorted(found.items()):
            self.reader.check(worker, theirs)
            if fault:
                raise NoCluster(fault)

    def results(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        from distributed import CancelledError, KilledWorker

        rest = iter(tasks)
        waiting: deque[tuple[T, Any]] = deque()
        while True:
            room = max(2, self._threads()) * AHEAD - len(waiting)
            for task in islice(rest, room):
                future = self.client.submit(function, task, pure=False)
                waiting.append((task, future))
            if not waiting:
                return
            task, future = waiting[0]
            try:
                result: R = future.result()
            except KilledWorker as error:
                raise died(task) from error
            except (CancelledError, OSError) as error:
                raise NoCluster(
                    f"the scheduler at {self.address} is gone; what was stored is "
                    "kept, run the command again"
                ) from error
            waiting.popleft()
            future.release()
            yield result

    def _threads(self) -> int:
        """Tasks that the workers of the moment do at once."""
        return sum(self.client.nthreads().values())


Answer = tuple[Identity, str]


def introduce(files: list[tuple[Path, int]]) -> Answer:
    """What this worker reads with, and what it does not see of the archive."""
    worker = worker_name()
    try:
        for path, size in files:
            check_shared(worker, path, size)
    except OnrecordError as error:
        return identity(), str(error)
    return identity(), ""
