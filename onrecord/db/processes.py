"""Locks that the kernel drops when their holder dies, and live processes.

A lock file here is never a mere marker: it counts only while some process keeps it
open with ``flock``. That survives ``kill -9``, reused process ids and reboots.
"""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Account:
    """The operating-system user that runs PostgreSQL."""

    name: str
    uid: int
    gid: int
    switch: bool
    """True when this process is root and must become that user first."""


def run_as(
    account: Account,
    command: Sequence[str | Path],
    *,
    cwd: Path,
    stdin: str = "",
    stderr: int = subprocess.STDOUT,
    keep: tuple[int, ...] = (),
    detach: bool = False,
) -> subprocess.CompletedProcess[str]:
    """Run a command as that user, in a bare environment, and wait for its end.

    ``cwd`` is entered before the user is switched, so that user need not be able to
    reach it. Descriptors in ``keep`` stay open under the same numbers.
    """
    return subprocess.run(
        [str(part) for part in command],
        input=stdin,
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        errors="replace",
        check=False,
        # Nothing of the caller's PG* or locale may reach the server.
        env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"},
        cwd=cwd,
        pass_fds=keep,
        start_new_session=detach,
        user=account.uid if account.switch else None,
        group=account.gid if account.switch else None,
        extra_groups=[] if account.switch else None,
    )


def open_lock(path: Path) -> int:
    """Open a lock file, made if needed; closing the descriptor drops its lock."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)


def try_lock(descriptor: int, operation: int) -> bool:
    """Take the lock if that is possible at once."""
    try:
        fcntl.flock(descriptor, operation | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock alone, waiting for whoever has it."""
    descriptor = open_lock(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def is_held(path: Path) -> bool:
    """Whether any living process holds the lock alone.

    Asks for a shared lock, so that two who ask do not see each other.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        return not try_lock(descriptor, fcntl.LOCK_SH)
    finally:
        os.close(descriptor)


def is_running(pid: int) -> bool:
    """Whether the process exists and is not a zombie that nobody has reaped."""
    return _state(pid) not in ("", "Z", "X")


def is_postgres(pid: int, data: Path) -> bool:
    """Whether the process is a living PostgreSQL at work in that data folder.

    A pid file alone proves nothing: its number may be a zombie's, or belong to a
    stranger by now. The start time is not compared: a clock that was set would make
    a living server look dead.
    """
    if not is_running(pid):
        return False
    if sys.platform != "linux":
        name = _ps(pid, "comm").rpartition("/")[2]
        return name.startswith(("postgres", "postmaster"))
    process = Path("/proc", str(pid))
    try:
        name = (process / "comm").read_text(encoding="utf-8", errors="replace")
        return (
            name.strip() in ("postgres", "postmaster")
            and (process / "cwd").stat().st_ino == data.stat().st_ino
            and (process / "cwd").stat().st_dev == data.stat().st_dev
        )
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return False  # ended meanwhile, or another user's


def end_orphans(data: Path, how: signal.Signals) -> None:
    """Signal every PostgreSQL process left over in the folder of a dead server.

    Only Linux tells where a process works; elsewhere the orphans end by themselves.
    """
    if sys.platform != "linux":
        return
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and is_postgres(int(entry.name), data):
            try:
                os.kill(int(entry.name), how)
            except ProcessLookupError:
                continue


def _state(pid: int) -> str:
    """The process's state letter; empty when there is no such process."""
    if sys.platform != "linux":
        return _ps(pid, "stat")[:1]
    try:
        stat = Path("/proc", str(pid), "stat").read_text(errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return ""
    # The name in parentheses may itself hold parentheses and blanks.
    return stat.rpartition(")")[2].split()[0]


def _ps(pid: int, column: str) -> str:
    command = ["ps", "-o", f"{column}=", "-p", str(pid)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    return found.stdout.strip()
