"""The command in a process of its own that has its modules already.

To load Scrapy, the sources and the annotators takes the command longer than most tests
have it work, and they start it hundreds of times. So one process loads them once, and
each command is a fork of it: its memory, environment, folder, output and exit code are
its own. What depends on how a process begins is tested with a new one instead: see
SURROUNDINGS in timetable.py.

As a module this starts that process and asks it; as a program it is that process.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LARGEST = 2**20
"""Bytes of a request: mostly its environment."""
PACKAGES = ("onrecord", "onrecord.commands", "onrecord.spiders")
PROGRAMS = {"onrecord.__main__"}
"""Modules that do their work when they are loaded."""
ASIDE = ("scrapy.core.downloader.handlers.http11", "numpy", "lxml.html")
"""What modules load when they are first used."""


@dataclass(slots=True)
class ReadyCommand:
    """The process that has the modules, and the end of the line to it."""

    process: subprocess.Popen[bytes]
    line: socket.socket

    def run(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        folder: Path,
        program: str = "",
        timeout: float = 120,
    ) -> subprocess.CompletedProcess[str]:
        """What ``subprocess.run`` gives for ``python -m onrecord`` or a program.

        Raises ``TimeoutError`` where the command takes longer, and ends it.
        """
        asked = json.dumps([program, list(arguments), dict(environment), str(folder)])
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            streams = [out.fileno(), err.fileno()]
            socket.send_fds(self.line, [asked.encode()], streams)
            self.line.settimeout(timeout)
            pid = self._answer()
            try:
                code = self._answer()
            except TimeoutError:
                os.kill(pid, signal.SIGKILL)
                self.line.settimeout(None)
                self._answer()
                raise
            said = [_all_of(stream) for stream in (out.fileno(), err.fileno())]
        return subprocess.CompletedProcess(["onrecord", *arguments], code, *said)

    def _answer(self) -> int:
        said = self.line.recv(64)
        if not said:
            raise RuntimeError(f"{__file__} has ended, see what it said last")
        return int(said)


def _all_of(stream: int) -> str:
    size = os.fstat(stream).st_size
    return os.pread(stream, size, 0).decode().replace("\r\n", "\n")


@cache
def ready_command() -> ReadyCommand:
    """The one of this process; it ends with this process."""
    here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with there:
        process = subprocess.Popen(
            [sys.executable, __file__, str(there.fileno())],
            pass_fds=[there.fileno()],
            stdin=subprocess.DEVNULL,
        )
    return ReadyCommand(process, here)


def load_modules() -> None:
    for name in PACKAGES:
        package = importlib.import_module(name)
        for module in pkgutil.iter_modules(package.__path__, f"{name}."):
            if module.name not in PROGRAMS:
                importlib.import_module(module.name)
    for name in (*ASIDE, "onrecord.collect.run", "onrecord.reports"):
        importlib.import_module(name)


def next_command(line: socket.socket) -> tuple[str, list[str]]:
    """Answer requests; return once in each fork, with its program and arguments."""
    while True:
        data, streams, *_ = socket.recv_fds(line, LARGEST, 2)
        if not data:
            sys.exit()
        with warnings.catch_warnings():
            # Libraries keep threads that only compute, and do so after a fork too.
            warnings.simplefilter("ignore", DeprecationWarning)
            pid = os.fork()
        if not pid:
            break
        for stream in streams:
            os.close(stream)
        line.send(b"%d" % pid)
        _, status = os.waitpid(pid, 0)
        line.send(b"%d" % os.waitstatus_to_exitcode(status))
    line.close()
    for stream, place in zip(streams, (1, 2), strict=True):
        os.dup2(stream, place)
        os.close(stream)
    program, arguments, environment, folder = json.loads(data)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    os.chdir(folder)
    if environment.get("PYTHONWARNINGS") == "error":
        warnings.simplefilter("error")
    return program, arguments


def main() -> None:
    line = socket.socket(fileno=int(sys.argv[1]))
    load_modules()
    program, sys.argv[1:] = next_command(line)
    if program:
        sys.path[0] = str(Path(program).parent)
        runpy.run_path(program, run_name="__main__")
    else:
        sys.path[0] = str(Path.cwd())
        runpy.run_module("onrecord", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
