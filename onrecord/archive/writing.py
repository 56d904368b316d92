"""Writing WARC: records that any web-archive tool reads, and files that survive a kill.

A run writes to a file of its own, so nothing is shared and nothing is rewritten. While
the file grows, a locked ``<name>.open`` stands beside it; if the run is killed, the
next one finds the file without its lock and cuts the unfinished record at its end.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid4, uuid5

from onrecord.archive.composing import (
    GZIP_HEADER,
    Exchange,
    exchange_records,
    gzip_member,
    note_record,
    warcinfo_record,
)
from onrecord.archive.faults import ArchiveError
from onrecord.archive.records import RawRecord

ROLL_OVER = 1024**3
"""Bytes after which a run goes on in a new file."""


class ArchiveWriter:
    """Appends to one run's own file; use as a context manager.

    What a method returns is in the file, but safe from a power failure only after
    `flush`. Raises `ArchiveError` if the folder or disk refuses; the file then ends
    with the last whole record.
    """

    def __init__(
        self, folder: Path, *, software: str = "onrecord", roll_over: int = ROLL_OVER
    ) -> None:
        self._folder = folder
        self._software = software
        self._roll_over = roll_over
        self._file: _OpenFile | None = None
        self._warcinfo_id = ""

    def __enter__(self) -> ArchiveWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def write_exchange(self, exchange: Exchange) -> RawRecord:
        """Write a request and its response; the record returned is the response."""
        file = self._writable()
        request, response = exchange_records(exchange, _random_id, self._warcinfo_id)
        first = gzip_member(request.data)
        member = gzip_member(response.data)
        offset = file.append(first + member) + len(first)
        return response.placed(file.path, offset, member)

    def copy(self, record: RawRecord) -> RawRecord:
        """Append a record of another archive byte for byte; returns it in its place.

        A record of an uncompressed archive is compressed, and otherwise as it was.
        """
        file = self._writable()
        member = record.member
        if member[:2] != GZIP_HEADER[:2]:
            member = gzip_member(member)
        offset = file.append(member)
        return replace(record, path=file.path, offset=offset, member=member)

    def note(self, record: RawRecord, fields: Mapping[str, str]) -> None:
        """Append a metadata record about another, such as where it was copied from."""
        file = self._writable()
        note = note_record(record, fields, datetime.now(UTC), _random_id())
        file.append(gzip_member(note.data))

    def flush(self) -> None:
        """Return when everything written so far is on the disk."""
        if self._file is not None:
            self._file.sync()

    def close(self) -> None:
        """Flush and let the file go; the next record would begin a new one."""
        if self._file is not None:
            file, self._file = self._file, None
            file.close()

    def _writable(self) -> _OpenFile:
        file = self._file
        if file is not None and (file.torn or file.size >= self._roll_over):
            self.close()
        if self._file is None:
            now = datetime.now(UTC)
            name = f"onrecord-{now:%Y%m%dT%H%M%SZ}-{os.getpid()}-{secrets.token_hex(4)}"
            file = _OpenFile(self._folder / f"{name}.warc.gz")
            info = warcinfo_record(file.path.name, self._software, now, _random_id())
            try:
                file.append(gzip_member(info.data))
            except ArchiveError:
                file.discard()
                raise
            self._file, self._warcinfo_id = file, info.record_id
        return self._file


def write_archive(
    path: Path, exchanges: Iterable[Exchange], software: str = "onrecord"
) -> int:
    """Write a whole archive file that depends on its input alone; returns its records.

    Ids and dates come from the exchanges, so that equal input gives equal bytes (with
    the same zlib). The file appears under its name only when it is complete. Raises
    `ArchiveError`.
    """
    exchanges = list(exchanges)
    serial = 0

    def next_id() -> str:
        nonlocal serial
        serial += 1
        return f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{seed} {serial}')}>"

    seed = _seed(software, exchanges)
    created = min((e.fetched_at for e in exchanges), default=_EPOCH)
    info = warcinfo_record(path.name, software, created.astimezone(UTC), next_id())
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(gzip_member(info.data))
            for exchange in exchanges:
                for record in exchange_records(exchange, next_id, info.record_id):
                    file.write(gzip_member(record.data))
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        # Where the folder itself is wrong, there is nothing to remove either.
        with suppress(OSError):
            part.unlink()
        raise _cannot_write(path, error) from error
    return serial


def unlocked(path: Path) -> int | None:
    """Lock the ``.open`` file at `path` if no run holds it; its descriptor, or None."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def open_marker(path: Path) -> Path:
    """The file that stands beside an archive file while it is being written."""
    return path.with_name(path.name + ".open")


class _OpenFile:
    """A new file that only ever ends with a whole record."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0
        self.torn = False
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = os.open(open_marker(path), flags, 0o644)
            fcntl.flock(self._lock, fcntl.LOCK_EX)
        except OSError as error:
            raise _cannot_write(path, error) from error
        try:
            self._descriptor = os.open(path, flags, 0o644)
            self._sync_folder()
        except OSError as error:
            open_marker(path).unlink(missing_ok=True)
            os.close(self._lock)
            raise _cannot_write(path, error) from error

    def append(self, data: bytes) -> int:
        """Write all of `data`, or nothing; returns where it begins."""
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
        except OSError as error:
            self._cut()
            raise _cannot_write(self.path, error) from error
        offset, self.size = self.size, self.size + len(data)
        return offset

    def _cut(self) -> None:
        """Go back to the end of the last whole record."""
        try:
            os.ftruncate(self._descriptor, self.size)
            os.lseek(self._descriptor, self.size, os.SEEK_SET)
        except OSError:
            # The caller raises; its marker stays, so that the next run cuts the file.
            self.torn = True

    def sync(self) -> None:
        try:
            os.fsync(self._descriptor)
        except OSError as error:
            raise _cannot_write(self.path, error) from error

    def close(self) -> None:
        try:
            self.sync()
        finally:
            self._release()

    def discard(self) -> None:
        """Remove a file that did not get its first record."""
        self.path.unlink()
        self._release()

    def _release(self) -> None:
        os.close(self._descriptor)
        if not self.torn:
            open_marker(self.path).unlink(missing_ok=True)
        os.close(self._lock)

    def _sync_folder(self) -> None:
        """Make the file's name as durable as its content."""
        folder = os.open(self.path.parent, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _random_id() -> str:
    return f"<urn:uuid:{uuid4()}>"


def _seed(software: str, exchanges: list[Exchange]) -> str:
    seed = hashlib.sha256(software.encode())
    for exchange in exchanges:
        seed.update(repr(exchange).encode("utf-8", "backslashreplace"))
    return seed.hexdigest()


def _cannot_write(path: Path, error: OSError) -> ArchiveError:
    return ArchiveError(
        f"cannot write {path}: {error.strerror}. "
        f"{_ADVICE.get(error.errno or 0, _OTHER_ADVICE)} "
        "What was archived before is kept."
    )


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FULL = "Free some space on that disk and run the same command again."
_REFUSED = "Make the folder writable for this user or set ONRECORD_HOME to another one."
_OTHER_ADVICE = "Set ONRECORD_HOME to a folder that can be made and written."
_ADVICE = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _REFUSED,
    errno.EPERM: _REFUSED,
    errno.EROFS: _REFUSED,
    errno.EIO: "The disk reports errors: check it before anything else is written.",
}
