"""The private PostgreSQL: started by its first user, stopped by its last.

Three lock files say who is there (folders.py lists them). The kernel drops a lock when
its last holder dies, so ``kill -9`` of anything at any moment leaves nothing that the
next start has to guess about. Nothing is decided by a process id alone.
"""

from __future__ import annotations

import fcntl
import os
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from psycopg.conninfo import make_conninfo
from psycopg.pq import PGconn, Ping

from onrecord.db.cluster import NAME, create, launch
from onrecord.db.errors import DatabaseUnavailable
from onrecord.db.folders import PORT, ServerFolder
from onrecord.db.installation import (
    Installation,
    NotInstalled,
    find_installation,
    reachable_programs,
    server_account,
)
from onrecord.db.processes import (
    end_orphans,
    is_held,
    is_postgres,
    is_running,
    locked,
    open_lock,
    try_lock,
)

_START_TIMEOUT = 900  # seconds; a long crash recovery is not a failure
_STOP_TIMEOUT = 300  # seconds, for the last checkpoint
_ORPHAN_PATIENCE = 10  # seconds before a dead server's children are told to end


@dataclass(frozen=True, slots=True)
class ServerStatus:
    """What is known of the private server at one moment."""

    running: bool
    pid: int | None
    """None, too, for a server that runs in another container."""
    version: str
    """Of the programs that are, or would be, used."""
    data_dir: Path
    socket_dir: Path | None
    in_use: bool | None
    """None while another process is starting or stopping the server."""
    kept: bool
    """Whether the server is to outlive its last user."""
    binaries: Path


class PrivateServer:
    """The server of one folder. An instance counts as one user, from ``acquire`` to
    ``release``. Every method raises DatabaseUnavailable."""

    def __init__(self, folder: Path, installation: Installation | None = None) -> None:
        self.folder = ServerFolder(folder)
        self._installation = installation
        self._users: int | None = None

    def acquire(self) -> str:
        """Count as a user, start the server if needed, and say where it is."""
        if self._users is not None:
            return self._conninfo()
        with self._plainly():
            self.folder.prepare()
            with locked(self.folder.start_lock), ExitStack() as undo:
                users = open_lock(self.folder.users_lock)
                undo.callback(os.close, users)
                fcntl.flock(users, fcntl.LOCK_SH)
                self._ensure_running()
                undo.pop_all()
            self._users = users
            return self._conninfo()

    def release(self) -> None:
        """Stop being a user; the last one stops the server, unless it is kept."""
        if self._users is None:
            return
        with self._plainly(), locked(self.folder.start_lock):
            os.close(self._users)
            self._users = None
            if not self.folder.kept.exists() and not self._in_use():
                self._shut_down()

    def start(self) -> str:
        """Start the server and keep it running until ``stop``; say where it is."""
        with self._plainly():
            self.folder.prepare()
            with locked(self.folder.start_lock):
                self._ensure_running()
                self.folder.kept.touch(mode=0o600)
            return self._conninfo()

    def stop(self, *, even_if_used: bool = False) -> bool:
        """End ``start``. False when others use the server; the last will stop it."""
        if not self.folder.root.exists():
            return True
        with self._plainly(), locked(self.folder.start_lock):
            self.folder.kept.unlink(missing_ok=True)
            if self._in_use() and not even_if_used:
                return False
            self._shut_down()
            return True

    @contextmanager
    def alone(self) -> Iterator[str]:
        """Use the server with nobody else: they wait, and find it stopped. Upgraded
        data that lie ready at the end take the place of its own."""
        with self._plainly(), locked(self.folder.start_lock):
            if self._in_use():
                raise self._failure("is in use: end what uses it, then try again")
            self._ensure_running()
            try:
                yield self._conninfo()
            finally:
                self._shut_down()
            self.folder.swap_upgraded()

    def status(self) -> ServerStatus:
        """Look, and change nothing."""
        with self._plainly():
            programs = self._matching_installation()
            running = self._is_alive() and self._accepts()
            return ServerStatus(
                running=running,
                pid=self._postmaster() if running else None,
                version=programs.version,
                data_dir=self.folder.data,
                socket_dir=self.folder.socket() if running else None,
                in_use=self._in_use_if_quiet(),
                kept=self.folder.kept.exists(),
                binaries=programs.bin,
            )

    # The start lock is held in the next four.

    def _ensure_running(self) -> None:
        """Wait for the server that lives, or start one."""
        began = time.monotonic()
        while self._is_alive():
            if self._accepts():
                return
            waited = time.monotonic() - began
            if waited > _START_TIMEOUT:
                raise self._failure(
                    f"runs but has not answered for {_START_TIMEOUT} s; if it runs in"
                    " another container, stop it there"
                )
            if waited > _ORPHAN_PATIENCE and self._postmaster() is None:
                # Safe at any time: to the data it is one more crash.
                patient = waited < 2 * _ORPHAN_PATIENCE
                how = signal.SIGQUIT if patient else signal.SIGKILL
                end_orphans(self.folder.data, how)
            time.sleep(0.02)
        self.folder.take_upgraded()
        account = server_account(self.folder.data)
        binaries = reachable_programs(self._matching_installation(), account)
        if not self.folder.data.exists():
            create(self.folder, binaries, account)
        self._wait_for(launch(self.folder, binaries, account))

    def _wait_for(self, pid: int) -> None:
        began = time.monotonic()
        while not self._accepts():
            if not is_running(pid):
                raise self._failure("did not start")
            if time.monotonic() - began > _START_TIMEOUT:
                raise self._failure(f"has not answered for {_START_TIMEOUT} s")
            time.sleep(0.01)

    def _shut_down(self) -> None:
        """Stop the server the fast way, which rolls back what is not committed."""
        for how, patience in ((signal.SIGINT, _STOP_TIMEOUT), (signal.SIGQUIT, 30)):
            pid = self._postmaster()
            if pid is not None:
                with suppress(ProcessLookupError):
                    os.kill(pid, how)
            elif self._is_alive():
                end_orphans(self.folder.data, signal.SIGQUIT)
                patience = _ORPHAN_PATIENCE
            began = time.monotonic()
            while self._is_alive() and time.monotonic() - began < patience:
                time.sleep(0.01)
            if not self._is_alive():
                return
        raise self._failure(
            f"does not stop (process {self._postmaster() or 'in another container?'})"
        )

    def _in_use(self) -> bool:
        """Whether any process counts as a user."""
        users = open_lock(self.folder.users_lock)
        try:
            return not try_lock(users, fcntl.LOCK_EX)
        finally:
            os.close(users)

    # These need no lock.

    def _in_use_if_quiet(self) -> bool | None:
        """The same, without waiting for whoever is starting or stopping the server."""
        if not self.folder.start_lock.exists():
            return False
        start = open_lock(self.folder.start_lock)
        try:
            return self._in_use() if try_lock(start, fcntl.LOCK_EX) else None
        finally:
            os.close(start)

    def _is_alive(self) -> bool:
        """Whether anything of a server lives, if only a child of a killed one.

        The second half sees a server that was started by hand, and file systems
        whose locks do not pass to child processes.
        """
        return is_held(self.folder.alive_lock) or self._postmaster() is not None

    def _postmaster(self) -> int | None:
        """The process id of the living server."""
        try:
            text = (self.folder.data / "postmaster.pid").read_text(errors="replace")
        except FileNotFoundError:
            return None
        pid = text.partition("\n")[0].strip()
        alive = pid.isdigit() and is_postgres(int(pid), self.folder.data)
        return int(pid) if alive else None

    def _accepts(self) -> bool:
        """Whether the server takes sessions now."""
        folder = self.folder.socket()
        if folder is None or not folder.exists():
            return False
        return PGconn.ping(self._conninfo().encode()) == Ping.OK

    def _conninfo(self) -> str:
        return make_conninfo(
            host=str(self.folder.socket()),
            hostaddr="",  # not what PGHOSTADDR may say
            port=PORT,
            user=NAME,
            dbname=NAME,
            requirepeer=server_account(self.folder.data).name,
            gssencmode="disable",
        )

    def _matching_installation(self) -> Installation:
        """Programs of the version that made the data."""
        major = self.folder.major()
        found = self._installation or find_installation()
        if major in (None, found.major):
            return found
        if self._installation is None:
            try:
                return find_installation(major)
            except NotInstalled:
                pass  # the message below says more
        raise DatabaseUnavailable(
            f"The private database in {self.folder.data} was made by PostgreSQL"
            f" {major}, and the programs found are PostgreSQL {found.version}"
            f" ({found.bin}), which cannot read it. Install PostgreSQL {major} beside"
            " them and run 'onrecord db upgrade', which needs both. Without it: move"
            " the folder away and run 'onrecord rebuild', which makes the record again"
            " from the archive."
        )

    def _failure(self, what: str) -> DatabaseUnavailable:
        return DatabaseUnavailable(
            f"The database server of {self.folder.root} {what}."
            f" {self.folder.last_words()}"
        )

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise DatabaseUnavailable(
                f"The private database in {self.folder.root} cannot be used: {error}."
                " Set ONRECORD_HOME to a folder of yours on a disk with space, or"
                " DATABASE_URL to a server's address."
            ) from error
