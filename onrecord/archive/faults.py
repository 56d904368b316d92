"""What can be wrong with evidence, and how it is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from onrecord.models import OnrecordError


class FaultReason(StrEnum):
    """Why a record cannot be used."""

    TRUNCATED = "truncated"
    BAD_GZIP = "bad_gzip"
    BAD_DIGEST = "bad_digest"
    BAD_WARC = "bad_warc"
    BAD_HTTP = "bad_http"
    TOO_LARGE = "too_large"
    UNRESOLVED_REVISIT = "unresolved_revisit"
    MISSING_FILE = "missing_file"


@dataclass(frozen=True, slots=True)
class Fault:
    """One damaged or unreadable place in an archive file."""

    file: Path
    offset: int
    """Where the record that cannot be used begins, in bytes from the file's start."""
    reason: FaultReason
    detail: str

    def __str__(self) -> str:
        return f"{self.file} at byte {self.offset}: {self.reason}: {self.detail}"


OnFault = Callable[[Fault], None]


class ArchiveError(OnrecordError):
    """The archive as a whole cannot be read or written: folder, disk, permission."""


class CaptureError(OnrecordError):
    """One record cannot be used; `fault` says where and why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


class Damage(Exception):
    """Raised while one record is read; whoever knows its place makes it a `Fault`."""

    def __init__(
        self, reason: FaultReason, detail: str, *, end: int | None = None
    ) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.end = end
        """Where the next record begins, if that is certain despite the damage."""
