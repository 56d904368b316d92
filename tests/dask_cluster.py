"""A Dask scheduler and two workers on this machine, each a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from live_site import wait_for

ADDRESS = ("--host", "127.0.0.1", "--no-dashboard")
PATIENCE = 10.0
"""Seconds in which all processes may end by themselves."""


@dataclass
class Cluster:
    folder: Path
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def file(self) -> Path:
        return self.folder / "scheduler.json"

    @property
    def address(self) -> str:
        address = json.loads(self.file.read_text())["address"]
        assert isinstance(address, str)
        return address

    def start_scheduler(self) -> None:
        self._start("scheduler", "--port", "0")
        wait_for(self.file.exists)

    def start_worker(self, home: Path) -> None:
        self._start("worker", "--no-nanny", "--nthreads", "1", home=home)

    def _start(self, what: str, *more: str, home: Path | None = None) -> None:
        log = (self.folder / f"{what}-{len(self.processes)}.log").open("wb")
        with log:
            process = subprocess.Popen(
                [
                    sys.executable, "-m", "dask", what, *ADDRESS, *more,
                    "--scheduler-file", str(self.file),
                ],
                env={**os.environ, "ONRECORD_HOME": str(home or self.folder)},
                cwd=self.folder,
                stdout=log,
                stderr=log,
            )  # fmt: skip
        self.processes.append(process)

    def close(self) -> None:
        """End all of them; Dask's workers do not always heed a signal to end."""
        for process in reversed(self.processes):
            process.send_signal(signal.SIGTERM)
        until = time.monotonic() + PATIENCE
        for process in self.processes:
            try:
                process.wait(max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """A scheduler without a worker yet."""
    here = Cluster(folder)
    try:
        here.start_scheduler()
        yield here
    finally:
        here.close()
