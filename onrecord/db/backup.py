"""Backups of the whole database in one file, and PostgreSQL's own client programs.

``FILE`` is PostgreSQL's custom dump format, ``FILE.sha256`` its digest, as
``sha256sum -c`` reads it. A backup without its digest, or of another one, is refused.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import tempfile
import time
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from onrecord.db.connect import connect, describe
from onrecord.db.errors import BackupError
from onrecord.db.folders import sync, tail
from onrecord.db.installation import find_installation

_LOCK_PATIENCE = 30_000  # milliseconds that a backup waits for a change of a table
_LEAVE_PATIENCE = 2  # seconds; a session that was closed just now is still listed


def client_command(program: str, conninfo: str) -> tuple[list[str], dict[str, str]]:
    """How to run ``psql``, ``pg_dump`` or ``pg_restore`` on the database.

    Returns the arguments and the environment, which is where the password goes: the
    arguments of a process are public. The programs are at least as new as the server.
    Raises DatabaseUnavailable.
    """
    with connect(conninfo) as session:
        server = session.info.server_version // 10_000
        database = session.info.dbname
    programs = find_installation(at_least=server).bin
    parts = conninfo_to_dict(conninfo) | {"dbname": database}
    password = parts.pop("password", None)
    environment = dict(os.environ, PGAPPNAME="onrecord", PGCLIENTENCODING="UTF8")
    if password:
        environment["PGPASSWORD"] = str(password)
    target = make_conninfo("", **parts)
    return [str(programs / program), f"--dbname={target}"], environment


def backup(conninfo: str, path: Path) -> None:
    """Write the whole database to a new file, and its digest beside it.

    The file appears complete or not at all. Raises BackupError, DatabaseUnavailable.
    """
    digest_path = _digest_path(path)
    for taken in (path, digest_path):
        if taken.exists():
            raise BackupError(
                f"{taken} exists already, and a backup never replaces another. Choose"
                " a new name, or move the file away."
            )
    command, environment = client_command("pg_dump", conninfo)
    drafts: list[Path] = []
    try:
        for _ in range(2):
            descriptor, name = tempfile.mkstemp(prefix=".backup-", dir=path.parent)
            os.close(descriptor)
            drafts.append(Path(name))
        dump, note = drafts
        _run(
            [
                *(*command, "--format=custom", f"--file={dump}"),
                f"--lock-wait-timeout={_LOCK_PATIENCE}",
            ],
            environment,
            path,
        )
        note.write_text(f"{_digest(dump)}  {path.name}\n", encoding="utf-8")
        sync(dump)
        sync(note)
        # The digest first: wherever the dump is, its digest is too.
        note.rename(digest_path)
        dump.rename(path)
        sync(path.parent)
    except OSError as error:
        raise BackupError(
            f"The backup {path} could not be written: {error}. Choose a folder of"
            " yours on a disk with space."
        ) from error
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)


def restore(conninfo: str, path: Path) -> None:
    """Put a backup's content in place of the database's, wholly or not at all.

    Raises BackupError, DatabaseUnavailable; the database is then as it was.
    """
    _check(path)
    command, environment = client_command("pg_restore", conninfo)
    _check_unused(conninfo)
    _run(
        [
            *command,
            *("--single-transaction", "--exit-on-error", "--clean", "--if-exists"),
            *("--no-owner", "--no-privileges", str(path)),
        ],
        environment,
        path,
    )
    with connect(conninfo) as session:
        # A dump holds no statistics; without them the first queries crawl.
        session.autocommit = True
        session.execute("ANALYZE")


def _check(path: Path) -> None:
    digest_path = _digest_path(path)
    try:
        found = _digest(path)
        expected = digest_path.read_text(encoding="utf-8").partition(" ")[0]
    except FileNotFoundError as error:
        raise BackupError(
            f"{error.filename} does not exist. A backup is two files, {path.name} and"
            f" {digest_path.name}, and is restored only with both."
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise BackupError(f"The backup {path} cannot be read: {error}.") from error
    if found != expected:
        raise BackupError(
            f"{path} is damaged: its SHA-256 is {found}, and {digest_path.name} says"
            f" {expected or 'nothing'}. Nothing was restored; use another copy of the"
            " backup."
        )


def _check_unused(conninfo: str) -> None:
    """A restore replaces every table: it would wait for each session, unannounced."""
    deadline = time.monotonic() + _LEAVE_PATIENCE
    with connect(conninfo) as session:
        session.autocommit = True
        while True:
            others = session.execute(
                "SELECT DISTINCT coalesce(nullif(application_name, ''), 'unnamed')"
                " FROM pg_stat_activity WHERE datname = current_database()"
                " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
            ).fetchall()
            if not others:
                return
            if time.monotonic() > deadline:
                names = ", ".join(sorted(name for (name,) in others))
                raise BackupError(
                    f"The database {describe(conninfo)} is in use ({names}), and a"
                    " restore replaces all of it. End what uses it, then try again."
                )
            time.sleep(0.05)


def _run(command: list[str], environment: dict[str, str], path: Path) -> None:
    done = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise BackupError(
            f"{Path(command[0]).name} ended with code {done.returncode} on {path}:"
            f" {tail(done.stderr)}. The database is as it was."
        )


def _digest_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
