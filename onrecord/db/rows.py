"""Rows as they go into the record, prepared outside the transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class CaptureRow:
    """An archived response, as it is registered before it is read."""

    url: str
    url_sha256: bytes
    fetched_at: datetime
    status: int
    media_type: str
    payload_sha256: bytes
    warc_file: str
    warc_offset: int
    warc_length: int
    member_sha256: bytes
    source: str


@dataclass(frozen=True, slots=True)
class TextRow:
    """The words of one rendition: a revision with its paragraphs and citations."""

    text_hash: bytes
    title: str
    body: str
    words: int
    dated_on: date | None
    paragraphs: tuple[tuple[int, str, str, int, str, list[str], str, bool, str], ...]
    """(position, kind, number, level, path, verbs, element, annex, text)"""
    citations: tuple[tuple[int, int, int, str, str, str, str], ...]
    """(position, ordinal, start, printed, href, symbol, rule)"""


@dataclass(frozen=True, slots=True)
class RenditionRow:
    """What one capture, or one part of it, says of one document."""

    source: str
    native_id: str
    part: str
    role: str
    language: str
    filed_under: str
    facts: str
    """JSON"""
    facts_hash: bytes
    notes: str
    """JSON"""
    text: TextRow | None


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One capture that was read, and everything it gave."""

    capture_id: int
    url_sha256: bytes
    payload_sha256: bytes
    fetched_at: datetime
    state: str
    note: str
    renditions: tuple[RenditionRow, ...]
    faults: tuple[tuple[str, str, str], ...]
    """(part, reason, detail)"""


@dataclass(slots=True)
class Tally:
    """What a write did, in renditions; ``captures`` and ``quarantined`` in captures."""

    captures: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    quarantined: int = 0
    passed_over: int = 0

    def add(self, other: Tally) -> None:
        self.captures += other.captures
        self.new += other.new
        self.changed += other.changed
        self.unchanged += other.unchanged
        self.quarantined += other.quarantined
        self.passed_over += other.passed_over
