"""Make the private server's data, and set the server going on it.

Both need the start lock, and a folder in which nothing of a server lives.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from onrecord.db.errors import DatabaseUnavailable
from onrecord.db.folders import (
    PORT,
    ServerFolder,
    give,
    opened,
    sync,
    tail,
    write_into,
)
from onrecord.db.processes import Account, open_lock, run_as

NAME = "onrecord"  # of the role and of the database

_SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "maintenance_work_mem": "128MB",
    "synchronous_commit": "on",
    "fsync": "on",
    # No replica ever reads this server's log; its backups are dumps.
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "wal_compression": "off",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "logging_collector": "off",
    "log_destination": "stderr",
}


def create(folder: ServerFolder, binaries: Path, account: Account) -> None:
    """Make the data folder under a temporary name, so it exists whole or not at all."""
    for half_made in folder.root.glob("data.new-*"):
        shutil.rmtree(half_made)
    made = Path(tempfile.mkdtemp(prefix="data.new-", dir=folder.root))
    alive = open_lock(folder.alive_lock)
    try:
        # If this process is killed, the next one waits for what it started here.
        fcntl.flock(alive, fcntl.LOCK_EX)
        give(made, account)
        with opened(made) as (data, descriptor):
            initdb: list[str | Path] = [
                binaries / "initdb",
                *("-D", data, "-U", NAME, "-E", "UTF8", *_locale()),
                *("--auth-local=peer", "--auth-host=scram-sha-256"),
                "--data-checksums",
            ]
            single: list[str | Path] = [
                *(binaries / "postgres", "--single", "-D", data, "template1")
            ]
            for command, stdin in (
                (initdb, ""),
                (single, f"CREATE DATABASE {NAME}\n"),
            ):
                done = run_as(
                    account, command, cwd=made, stdin=stdin, keep=(descriptor, alive)
                )
                if done.returncode != 0 or "ERROR:" in done.stdout:
                    raise DatabaseUnavailable(
                        f"The private database could not be made in {folder.root}:"
                        f" {Path(command[0]).name} ended with code"
                        f" {done.returncode}: {tail(done.stdout)}"
                    )
        made.rename(folder.data)
        sync(folder.root)
    finally:
        os.close(alive)
        if made.exists():
            shutil.rmtree(made)


def launch(folder: ServerFolder, binaries: Path, account: Account) -> int:
    """Start the server on its data and return its process id without waiting."""
    sockets = folder.make_socket(account)
    # What a killed server left; PostgreSQL itself would trust the number in it where
    # that is a zombie's or a stranger's by now.
    for stale in (
        folder.data / "postmaster.pid",
        sockets / f".s.PGSQL.{PORT}.lock",
        sockets / f".s.PGSQL.{PORT}",
    ):
        stale.unlink(missing_ok=True)
    with ExitStack() as stack:
        data_path, data = stack.enter_context(opened(folder.data))
        socket_path, socket = stack.enter_context(opened(sockets))
        write_into(data, "pg_hba.conf", "local all all peer map=onrecord\n", account)
        client = "root" if account.switch else account.name
        mapping = f'onrecord "{client}" {NAME}\n'
        write_into(data, "pg_ident.conf", mapping, account)
        alive = open_lock(folder.alive_lock)
        stack.callback(os.close, alive)
        fcntl.flock(alive, fcntl.LOCK_EX)
        log = folder.open_log()
        stack.callback(os.close, log)
        settings = _SETTINGS | {
            "unix_socket_directories": socket_path,
            "dynamic_shared_memory_type": _shared_memory(),
        }
        # The shell ends at once, so the server is nobody's unreaped child; the
        # server's own command line outranks its postgresql.conf.
        started = run_as(
            account,
            [
                *("/bin/sh", "-c", '"$@" </dev/null >&2 & echo $!', "sh"),
                *(binaries / "postgres", "-D", data_path),
                *(f"--{name}={value}" for name, value in settings.items()),
            ],
            cwd=folder.data,
            stderr=log,
            keep=(data, socket, alive),
            detach=True,
        )
    return int(started.stdout)


def _locale() -> tuple[str, ...]:
    """UTF-8 letters, sorted by code point: the same order on every system."""
    if sys.platform == "darwin":  # has no C.UTF-8
        return "--locale=en_US.UTF-8", "--lc-collate=C"
    return ("--locale=C.UTF-8",)


def _shared_memory() -> str:
    """Containers often have a /dev/shm of 64 MB, too small for parallel queries."""
    if sys.platform != "linux":
        return "posix"
    try:
        space = os.statvfs("/dev/shm")
    except FileNotFoundError:
        return "mmap"
    return "posix" if space.f_frsize * space.f_blocks >= 256 << 20 else "mmap"
