"""The state of the record that a report or an export shows, under one id.

The id is a digest over the selection, the version of the program and the state of every
table (onrecord/db/state.py). Two folders with one id show the same; `verifying.py`
computes it anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from psycopg import Connection

from onrecord import __version__
from onrecord.db.state import TableState, record_state
from onrecord.models import OnrecordError
from onrecord.reports.contexts import Selection
from onrecord.reports.folders import MARK

FILE: Final = "snapshot.json"
MANIFEST: Final = "MANIFEST.sha256"
_DIGITS: Final = 32
_LARGEST: Final = 1_000_000
"""Bytes of a snapshot file; ours have a few thousand."""


class SnapshotError(OnrecordError):
    """A folder without a snapshot that can be read."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is shown, and how the record stood."""

    program: str
    """Its version."""
    selection: Selection
    tables: Mapping[str, TableState]

    @property
    def id(self) -> str:
        """32 hexadecimal digits."""
        whole = json.dumps(self._data(), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(whole.encode()).hexdigest()[:_DIGITS]

    def _data(self) -> dict[str, Any]:
        chosen = self.selection
        return {
            "program": self.program,
            "selection": {
                "actors": sorted(set(chosen.actors)),
                "topics": sorted(set(chosen.topics)),
                "since": chosen.since.isoformat() if chosen.since else None,
                "until": chosen.until.isoformat() if chosen.until else None,
            },
            "tables": {
                name: {"rows": one.rows, "digest": one.digest}
                for name, one in self.tables.items()
            },
        }

    def write(self, folder: Path) -> None:
        """``snapshot.json``."""
        text = json.dumps({"snapshot": self.id} | self._data(), indent=2)
        (folder / FILE).write_text(text + "\n", encoding="utf-8", newline="\n")


def take(conn: Connection[Any], selection: Selection, ids: Sequence[int]) -> Snapshot:
    """The snapshot of the selected documents; ``ids`` are theirs. Needs the
    transaction that the report is read in."""
    state = record_state(conn, ids if selection else None)
    return Snapshot(__version__, selection, state)


def read(folder: Path) -> Snapshot:
    """The snapshot that a folder carries. Raises SnapshotError."""
    path = folder / FILE
    try:
        if path.stat().st_size > _LARGEST:
            raise SnapshotError(f"{path}: too large for a snapshot")
        data = json.loads(path.read_text(encoding="utf-8"))
        chosen = data["selection"]
        found = Snapshot(
            str(data["program"]),
            Selection(
                tuple(map(str, chosen["actors"])),
                tuple(map(str, chosen["topics"])),
                date.fromisoformat(chosen["since"]) if chosen["since"] else None,
                date.fromisoformat(chosen["until"]) if chosen["until"] else None,
            ),
            {
                str(name): TableState(int(one["rows"]), str(one["digest"]))
                for name, one in data["tables"].items()
            },
        )
        said = data["snapshot"]
    except OSError as error:
        raise SnapshotError(
            f"{folder}: no report or export with a snapshot: {error.strerror}"
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SnapshotError(f"{path}: cannot be read: {error!r:.80}") from error
    if said != found.id:
        raise SnapshotError(f"{path}: its id does not fit what it says")
    return found


def write_manifest(folder: Path) -> None:
    """``MANIFEST.sha256``: every other file, as ``sha256sum --check`` reads it."""
    lines = [f"{digest(folder / name)}  {name}\n" for name in files(folder)]
    (folder / MANIFEST).write_text("".join(lines), encoding="utf-8", newline="\n")


def read_manifest(folder: Path) -> dict[str, str]:
    """Digest by name. Raises SnapshotError."""
    path = folder / MANIFEST
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise SnapshotError(f"{path}: cannot be read: {error!r:.80}") from error
    found = {}
    for line in lines:
        value, blanks, name = line.partition("  ")
        if not blanks or len(value) != 64:
            raise SnapshotError(f"{path}: no digest and name: {line[:80]!r}")
        found[name] = value
    return found


def files(folder: Path) -> Iterator[str]:
    """Names of the files of a folder, but for the manifest and the mark."""
    names = (
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_symlink() or not file.is_dir()
    )
    yield from sorted(name for name in names if name not in (MANIFEST, MARK))


def digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
