"""The rows that tell what was collected: sources, captures, quarantine, runs.

The fields stand in the order of the query's columns in report_queries.sql.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class SourceRow:
    name: str
    card: dict[str, Any]


@dataclass(frozen=True, slots=True)
class CaptureState:
    source: str
    state: str
    captures: int
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class SourceKind:
    source: str
    kind: str
    documents: int
    first: date | None
    last: date | None
    undated: int


@dataclass(frozen=True, slots=True)
class SourceYear:
    source: str
    year: int
    documents: int


@dataclass(frozen=True, slots=True)
class SourceLanguage:
    source: str
    language: str
    versions: int


@dataclass(frozen=True, slots=True)
class Quarantined:
    source: str
    reason: str
    detail: str
    part: str
    url: str
    fetched_at: datetime
    status: int
    payload_sha256: bytes
    warc_file: str
    warc_offset: int


@dataclass(frozen=True, slots=True)
class LastRun:
    source: str
    command: str
    started_at: datetime
    ended_at: datetime | None
    state: str
    message: str


@dataclass(frozen=True, slots=True)
class CoveredSpan:
    """Days of the ledger, first and last included."""

    source: str
    first: date
    last: date
    state: str
    """collected, partial or failed."""


@dataclass(frozen=True, slots=True)
class DatedItems:
    """Documents of a source that bear the date of a day."""

    source: str
    day: date
    items: int


@dataclass(frozen=True, slots=True)
class MissingNumbers:
    """Numbers in a row that a source's series lacks."""

    source: str
    series: str
    """The symbol without its last number: ``S/PRST/2003``."""
    first: int
    last: int
    since: date | None
    """The day of the document before them, or from which on the series counts."""
    until: date | None
    """The day of the document after them."""
