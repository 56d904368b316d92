"""What changed at the sources after the record had it: edited texts, removed pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from psycopg import Connection
from psycopg.rows import args_row

from onrecord.db.named import load

SQL = load("links_queries.sql")


@dataclass(frozen=True, slots=True)
class Copy:
    """An archived answer: where it was fetched from, when, and where it stands."""

    url: str
    fetched_at: datetime
    sha256: bytes
    warc_file: str
    warc_offset: int


@dataclass(frozen=True, slots=True)
class ChangedText:
    """Two states of one text, one after the other."""

    document_id: int
    source: str
    native_id: str
    title: str
    dated_on: date | None
    page_url: str
    language: str
    ordinal: int
    """Of the newer state: 2 for the first change."""
    old_title: str
    new_title: str
    old_body: str
    new_body: str
    old: Copy
    new: Copy


@dataclass(frozen=True, slots=True)
class Removed:
    """An address that gave a document and gives none any more."""

    document_id: int
    source: str
    native_id: str
    title: str
    dated_on: date | None
    what: str
    """``gone``, ``blocked``, ``moved``, ``challenge`` or ``soft404``."""
    status: int | None
    """Of the last answer."""
    since: datetime | None
    """When it was first seen so; None where the record does not tell."""
    note: str
    old: Copy
    """The last good copy."""
    new: Copy | None
    """The archived answer that tells; None where it left none."""


def changed_texts(
    conn: Connection[Any],
    *,
    source: str = "",
    since: date | None = None,
    ids: Sequence[int] | None = None,
) -> Iterator[ChangedText]:
    """Changes seen since a day, newest first; of all documents or of some.

    Streams: needs an open transaction.
    """
    values = {"source": source, "since": since, "ids": _listed(ids)}

    def row(*columns: Any) -> ChangedText:
        old, new = Copy(*columns[12:17]), Copy(*columns[17:])
        return ChangedText(**_named(ChangedText, columns[:12]), old=old, new=new)

    with conn.cursor("changed_texts", row_factory=args_row(row)) as cursor:
        cursor.itersize = 50
        cursor.execute(SQL["changed texts"], values)
        yield from cursor


def removed(
    conn: Connection[Any],
    *,
    source: str = "",
    since: date | None = None,
    ids: Sequence[int] | None = None,
) -> list[Removed]:
    """Removals seen since a day, newest first; of all documents or of some."""
    values = {"source": source, "since": since, "ids": _listed(ids)}

    def row(*columns: Any) -> Removed:
        new = Copy(*columns[14:]) if columns[15] is not None else None
        old = Copy(*columns[9:14])
        return Removed(**_named(Removed, columns[:9]), old=old, new=new)

    with conn.cursor(row_factory=args_row(row)) as cursor:
        return cursor.execute(SQL["removed addresses"], values).fetchall()


def _named(row: type, columns: Sequence[Any]) -> dict[str, Any]:
    """Columns under the names of the row's first fields."""
    return dict(zip((f.name for f in fields(row)), columns, strict=False))


def _listed(ids: Sequence[int] | None) -> list[int] | None:
    return None if ids is None else list(ids)


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link as one of its documents sees it."""

    document_id: int
    other_id: int
    relation: str
    score: float
    rule: str
    why: str
    is_first: bool
    """Of "contained": whether the document is the one that is contained."""


def links(conn: Connection[Any], ids: Sequence[int]) -> list[LinkRow]:
    """The links of some documents, each once for every one of them that it joins."""
    with conn.cursor(row_factory=args_row(LinkRow)) as cursor:
        return cursor.execute(SQL["links of documents"], {"ids": list(ids)}).fetchall()
