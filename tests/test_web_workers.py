"""``onrecord serve`` with workers: one address, none is missed, none is left behind."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from web_site import served

from onrecord.db.server import PrivateServer

DYING = """
import os, sys
from onrecord.web import workers
workers.PAUSE = 0
try:
    workers.answer_with(2, lambda number: os._exit(3))
except workers.WorkersFail as error:
    print(error)
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Of a record that is empty, in a private server of its own."""
    return tmp_path / "home"


@pytest.fixture
def site(home: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command with two workers, and the address that it prints."""
    with served("--workers", "2", home=home, stderr=subprocess.DEVNULL) as both:
        yield both
    wait_for(lambda: not PrivateServer(home / "postgres").status().running)


def wait_for(what: Callable[[], bool]) -> None:
    until = time.monotonic() + 120
    while not what():
        assert time.monotonic() < until
        time.sleep(0.05)


def workers_of(process: subprocess.Popen[str]) -> list[int]:
    said = subprocess.run(
        ["ps", "-A", "-o", "ppid=", "-o", "pid=", "-o", "stat="],
        capture_output=True,
        encoding="ascii",
        check=True,
    ).stdout
    rows = [line.split() for line in said.splitlines()]
    return [
        int(pid)
        for parent, pid, state in rows
        if int(parent) == process.pid and not state.startswith("Z")
    ]


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def fetched(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return str(answer.read().decode())


def robots_answered(address: str) -> int:
    found = re.search(
        r'requests_total\{view="static",format="txt",status="200"\} (\d+)',
        fetched(f"{address}metrics"),
    )
    return int(found[1]) if found else 0


def test_a_dead_worker_is_replaced_and_a_dead_parent_leaves_nothing(
    site: tuple[subprocess.Popen[str], str], home: Path
) -> None:
    process, address = site
    for n in range(1, 9):
        fetched(f"{address}robots.txt")
        assert robots_answered(address) == n
    wait_for(lambda: len(workers_of(process)) == 2)
    first, second = workers_of(process)
    os.kill(first, signal.SIGKILL)
    wait_for(lambda: len(set(workers_of(process)) - {first}) == 2)
    assert second in workers_of(process)
    fetched(f"{address}robots.txt")
    assert robots_answered(address) == 9, "a new worker counts on from the dead one's"
    workers = workers_of(process)
    assert PrivateServer(home / "postgres").status().in_use
    process.kill()
    process.wait(60)
    wait_for(lambda: not any(map(lives, workers)))
    wait_for(lambda: not PrivateServer(home / "postgres").status().running)


def test_it_ends_in_order_with_all_its_workers(
    site: tuple[subprocess.Popen[str], str], home: Path
) -> None:
    process, address = site
    assert "onrecord_up 1" in fetched(f"{address}metrics")
    workers = workers_of(process)
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 0
    assert not any(map(lives, workers))
    assert not PrivateServer(home / "postgres").status().running


def test_workers_that_cannot_begin_end_the_site_with_a_word() -> None:
    done = subprocess.run(
        [sys.executable, "-c", DYING],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert "the last with 3" in done.stdout
    assert done.stderr.count("ended with 3") == 5
