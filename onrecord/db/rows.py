"""Rows as they go into the record, prepared outside the transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

CELL, ROW = "\x1f", "\x1e"
"""Between cells and between rows until they are escaped; `text.clean` takes both out of
any text, so that no cell can hold them."""


def copy_rows(rows: Sequence[str], columns: int) -> bytes:
    """Rows, their cells joined by ``CELL``, in the text format of COPY.

    All are escaped at once, which costs a tenth of doing it cell by cell. Raises
    ``ValueError`` where a cell holds a separator. Source: PostgreSQL, "COPY", File
    Formats.
    """
    whole = ROW.join(rows)
    if not rows:
        return b""
    if (whole.count(ROW), whole.count(CELL)) != (
        len(rows) - 1,
        len(rows) * (columns - 1),
    ):
        raise ValueError("a cell holds one of the characters that separate cells")
    for special, escaped in ESCAPED:
        if special in whole:
            whole = whole.replace(special, escaped)
    return whole.replace(CELL, "\t").replace(ROW, "\n").encode() + b"\n"


def array_cell(items: Iterable[str]) -> str:
    """A cell that holds a list. Source: PostgreSQL, "Arrays", Array Input."""
    return "{" + ",".join(_quoted(item) for item in items) + "}"


def under(revision: int, rows: bytes) -> bytes:
    """The rows of one text for COPY, its revision's id before each."""
    if not rows:
        return rows
    id = b"%d\t" % revision
    return id + rows[:-1].replace(b"\n", b"\n" + id) + b"\n"


def _quoted(item: str) -> str:
    return '"' + item.replace("\\", "\\\\").replace('"', '\\"') + '"'


# The backslash first: it stands in all the others.
ESCAPED = (("\\", r"\\"), ("\t", r"\t"), ("\n", r"\n"), ("\r", r"\r"))


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
    paragraphs: bytes
    """Rows for COPY, without the revision: position, kind, number, level, path, verbs,
    element, annex, text. Made where the page is read, which may be another process."""
    citations: bytes
    """Rows for COPY, without the revision: position, ordinal, start, printed, href,
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

    def digest(self, *, cited: bool) -> bytes:
        """Tells whether the same was read before; with ``cited`` also whether the same
        citations were found, which follow from the text and today's rules."""
        told = [self.state, self.note]
        for fault in self.faults:
            told += fault
        digests: list[bytes] = [b"cited" if cited else b""]
        for r in self.renditions:
            told += (r.source, r.native_id, r.part, r.role, r.language, r.filed_under)
            told.append(r.notes)
            digests.append(r.facts_hash)
            if r.text is not None:
                digests.append(r.text.text_hash)
                if cited:
                    digests.append(hashlib.blake2b(r.text.citations).digest())
        whole = ROW.join(told).encode("utf-8", "backslashreplace")
        return hashlib.blake2b(whole + b"".join(digests), digest_size=16).digest()


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
