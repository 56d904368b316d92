"""To another major version of PostgreSQL: dump with the old, restore into the new.

The new data are made and filled beside the old, and take their place by two renames
under the start lock; until then a kill at any moment leaves everything as it was. The
old data and the dump are kept.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from psycopg import sql

from onrecord.db.backup import backup, restore
from onrecord.db.connect import connect
from onrecord.db.errors import DatabaseUnavailable
from onrecord.db.folders import ServerFolder
from onrecord.db.installation import Installation, find_installation
from onrecord.db.server import PrivateServer

BESIDE = "postgres-upgrade"
"""Folder in ONRECORD_HOME in which the new data are made."""


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What was done."""

    before: str
    """Version of PostgreSQL, as ``15.18``."""
    after: str
    rows: int
    """Of all tables; as many before and after."""
    dump: Path
    old_data: Path


def upgrade(
    home: Path, new: Installation | None = None, old: Installation | None = None
) -> Upgraded | None:
    """Bring the private server's data to the newest PostgreSQL of this machine.

    None where they are of it already, or there are none. Raises DatabaseUnavailable
    where the programs of the old version are missing, or somebody uses the server, and
    BackupError where a dump or a restore fails; the data are then as they were.
    """
    folder = ServerFolder(home / "postgres")
    folder.take_upgraded()
    major = folder.major()
    new = new or find_installation()
    if major is None or major >= new.major:
        return None
    old = old or find_installation(major)
    day = datetime.now(UTC)
    dump = home / f"before-postgresql-{new.major}-{day:%Y%m%dT%H%M%SZ}.dump"
    with PrivateServer(folder.root, old).alone() as conninfo:
        before = row_counts(conninfo)
        backup(conninfo, dump)
        _fill(home / BESIDE, new, dump, before, folder.upgraded)
    return Upgraded(
        old.version, new.version, sum(before.values()), dump, folder.replaced(major)
    )


def _fill(
    beside: Path, new: Installation, dump: Path, before: dict[str, int], target: Path
) -> None:
    """Make the new data from the dump, and put them where the server looks for them
    when the old one has stopped."""
    for left in (beside, target):
        if left.exists():
            shutil.rmtree(left)
    server = PrivateServer(beside, new)
    conninfo = server.acquire()
    try:
        restore(conninfo, dump)
        after = row_counts(conninfo)
    finally:
        server.release()
    if after != before:
        raise DatabaseUnavailable(
            f"The restored tables do not hold what the dump {dump} was made of:"
            f" {differences(before, after)}. The data are as they were."
        )
    (beside / "data").rename(target)
    shutil.rmtree(beside)


def differences(before: dict[str, int], after: dict[str, int]) -> str:
    """``ballot 3 instead of 4 rows``, for every table that differs."""
    return ", ".join(
        f"{name} {after.get(name, 0)} instead of {before.get(name, 0)} rows"
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
    )


def row_counts(conninfo: str) -> dict[str, int]:
    """Rows of every table of the record."""
    with connect(conninfo) as conn:
        names = conn.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
        ).fetchall()
        counts = {}
        for (name,) in names:
            table = sql.Identifier(name)
            query = sql.SQL("SELECT count(*) FROM {}").format(table)
            row = conn.execute(query).fetchone()
            counts[name] = int(row[0]) if row else 0
    return counts
