"""The private server's folder: what lies in it and who may enter.

::

    postgres/            0700, belongs to whoever runs onrecord
      data/              0700, belongs to the server's user (the same, unless root)
      data.upgraded/     for a moment: what `onrecord db upgrade` puts in its place
      data.postgresql-15/  what was there before an upgrade; it may be removed
      run/               0700, the socket; the only way in, no TCP port is opened
      socket             where the socket is instead, if that path is too long
      start.lock         held while the server is started or stopped
      users.lock         held, shared, by every process that uses the server
      alive.lock         held by the server itself and all its children
      kept               present while the server is to outlive its last user
      server.log         what PostgreSQL prints
"""

from __future__ import annotations

import os
import pwd
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.db.errors import DatabaseUnavailable
from onrecord.db.processes import Account

PORT = 5432  # part of the socket's file name, nothing more

_SOCKET_PATH_LIMIT = 107  # bytes, on Linux
_LOG_LIMIT = 5_000_000  # bytes


class ServerFolder:
    """Paths below one folder; nothing is made before ``prepare``."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.data = self.root / "data"
        self.upgraded = self.root / "data.upgraded"
        self.start_lock = self.root / "start.lock"
        self.users_lock = self.root / "users.lock"
        self.alive_lock = self.root / "alive.lock"
        self.kept = self.root / "kept"
        self.log = self.root / "server.log"

    def prepare(self) -> None:
        """Make the folder, or see that it is this user's."""
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        owner = self.root.stat().st_uid
        if owner != os.geteuid():
            raise DatabaseUnavailable(
                f"The private database in {self.root} belongs to the user"
                f" {user_name(owner)}. Run onrecord as that user, or set ONRECORD_HOME"
                " to a folder of your own."
            )
        check_owned(self.root, owner, 0o022)

    def major(self) -> int | None:
        """The version of PostgreSQL that made the data; None when there is none."""
        if not self.data.exists():
            return None
        try:
            return int((self.data / "PG_VERSION").read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            raise DatabaseUnavailable(
                f"{self.data} is not a PostgreSQL data folder: its PG_VERSION is"
                " missing or unreadable. Move it away and run 'onrecord rebuild' or"
                " 'onrecord db restore FILE'."
            ) from None

    def replaced(self, major: int) -> Path:
        """Where the data of a version go that another replaces."""
        return self.root / f"data.postgresql-{major}"

    def take_upgraded(self) -> None:
        """Finish an upgrade that was killed between its two renames."""
        if self.upgraded.exists() and not self.data.exists():
            self.upgraded.rename(self.data)
            sync(self.root)

    def swap_upgraded(self) -> None:
        """Put upgraded data, if there are any, in the place of those in use."""
        major = self.major()
        if major is not None and self.upgraded.exists():
            aside = self.replaced(major)
            if aside.exists():
                aside.rename(aside.with_name(f"{aside.name}-{time.time_ns()}"))
            self.data.rename(aside)
            self.take_upgraded()

    def socket(self) -> Path | None:
        """The socket's folder; None when no place has been chosen yet."""
        usual = self.root / "run"
        if _socket_fits(usual):
            return usual
        try:
            return Path((self.root / "socket").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None

    def make_socket(self, account: Account) -> Path:
        """The socket's folder, which only the server's user (and root) may enter.

        If the usual path is too long for a socket, a short one is chosen once and
        recorded beside the data, so that every process finds the same.
        """
        folder = self.socket()
        if folder is not None and folder.parent == self.root:
            folder.mkdir(mode=0o700, exist_ok=True)
            if folder.lstat().st_uid == os.geteuid():
                give(folder, account)  # new, or its maker was killed right here
        elif folder is None or not os.path.lexists(folder):
            folder = _short_folder()
            give(folder, account)
            note = self.root / "socket.new"
            note.write_text(str(folder), encoding="utf-8")
            note.replace(self.root / "socket")
        check_owned(folder, account.uid, 0o077)
        return folder

    def open_log(self) -> int:
        """A descriptor to add to the log; a long one is put aside, over the last."""
        if self.log.exists() and self.log.stat().st_size > _LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW
        return os.open(self.log, flags, 0o600)

    def last_words(self) -> str:
        """The end of the log, for error messages."""
        try:
            text = self.log.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return "It has left no log."
        return f"The last lines of {self.log}: {tail(text)}"


@contextmanager
def opened(folder: Path) -> Iterator[tuple[str, int]]:
    """A folder's open descriptor, and the path by which a child process reaches it.

    On Linux that path is ``/proc/self/fd/7``: a server that root starts as another
    user so works below a folder which that user cannot enter, such as /root, and no
    permission has to be widened. It also needs no quoting and is never too long.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        by_descriptor = f"/proc/self/fd/{descriptor}"
        yield (by_descriptor if sys.platform == "linux" else str(folder)), descriptor
    finally:
        os.close(descriptor)


def write_into(folder: int, name: str, text: str, account: Account) -> None:
    """Replace a file in a folder that another user owns, following no link there."""
    draft = f"{name}.new"
    if draft in os.listdir(folder):
        os.unlink(draft, dir_fd=folder)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    descriptor = os.open(draft, flags, 0o600, dir_fd=folder)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        if account.switch:
            os.fchown(descriptor, account.uid, account.gid)
    os.rename(draft, name, src_dir_fd=folder, dst_dir_fd=folder)


def give(folder: Path, account: Account) -> None:
    """Make the server's user the owner, where that is another."""
    if account.switch:
        os.chown(folder, account.uid, account.gid, follow_symlinks=False)


def check_owned(folder: Path, uid: int, forbidden: int) -> None:
    """Refuse a folder that someone else could have put there or could change.

    ``forbidden`` are the permission bits that it must not have.
    """
    found = folder.lstat()
    if (
        not stat.S_ISDIR(found.st_mode)
        or found.st_uid != uid
        or found.st_mode & forbidden
    ):
        raise DatabaseUnavailable(
            f"{folder} is not safe to use: it must be a folder of the user"
            f" {user_name(uid)} with permissions {0o777 & ~forbidden:o} at most, and"
            f" it is {stat.filemode(found.st_mode)} of {user_name(found.st_uid)}. Look"
            " at what it is, then move it away."
        )


def user_name(uid: int) -> str:
    """The user's name, or the number of one that has none."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def sync(path: Path) -> None:
    """Have the file, or the folder's list of names, on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def tail(text: str) -> str:
    return " | ".join(text.strip().splitlines()[-8:])


def _socket_fits(folder: Path) -> bool:
    """Whether a socket fits below it; libpq reads a comma as a list of hosts."""
    path = os.fsencode(folder / f".s.PGSQL.{PORT}")
    return len(path) <= _SOCKET_PATH_LIMIT and b"," not in path


def _short_folder() -> Path:
    """A new folder with a short path, private from the moment it exists."""
    for base in (os.environ.get("XDG_RUNTIME_DIR"), tempfile.gettempdir(), "/tmp"):
        if (
            base
            and os.access(base, os.W_OK)
            and _socket_fits(Path(base, "onrecord-12345678"))
        ):
            return Path(tempfile.mkdtemp(prefix="onrecord-", dir=base))
    raise DatabaseUnavailable(
        "No folder with a path short enough for the database's socket was found. Set"
        " ONRECORD_HOME or TMPDIR to a shorter path."
    )
