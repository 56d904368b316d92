"""The archive read again: 20 WARC files on two Dask workers, and in a local pool."""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.archive import Archive, iter_captures
from onrecord.archive.composing import Exchange
from onrecord.collect.intake import take_in
from onrecord.collect.sources import all_sources
from onrecord.db.connect import connect, private_server
from onrecord.db.migrate import migrate
from onrecord.db.record_lines import export_digest
from steps.archiving import refuse
from steps.step import Setting, Step, Work

FILES = 20
EACH = int(os.environ.get("BENCHMARK_EACH", "100"))
"""Captures of a file."""
WORKERS = 2
KILLED_AFTER = float(os.environ.get("BENCHMARK_KILL", "4"))
"""Seconds of the run after which a worker is killed."""
LOADED = """
import onrecord.annotate.whole
from onrecord.collect.sources import all_sources
all_sources()
"""
"""What a worker imports with its first task; those of the pool are copies of a process
that has it."""
PATIENCE = 60.0
"""Seconds in which a scheduler has to be there."""


def archived(setting: Setting) -> Path:
    """A home whose archive has the files, registered and not read yet; its private
    server runs until this process ends."""
    home = setting.folder / "home"
    conninfo = private_server(home).acquire()
    given = iter_captures([setting.shared / "archive" / "un-sc.warc.gz"], refuse)
    with connect(conninfo) as conn:
        conn.autocommit = True
        migrate(conn)
        for number in range(FILES):
            part = Archive(setting.folder / f"part{number}")
            with part.open_writer() as writer:
                for _, c in islice(given, EACH):
                    headers = tuple(c.headers)
                    writer.write_exchange(
                        Exchange(c.url, c.fetched_at, c.status, headers, c.body)
                    )
            take_in(conn, Archive(home / "archive"), part.files(), all_sources())
    return home


def reread(home: Path, *words: str) -> float:
    """Captures read; raises where one is missing."""
    subprocess.run(
        [sys.executable, "-m", "onrecord", "reread", *words],
        env=os.environ | {"ONRECORD_HOME": str(home)},
        check=False,  # captures that were broken at the source make it unhealthy
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    server = private_server(home)
    with connect(server.acquire()) as conn:
        row = conn.execute("SELECT count(*) FROM capture WHERE state <> 'unread'")
        found = row.fetchone()
    server.release()
    if found != (FILES * EACH,):
        raise RuntimeError(f"{found} captures read of {FILES * EACH}")
    return FILES * EACH


def pool(setting: Setting) -> Work:
    home = archived(setting)
    return lambda: reread(home, "--workers", str(WORKERS))


@contextmanager
def cluster(folder: Path, home: Path) -> Iterator[tuple[str, list[int]]]:
    """(address, process ids of the workers); all end with the block."""
    file = folder / "scheduler.json"
    processes: list[subprocess.Popen[bytes]] = []

    def start(*words: str) -> None:
        command = [sys.executable, "-m", "dask", *words]
        command += ["--host", "127.0.0.1", "--no-dashboard"]
        command += ["--scheduler-file", str(file)]
        processes.append(
            subprocess.Popen(
                command,
                cwd=folder,
                env=os.environ | {"ONRECORD_HOME": str(home)},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )

    try:
        start("scheduler", "--port", "0")
        until = time.monotonic() + PATIENCE
        while not file.exists():
            if time.monotonic() > until:
                raise RuntimeError("no scheduler: is onrecord[scale] installed?")
            time.sleep(0.1)
        for _ in range(WORKERS):
            start("worker", "--no-nanny", "--nthreads", "1")
        yield _address(file), [process.pid for process in processes[1:]]
    finally:
        for process in reversed(processes):
            process.terminate()
        for process in processes:
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()  # a worker that asks for its scheduler for ever
                process.wait()


def _address(file: Path) -> str:
    """Known when all workers are there and have loaded what they read with."""
    from distributed import Client

    connecting: Any = Client  # it ships no types
    with connecting(scheduler_file=str(file)) as client:
        client.wait_for_workers(WORKERS, timeout=PATIENCE)
        client.run(exec, LOADED)
        return str(client.scheduler.address)


def started(setting: Setting, home: Path) -> tuple[str, list[int]]:
    """A cluster as an operator has it, running before it is asked; see `cluster`."""
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(cluster(setting.folder, home))


def dask(setting: Setting) -> Work:
    home = archived(setting)
    address, _ = started(setting, home)
    return lambda: reread(home, "--dask", address)


def dask_killed(setting: Setting) -> Work:
    """One of the workers dies on the way; the record is that of a run without."""
    home = archived(setting)
    expected = _whole(home)
    address, workers = started(setting, home)

    def work() -> float:
        death = threading.Timer(KILLED_AFTER, _kill, [workers[0]])
        death.start()
        found = reread(home, "--dask", address)
        death.join()
        if _digest(home) != expected:
            raise RuntimeError("the record is another where a worker was killed")
        return found

    return work


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def _whole(home: Path) -> str:
    """The digest after a run that nothing happens to; the record is emptied again."""
    reread(home, "--workers", str(WORKERS))
    digest = _digest(home)
    server = private_server(home)
    with connect(server.acquire()) as conn:
        conn.execute("TRUNCATE rendition, document, rollup, quarantine CASCADE")
        conn.execute("UPDATE capture SET state = 'unread', note = ''")
    server.release()
    return digest


def _digest(home: Path) -> str:
    server = private_server(home)
    with connect(server.acquire()) as conn:
        conn.autocommit = True
        digest = export_digest(conn)
    server.release()
    return digest


STEPS = (
    Step(
        f"reread {FILES} files",
        "pages/s",
        {
            "onrecord, pool": pool,
            "onrecord, Dask": dask,
            "onrecord, Dask, one killed": dask_killed,
        },
    ),
)
