"""What reads: the version of onrecord, its very files, Python, and declared sources.

Two processes read a page alike only if all of that is the same; where many machines
read one archive, each proves it before it reads anything.
"""

from __future__ import annotations

import hashlib
import os
import socket
import sys
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from importlib import import_module
from pathlib import Path

import onrecord
from onrecord.db.connect import home
from onrecord.models import OnrecordError

PACKAGES = (
    "onrecord",
    "onrecord.annotate",
    "onrecord.archive",
    "onrecord.collect",
    "onrecord.dates",
    "onrecord.pages",
    "onrecord.spiders",
    "onrecord.vocabularies",
)
"""Whose files decide how a page is read and a text annotated."""
READ = {".py", ".csv", ".npz"}


class OtherReader(OnrecordError):
    """A worker that would not read as the process that asks it to."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a process reads with. Digests are the first 12 hex digits of SHA-256."""

    onrecord: str
    files: str
    """Digest of onrecord's files, which may differ within a version in development."""
    python: str
    """As ``3.11``: a pickled row means the same in all of its releases."""
    sources: str
    """Digest of the sources declared in ``ONRECORD_HOME/sources``."""

    def differences(self, other: Identity) -> list[str]:
        """What the other has instead, in words; empty where both read alike."""
        return [
            f"{WORDS[f.name]} {theirs} instead of {ours}"
            for f in fields(self)
            for ours, theirs in [(getattr(self, f.name), getattr(other, f.name))]
            if ours != theirs
        ]

    def check(self, worker: str, other: Identity) -> None:
        """Raises ``OtherReader`` unless a worker reads with the same."""
        found = self.differences(other)
        if found:
            raise OtherReader(
                f"the worker {worker} has {', '.join(found)}: it would read otherwise. "
                "Give all workers the same installation and ONRECORD_HOME/sources"
            )


WORDS = {
    "onrecord": "onrecord",
    "files": "files of onrecord with the digest",
    "python": "Python",
    "sources": "declared sources with the digest",
}


@cache
def identity() -> Identity:
    """What this process reads with."""
    files = [
        (f"{name}/{path.name}", path)
        for name in PACKAGES
        for path in sorted(Path(import_module(name).__path__[0]).iterdir())
        if path.suffix in READ
    ]
    declared = sorted((home() / "sources").glob("*.toml"))
    return Identity(
        onrecord=onrecord.__version__,
        files=_digest(files),
        python=f"{sys.version_info.major}.{sys.version_info.minor}",
        sources=_digest([(path.name, path) for path in declared]),
    )


def _digest(files: Iterable[tuple[str, Path]]) -> str:
    whole = hashlib.sha256()
    for name, path in files:
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        whole.update(f"{name} {content}\n".encode())
    return whole.hexdigest()[:12]


def check_reader(asked: Identity | None) -> None:
    """Raises ``OtherReader`` unless this process reads with what was asked for; None
    is asked for by those whose workers are copies of themselves."""
    if asked is not None:
        asked.check(worker_name(), identity())


def worker_name() -> str:
    """This process, as a message from a worker names it."""
    return f"{socket.gethostname()} (process {os.getpid()})"
