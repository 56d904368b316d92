"""Whether a report or an export, and the record behind it, are as they were."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from psycopg import Connection

from onrecord import __version__
from onrecord.db import export
from onrecord.reports import snapshots
from onrecord.reports.worker import snapshot


@dataclass(frozen=True, slots=True)
class TableChange:
    """A table of the record that is not as it was."""

    name: str
    then: int
    """Rows; -1 where that version of the program had no such table."""
    now: int


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found; nothing listed means that all is as it was."""

    id: str
    now: str
    """The id that the record gives today; empty where it was not asked for."""
    files: int
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]
    tables: tuple[TableChange, ...]
    program: tuple[str, str]
    """The version that wrote the folder, and this one."""

    @property
    def files_hold(self) -> bool:
        return not (self.changed or self.missing or self.added)

    @property
    def record_holds(self) -> bool:
        """Whether what the folder shows is what the record holds today."""
        return not self.tables


def verified(conn: Connection[Any], folder: Path) -> Verified:
    """Check a folder and compare it with the record. Raises SnapshotError.

    ``conn`` must not be inside a transaction.
    """
    before = snapshots.read(folder)
    listed = snapshots.read_manifest(folder)
    held = set(snapshots.files(folder))
    changed = [
        name
        for name in sorted(held & listed.keys())
        if (folder / name).is_symlink()
        or snapshots.digest(folder / name) != listed[name]
    ]
    chosen = before.selection
    with snapshot(conn):
        ids = export.selected(
            conn, actors=chosen.actors, topics=chosen.topics, since=chosen.since,
            until=chosen.until,
        )  # fmt: skip
        after = snapshots.take(conn, chosen, ids)
    names = sorted(before.tables.keys() | after.tables.keys())
    pairs = [(name, before.tables.get(name), after.tables.get(name)) for name in names]
    return Verified(
        id=before.id,
        now=after.id,
        files=len(listed),
        changed=tuple(changed),
        missing=tuple(sorted(listed.keys() - held)),
        added=tuple(sorted(held - listed.keys())),
        tables=tuple(
            TableChange(name, then.rows if then else -1, now.rows if now else -1)
            for name, then, now in pairs
            if then != now
        ),
        program=(before.program, __version__),
    )
