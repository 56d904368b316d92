"""The web site of a filled record: many readers at once, and one page for one."""

from __future__ import annotations

import http.client
import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from steps.step import Setting, Step, Work, timed

CLIENTS = 50
EACH = 12
"""Requests of each client."""
PAGES = (
    "/", "/search?q=ceasefire", "/search?q=international&kind=resolution",
    "/search?actor=FRA", "/actor/USA", "/actor/FRA", "/actors", "/topics", "/votes",
    "/timeline?actor=USA", "/compare?a=FRA&b=RUS", "/search.json?q=sanctions",
)  # fmt: skip


def site(setting: Setting) -> int:
    """The port of a site on the record; it ends with this process's group."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    env = os.environ | {"ONRECORD_HOME": str(setting.record)}
    command = [sys.executable, "-m", "onrecord", "serve", "--port", str(port)]
    running = subprocess.Popen(
        command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _ended_with_us(running)
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            if fetch(port, "/health") == 200:
                break
        except OSError:
            pass  # not listening yet
        time.sleep(0.2)
    for page in PAGES * 6:  # what a worker counts once for a state of the record
        fetch(port, page)
        time.sleep(0.1)
    return port


def _ended_with_us(running: subprocess.Popen[bytes]) -> None:
    import atexit

    def end() -> None:
        running.terminate()
        running.wait(60)

    atexit.register(end)


def fetch(port: int, page: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", page)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


def _crowd(port: int) -> list[float]:
    """Seconds of every request of all clients; an error of the site is one of ours."""

    def one(client: int) -> list[float]:
        chance = random.Random(client)
        pages = [chance.choice(PAGES) for _ in range(EACH)]
        return timed([partial(_good, port, page) for page in pages])

    with ThreadPoolExecutor(CLIENTS) as pool:
        return [taken for times in pool.map(one, range(CLIENTS)) for taken in times]


def _good(port: int, page: str) -> None:
    status = fetch(port, page)
    while status == 202:  # a worker counts it for the first time; the wait is ours
        time.sleep(0.2)
        status = fetch(port, page)
    if status != 200:
        raise RuntimeError(f"{page}: answered {status}")


def crowd(setting: Setting) -> Work:
    port = site(setting)
    return lambda: _crowd(port)


def throughput(setting: Setting) -> Work:
    port = site(setting)
    return lambda: float(len(_crowd(port)))


def alone(page: str) -> Callable[[Setting], Work]:
    def prepare(setting: Setting) -> Work:
        port = site(setting)

        def work() -> Sequence[float]:
            return timed([partial(_good, port, page)] * 30)

        return work

    return prepare


STEPS = (
    Step("web, 50 clients", "requests/s", {"onrecord": throughput}, aim=150,
         needs_record=True),
    Step("web, 50 clients, wait", "ms", {"onrecord": crowd}, kind="p95", aim=250,
         needs_record=True),
    Step("web, overview", "ms", {"onrecord": alone("/")}, kind="p95", aim=100,
         needs_record=True),
    Step("web, actor", "ms", {"onrecord": alone("/actor/USA")}, kind="p95", aim=100,
         limit=30, needs_record=True),
)  # fmt: skip
