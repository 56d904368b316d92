"""Captures of whole WARC files, with revisits joined to the records they refer to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.archive.faults import CaptureError, Fault, FaultReason, OnFault
from onrecord.archive.members import read_member, read_members
from onrecord.archive.records import RawRecord, parse_digest
from onrecord.models import Capture

_Key = tuple[str, str, bytes]


def iter_captures(
    paths: Iterable[Path],
    on_fault: OnFault,
    passed_over: Counter[str] | None = None,
) -> Iterator[tuple[RawRecord, Capture]]:
    """Every capture of the files with the record it came from, in file order.

    Revisits come last, as their originals may stand anywhere; only an archive that
    has some is read a second time. Records that are no captures are counted by type
    in `passed_over`.
    """
    paths = list(paths)
    revisits: dict[_Key, list[tuple[Path, int]]] = defaultdict(list)
    for path in paths:
        for record in read_members(path, on_fault):
            if not record.is_capture:
                if passed_over is not None:
                    passed_over[record.type] += 1
            elif record.type == "revisit":
                revisits[_referred(record)].append((record.path, record.offset))
            else:
                try:
                    yield record, record.capture()
                except CaptureError as error:
                    on_fault(error.fault)
    if revisits:
        yield from _revisits(paths, revisits, on_fault)


def _revisits(
    paths: list[Path],
    revisits: dict[_Key, list[tuple[Path, int]]],
    on_fault: OnFault,
) -> Iterator[tuple[RawRecord, Capture]]:
    for path in paths:
        for original in read_members(path, _reported_before):
            if not original.is_capture or original.type == "revisit":
                continue
            for key in _names(original):
                for place in revisits.pop(key, ()):
                    try:
                        revisit = read_member(*place)
                        yield revisit, revisit.capture(original)
                    except CaptureError as error:
                        on_fault(error.fault)
    for places in revisits.values():
        for path, offset in places:
            detail = "the record with this payload is not in the archive"
            on_fault(Fault(path, offset, FaultReason.UNRESOLVED_REVISIT, detail))


def _reported_before(_: Fault) -> None:
    """The first reading of the same file has reported it."""


def _referred(revisit: RawRecord) -> _Key:
    """What a revisit says of its original: the payload, else the record, else when."""
    if digest := parse_digest(revisit.header("WARC-Payload-Digest")):
        return "payload", *digest
    if record_id := revisit.header("WARC-Refers-To"):
        return "id", record_id, b""
    url = revisit.header("WARC-Refers-To-Target-URI") or revisit.url
    return "at", url, revisit.header("WARC-Refers-To-Date").encode()


def _names(record: RawRecord) -> Iterator[_Key]:
    """All that a revisit may call this record."""
    if digest := parse_digest(record.header("WARC-Payload-Digest")):
        yield "payload", *digest
    yield "id", record.header("WARC-Record-ID"), b""
    yield "at", record.url, record.header("WARC-Date").encode()
