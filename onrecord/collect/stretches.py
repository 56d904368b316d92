"""Stretches of archive files: what one worker reads at a time.

A stretch is a whole WARC file; of a large one it is a part, so that what it gives fits
into memory some times over.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from onrecord.collect.identity import Identity, check_reader, worker_name
from onrecord.collect.reading import Place, Read, Window, read_places
from onrecord.models import OnrecordError

MOST = 400
"""Captures of a stretch."""
MOST_BYTES = 8 * 2**20
"""Compressed bytes of a stretch; what they give is some five times as much."""


class NotShared(OnrecordError):
    """A worker that does not see the archive."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Captures of one archive file, in its order."""

    file: Path
    size: int
    """Bytes of the file where the task was made; 0 where it is not there either."""
    places: tuple[Place, ...]
    reader: Identity | None
    """What it is to be read with."""

    def __str__(self) -> str:
        first, last = self.places[0].warc_offset, self.places[-1].warc_offset
        return f"{self.file.name} from offset {first} to {last}"


@dataclass(frozen=True, slots=True)
class Given:
    """What a stretch gave, and who read it."""

    worker: str
    pid: int
    reads: tuple[Read, ...]


def stretches(
    folder: Path, places: Sequence[Place], reader: Identity | None = None
) -> Iterator[Stretch]:
    """The places by file and offset, cut where a file holds many."""
    in_order = sorted(places, key=lambda p: (p.warc_file, p.warc_offset, p.id))
    for name, group in groupby(in_order, key=lambda p: p.warc_file):
        file = folder / name
        size = file.stat().st_size if file.is_file() else 0
        for part in _parts(list(group)):
            yield Stretch(file, size, tuple(part), reader)


def _parts(places: Sequence[Place]) -> Iterator[Sequence[Place]]:
    start = 0
    for n, place in enumerate(places):
        far = place.warc_offset - places[start].warc_offset >= MOST_BYTES
        if n > start and (far or n - start >= MOST):
            yield places[start:n]
            start = n
    yield places[start:]


def read_stretch(stretch: Stretch) -> Given:
    """Read it, if this process reads as the one that asks and sees the same archive.

    Raises ``OtherReader``, ``NotShared``.
    """
    worker = worker_name()
    check_reader(stretch.reader)
    check_shared(worker, stretch.file, stretch.size)
    window = Window()
    reads = read_places(stretch.file.parent, window, stretch.places)
    return Given(worker, os.getpid(), tuple(reads))


def check_shared(worker: str, file: Path, size: int) -> None:
    """Raises ``NotShared`` where a file is there for the one who asks, and not here."""
    here = file.stat().st_size if file.is_file() else 0
    if here < size:
        what = f"holds {here} of {size} bytes" if here else "is not there"
        raise NotShared(
            f"for the worker {worker} {file} {what}: share the archive with all "
            "workers under the same path (reading is enough)"
        )
