"""Rows as they go into the record, prepared outside the transaction."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime


def copy_line(values: Iterable[str | int | bool | list[str]]) -> str:
    """One row in the text format of COPY, without the end of line.

    Source: PostgreSQL, "COPY", File Formats; "Arrays", Array Input.
    """
    return "\t".join(_cell(value) for value in values)


def _cell(value: str | int | bool | list[str]) -> str:
    match value:
        case bool():
            return "t" if value else "f"
        case int():
            return str(value)
        case list():
            value = "{" + ",".join(_quoted(item) for item in value) + "}"
    if SPECIAL.search(value):
        return SPECIAL.sub(lambda match: ESCAPED[match[0]], value)
    return value


def _quoted(item: str) -> str:
    return '"' + item.replace("\\", "\\\\").replace('"', '\\"') + '"'


SPECIAL = re.compile(r"[\\\t\n\r]")
ESCAPED = {"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"}


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
    paragraphs: tuple[str, ...]
    """Lines for COPY, without the revision: position, kind, number, level, path, verbs,
    element, annex, text. Made where the page is read, which may be another process."""
    citations: tuple[str, ...]
    """Lines for COPY, without the revision: position, ordinal, start, printed, href,
    symbol, rule."""


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
