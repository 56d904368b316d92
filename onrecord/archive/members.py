"""Finding the records of a WARC file one after the other, past any damage.

zlib does the work: it gives the exact end of each member and checks its CRC. FastWARC
reads about twice as fast, but stops for good at the first broken member.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from pathlib import Path

from onrecord.archive.faults import (
    ArchiveError,
    CaptureError,
    Damage,
    Fault,
    FaultReason,
    OnFault,
)
from onrecord.archive.records import (
    MAX_RECORD,
    Head,
    RawRecord,
    check_digests,
    parse_head,
)

_PIECE = 64 * 1024
_AHEAD = 1024 * 1024
"""Bytes read at once where one record after the other is wanted."""
_GZIP = b"\x1f\x8b\x08"
_PLAIN = b"\r\n\r\nWARC/1."
_RECORD_END = b"\r\n\r\n"


def read_members(path: Path, on_fault: OnFault) -> Iterator[RawRecord]:
    """The records of a .warc.gz or .warc in order, each one checked.

    What fails a check is reported to `on_fault` and passed over; reading goes on at
    the next place where a record begins. (After damage such a place is searched for,
    and a web archive stored inside a damaged record would be found too.) Memory: one
    record. Raises `ArchiveError` if the file cannot be read at all.
    """
    try:
        with _Source(path, _AHEAD) as source:
            yield from _members(source, on_fault)
    except FileNotFoundError:
        on_fault(Fault(path, 0, FaultReason.MISSING_FILE, "there is no such file"))


def read_member(path: Path, offset: int) -> RawRecord:
    """The record that begins at `offset`. Raises `CaptureError` if none does."""
    try:
        with _Source(path, _PIECE) as source:
            return _read_at(source, offset, source.gzipped)
    except FileNotFoundError:
        fault = Fault(path, offset, FaultReason.MISSING_FILE, "there is no such file")
    except Damage as damage:
        fault = Fault(path, offset, damage.reason, damage.detail)
    raise CaptureError(fault)


class _Source:
    """A file read in pieces from anywhere.

    Plain reads and not a memory map: a mapped file that shrinks, or sits on a failing
    disk, kills the process instead of raising an error.
    """

    def __init__(self, path: Path, ahead: int) -> None:
        self.path = path
        self._ahead = ahead
        self._buffer = b""
        self._start = 0

    def __enter__(self) -> _Source:
        try:
            self._file = self.path.open("rb", buffering=0)
        except FileNotFoundError:
            raise
        except OSError as error:
            raise self._unreadable(error) from error
        start = self._read(5, 0)
        self.gzipped = start[:2] == _GZIP[:2] or (
            start != b"WARC/" and self.path.suffix == ".gz"
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def piece(self, at: int, size: int = _PIECE) -> memoryview:
        """`size` bytes from `at`; fewer only at the end of the file."""
        at_buffer = at - self._start
        if at_buffer < 0 or at_buffer + size > len(self._buffer):
            self._buffer = self._read(max(size, self._ahead), at)
            self._start, at_buffer = at, 0
        return memoryview(self._buffer)[at_buffer : at_buffer + size]

    def _read(self, size: int, at: int) -> bytes:
        try:
            return os.pread(self._file.fileno(), size, at)
        except OSError as error:
            raise self._unreadable(error) from error

    def _unreadable(self, error: OSError) -> ArchiveError:
        return ArchiveError(
            f"cannot read {self.path}: {error.strerror}; check that it is a file "
            "this user may read and that its disk is well"
        )


def _members(source: _Source, on_fault: OnFault) -> Iterator[RawRecord]:
    at: int | None = 0
    while at is not None and len(source.piece(at, 1)):
        try:
            record = _read_at(source, at, source.gzipped)
        except Damage as damage:
            on_fault(Fault(source.path, at, damage.reason, damage.detail))
            at = damage.end or _next_record(source, at + 1)
        else:
            yield record
            at += record.length


def _read_at(source: _Source, offset: int, gzipped: bool) -> RawRecord:
    """Read and check the one record at `offset`. Raises `Damage`."""
    data, member, head = (_inflate if gzipped else _read_plain)(source, offset)
    end = offset + len(member)
    if head is None:
        raise Damage(FaultReason.BAD_WARC, "the WARC headers have no end", end=end)
    headers, start, length = head
    if len(data) < start + length:
        detail = f"the block is {len(data) - start} bytes, Content-Length {length}"
        raise Damage(FaultReason.BAD_WARC, detail, end=end)
    if data[start + length :].strip(b"\r\n"):
        raise Damage(FaultReason.BAD_WARC, "bytes after the block", end=end)
    record = RawRecord(
        path=source.path,
        offset=offset,
        type=next(v for k, v in headers if k.lower() == "warc-type").lower(),
        headers=headers,
        block=data[start : start + length],
        member=member,
    )
    try:
        check_digests(record)
    except Damage as damage:
        damage.end = end
        raise
    return record


def _inflate(source: _Source, offset: int) -> tuple[bytes, bytes, Head | None]:
    """The record in the gzip member at `offset`, the member's own bytes, the head."""
    if not _GZIP.startswith(bytes(source.piece(offset, 3))):
        raise Damage(FaultReason.BAD_WARC, "no gzip member begins here")
    inflator = zlib.decompressobj(31)
    pieces: list[memoryview] = []
    parts: list[bytes] = []
    at = offset
    size = 0
    head: Head | None = None
    expected: int | None = None
    while not inflator.eof:
        piece = source.piece(at)
        if not piece:
            # If it inflated well so far and less came than its headers announce, the
            # rest of the file is this record: searching there would only find what
            # a server put into it.
            certain = expected is not None and size < expected
            detail = f"the file ends {at - offset} bytes into a record"
            raise Damage(FaultReason.TRUNCATED, detail, end=at if certain else None)
        pieces.append(piece)
        at += len(piece)
        most = MAX_RECORD if expected is None else expected + len(_RECORD_END)
        try:
            parts.append(inflator.decompress(piece, most + 1 - size))
        except zlib.error as error:
            raise Damage(FaultReason.BAD_GZIP, str(error)) from None
        size += len(parts[-1])
        if expected is None:
            parts = [b"".join(parts)]
            if head := parse_head(parts[0]):
                expected = head[1] + head[2]
                most = expected + len(_RECORD_END)
        if size > most:
            raise _too_much(size, most, expected)
    end = at - len(inflator.unused_data)
    return b"".join(parts), b"".join(pieces)[: end - offset], head


def _too_much(size: int, most: int, expected: int | None) -> Damage:
    if expected is None:
        return Damage(FaultReason.TOO_LARGE, f"over {size} bytes without a header end")
    return Damage(
        FaultReason.BAD_WARC,
        f"the gzip member holds more than its record of {expected} bytes; if the whole "
        "file is one member, rewrite it with one a record (warcio recompress)",
    )


def _read_plain(source: _Source, offset: int) -> tuple[bytes, bytes, Head | None]:
    """The record at `offset` of an uncompressed file, twice: as data and as member."""
    head = None
    size = _PIECE
    while head is None:
        piece = bytes(source.piece(offset, size))
        head = parse_head(piece)
        if head is None and len(piece) < size:
            raise Damage(FaultReason.TRUNCATED, "the file ends in the WARC headers")
        size *= 4
    length = head[1] + head[2]
    data = bytes(source.piece(offset, length + len(_RECORD_END)))
    if len(data) < length + len(_RECORD_END):
        raise Damage(
            FaultReason.TRUNCATED,
            f"the file ends {len(data)} bytes into a record of {length}",
        )
    if data[length:] != _RECORD_END:
        raise Damage(FaultReason.BAD_WARC, "no record end after Content-Length bytes")
    return data, data, head


def _next_record(source: _Source, start: int) -> int | None:
    """Where the next record after `start` begins, by search; None if there is none."""
    pattern, skip = (_GZIP, 0) if source.gzipped else (_PLAIN, len(_RECORD_END))
    at = start
    while len(piece := bytes(source.piece(at))) >= len(pattern):
        found = piece.find(pattern)
        if found < 0:
            at += len(piece) - len(pattern) + 1
        elif _starts_record(source, at + found + skip):
            return at + found + skip
        else:
            at += found + 1
    return None


def _starts_record(source: _Source, offset: int) -> bool:
    if not source.gzipped:
        return True
    try:
        start = zlib.decompressobj(31).decompress(source.piece(offset, 4096), 7)
    except zlib.error:
        return False
    return start == b"WARC/1."
