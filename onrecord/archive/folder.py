"""The archive of an installation: one folder of WARC files, read and checked as one."""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.archive.captures import iter_captures
from onrecord.archive.faults import ArchiveError, Fault, FaultReason, OnFault
from onrecord.archive.members import read_member, read_members
from onrecord.archive.records import RawRecord
from onrecord.archive.writing import ArchiveWriter, open_marker, unlocked
from onrecord.models import Capture

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Verified:
    """What a verification has read."""

    files: int
    records: int
    """Records without a fault."""
    captures: int
    """Those among them that are responses, revisits or resources."""
    size: int
    """Bytes of these records in the files."""
    compared: int
    """Records whose digest was compared with one that is kept elsewhere."""
    faults: int


class Archive:
    """The WARC files of one folder. The folder is made when something is written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def files(self) -> list[Path]:
        """All WARC files, by name; our own names sort by time."""
        return [p for p in self._listed() if p.name.endswith((".warc.gz", ".warc"))]

    def open_writer(self, *, software: str = "onrecord") -> ArchiveWriter:
        """A writer to a new file; files of runs that were killed are mended first."""
        self.mend()
        return ArchiveWriter(self.folder, software=software)

    def read(self, warc_file: str, offset: int) -> Capture:
        """The capture at a place that a record of the database names.

        A revisit is resolved by reading the archive. Raises `CaptureError`.
        """
        if Path(warc_file).name != warc_file:
            raise ValueError(f"not the name of a file in the archive: {warc_file!r}")
        record = read_member(self.folder / warc_file, offset)
        if record.type != "revisit":
            return record.capture()
        for found, capture in iter_captures(self.files(), _not_asked_for):
            if (found.path, found.offset) == (record.path, record.offset):
                return capture
        return record.capture()

    def captures(
        self, on_fault: OnFault, passed_over: Counter[str] | None = None
    ) -> Iterator[Capture]:
        """Every capture of the archive: files by name, revisits last."""
        for _, capture in self.records(on_fault, passed_over):
            yield capture

    def records(
        self, on_fault: OnFault, passed_over: Counter[str] | None = None
    ) -> Iterator[tuple[RawRecord, Capture]]:
        """The captures, each with its record, as `iter_captures` gives them."""
        return iter_captures(self.files(), self._reporting(on_fault), passed_over)

    def verify(
        self,
        on_fault: OnFault,
        known: Mapping[tuple[str, int], str] | None = None,
        on_record: Callable[[RawRecord], None] | None = None,
    ) -> Verified:
        """Read everything and check every digest; what is wrong goes to `on_fault`.

        `known` gives `RawRecord.member_sha256` by (file name, offset), as the database
        keeps it: only that covers the gzip headers and finds records that are gone.
        """
        faults: list[Fault] = []
        files = self.files()

        def count(fault: Fault) -> None:
            faults.append(fault)
            on_fault(fault)

        report = self._reporting(count)
        known = known or {}
        seen: set[tuple[str, int]] = set()
        records = captures = size = compared = 0
        for path in files:
            for record in read_members(path, report):
                place = path.name, record.offset
                expected = known.get(place)
                if expected is not None:
                    seen.add(place)
                    compared += 1
                    if expected != record.member_sha256:
                        detail = f"the record's bytes are not those of {expected}"
                        report(
                            Fault(path, record.offset, FaultReason.BAD_DIGEST, detail)
                        )
                        continue
                records += 1
                captures += record.is_capture
                size += record.length
                if on_record is not None:
                    on_record(record)
        seen.update((fault.file.name, fault.offset) for fault in faults)
        for name, offset in known.keys() - seen:
            report(self._gone(name, offset))
        return Verified(len(files), records, captures, size, compared, len(faults))

    def mend(self) -> None:
        """Cut what a killed run left unfinished at the end of its file.

        Only bytes behind the last whole record go, and those were never reported as
        written. A file that a living run holds is left alone.
        """
        for marker in self._listed():
            if not marker.name.endswith(".warc.gz.open"):
                continue
            try:
                _mend(marker)
            except OSError as error:
                raise ArchiveError(
                    f"cannot mend {marker.with_suffix('')}, which a killed run left: "
                    f"{error.strerror}; make the folder writable for this user"
                ) from error

    def _listed(self) -> list[Path]:
        """The folder's files by name; none if there is no folder yet."""
        try:
            return sorted(path for path in self.folder.iterdir() if path.is_file())
        except FileNotFoundError:
            return []
        except OSError as error:
            raise ArchiveError(
                f"cannot read the archive folder {self.folder}: {error.strerror}; "
                "make it readable for this user or set ONRECORD_HOME to another one"
            ) from error

    def _reporting(self, on_fault: OnFault) -> OnFault:
        """Leave out the unfinished end of a file that is still open, or was killed."""

        def report(fault: Fault) -> None:
            unfinished = fault.reason is FaultReason.TRUNCATED
            if not (unfinished and open_marker(fault.file).exists()):
                on_fault(fault)

        return report

    def _gone(self, name: str, offset: int) -> Fault:
        path = self.folder / name
        if not path.is_file():
            return Fault(
                path, offset, FaultReason.MISSING_FILE, "the file is not there"
            )
        if path.stat().st_size <= offset:
            detail = "the file ends before this record"
            return Fault(path, offset, FaultReason.TRUNCATED, detail)
        return Fault(path, offset, FaultReason.BAD_WARC, "no record begins here")


def _mend(marker: Path) -> None:
    descriptor = unlocked(marker)
    if descriptor is None:
        return
    try:
        _cut_tail(marker.with_suffix(""))
        marker.unlink()
    finally:
        os.close(descriptor)


def _cut_tail(path: Path) -> None:
    tail: list[Fault] = []
    end = 0
    if not path.is_file():
        return
    for record in read_members(path, tail.append):
        end = record.offset + record.length
    if tail and tail[-1].reason is FaultReason.TRUNCATED and tail[-1].offset >= end:
        size = path.stat().st_size
        os.truncate(path, tail[-1].offset)
        logger.warning(
            "%s: cut %d bytes of a record that a killed run did not finish",
            path,
            size - tail[-1].offset,
        )


def _not_asked_for(_: Fault) -> None:
    """Faults elsewhere do not matter when one record is looked for."""
