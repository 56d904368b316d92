"""How long a person waits: the command's start, a search, the private server."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence

from onrecord.db.server import PrivateServer
from steps.step import Setting, Step, Work, timed

N = 15


def _command(setting: Setting, *words: str) -> Work:
    env = os.environ | {"ONRECORD_HOME": str(setting.record)}
    # As it is installed: pip compiles what it installs, and Python what it has read.
    env.pop("PYTHONDONTWRITEBYTECODE", None)

    def once() -> None:
        subprocess.run(
            [sys.executable, "-m", "onrecord", *words],
            env=env,
            check=True,
            stdout=subprocess.DEVNULL,
        )

    once()
    return lambda: timed([once] * N)


def help_text(setting: Setting) -> Work:
    return _command(setting, "--help")


def python(setting: Setting) -> Work:
    """The floor: Python itself."""

    def once() -> None:
        subprocess.run([sys.executable, "-c", "pass"], check=True)

    return lambda: timed([once] * N)


def search(setting: Setting) -> Work:
    """On a server that runs: it is held for as long as this process lives."""
    server = PrivateServer(setting.record / "postgres")
    server.acquire()
    return _command(setting, "search", "ceasefire humanitarian", "--json")


def server_cold(setting: Setting) -> Work:
    server = PrivateServer(setting.folder / "postgres")

    def work() -> Sequence[float]:
        return timed([server.acquire])

    return work


def server_warm(setting: Setting) -> Work:
    server = PrivateServer(setting.folder / "postgres")
    server.acquire()
    server.release()

    def work() -> Sequence[float]:
        return timed([server.acquire])

    return work


STEPS = (
    Step(
        "start --help",
        "ms",
        {"onrecord": help_text, "python -c pass": python},
        kind="p95",
        aim=250,
    ),
    Step(
        "start search", "ms", {"onrecord": search}, kind="p95", aim=400,
        needs_record=True,
    ),
    Step("server, first start", "ms", {"onrecord": server_cold}, kind="p95"),
    Step("server, later start", "ms", {"onrecord": server_warm}, kind="p95"),
)  # fmt: skip
