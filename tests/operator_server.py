"""A PostgreSQL as an operator runs it: TCP, a password, and settings of its own."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from live_site import wait_for

from onrecord.db.folders import give
from onrecord.db.installation import (
    find_installation,
    reachable_programs,
    server_account,
)
from onrecord.db.processes import run_as

PASSWORD = "of-the-tests"
SETTINGS = (
    "listen_addresses=127.0.0.1", "unix_socket_directories=", "wal_level=logical",
    "fsync=off", "wal_receiver_status_interval=1", "wal_retrieve_retry_interval=200",
    "shared_buffers=32MB", "max_connections=20",
)  # fmt: skip


@contextmanager
def operator_server() -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Its superuser's connection string and its process."""
    account = server_account(Path("/nonexistent"))
    programs = reachable_programs(find_installation(), account)
    folder = Path(tempfile.mkdtemp(prefix="onrecord-operator-"))
    try:
        give(folder, account)
        (folder / "password").write_text(PASSWORD)
        (folder / "password").chmod(0o644)
        made = run_as(
            account,
            [
                programs / "initdb", "-D", folder / "data", "-U", "operator",
                "-E", "UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256", "--no-sync",
                f"--pwfile={folder / 'password'}",
            ],
            cwd=folder,
        )  # fmt: skip
        assert made.returncode == 0, made.stdout
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        settings = [word for one in SETTINGS for word in ("-c", one)]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [programs / "postgres", "-D", folder / "data", "-p", str(port),
                 *settings],
                cwd=folder,
                stdout=log,
                stderr=log,
                user=account.uid if account.switch else None,
                group=account.gid if account.switch else None,
                extra_groups=[] if account.switch else None,
            )  # fmt: skip
        conninfo = (
            f"host=127.0.0.1 port={port} user=operator password={PASSWORD} "
            "dbname=postgres"
        )
        wait_for(lambda: answers(conninfo) or process.poll() is not None)
        assert process.poll() is None, (folder / "log").read_text()
        yield conninfo, process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGQUIT)
        process.wait(30)
        shutil.rmtree(folder)


def answers(conninfo: str) -> bool:
    try:
        psycopg.connect(conninfo).close()
    except psycopg.OperationalError:
        return False
    return True
