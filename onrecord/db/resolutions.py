"""Resolutions as they are compared: a text, its paragraphs, what came before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from psycopg import Connection
from psycopg.rows import args_row

from onrecord.db.named import load

SQL = load("resolution_queries.sql")
KINDS = ("resolution", "presidential_statement", "decision", "draft_resolution")
LONGEST = 40
"""Characters of a symbol that is looked for by its beginning."""
EARLIER = 24
"""Earlier acts that are looked at as possible predecessors, the latest ones."""


@dataclass(frozen=True, slots=True)
class Act:
    """A resolution, draft or statement of an organ in one language."""

    id: int
    symbol: str
    kind: str
    body: str
    title: str
    adopted_on: date | None
    agenda_title: str
    page_url: str
    language: str
    revision_id: int


@dataclass(frozen=True, slots=True)
class ActParagraph:
    """One of its paragraphs or points; ``path`` is ``4(a)``."""

    kind: str
    path: str
    verbs: list[str]
    text: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """An act that may be the predecessor, and what speaks for it."""

    id: int
    symbol: str
    cited: bool
    titled: bool
    agenda: bool


def act(conn: Connection[Any], symbol: str, language: str = "en") -> Act | None:
    """The act of that canonical symbol, in `language` if the record has it."""
    with conn.cursor(row_factory=args_row(Act)) as cur:
        values = {"symbol": symbol, "language": language}
        return cur.execute(SQL["act by symbol"], values).fetchone()


def languages(conn: Connection[Any], document: int) -> list[str]:
    """The languages in which the record holds a text of the document."""
    rows = conn.execute(SQL["languages of act"], {"document": document}).fetchall()
    return [row[0] for row in rows]


def paragraphs(conn: Connection[Any], revision: int) -> list[ActParagraph]:
    """Preambular and operative paragraphs of a text, in order."""
    with conn.cursor(row_factory=args_row(ActParagraph)) as cur:
        values = {"revision": revision}
        return cur.execute(SQL["paragraphs of act"], values).fetchall()


def possible_predecessors(conn: Connection[Any], found: Act) -> list[Earlier]:
    """Earlier acts of the same organ that it cites, or of its title or agenda item."""
    with conn.cursor(row_factory=args_row(Earlier)) as cur:
        values = {
            "document": found.id,
            "revision": found.revision_id,
            "kinds": list(KINDS),
            "limit": EARLIER,
        }
        return cur.execute(SQL["possible predecessors"], values).fetchall()


def symbols_like(conn: Connection[Any], symbol: str) -> Sequence[str]:
    """Symbols of acts in the record that begin as this one does, at most five."""
    for length in range(min(len(symbol), LONGEST), 5, -1):
        values = {
            "prefix": symbol[:length], "kinds": list(KINDS), "length": len(symbol)
        }  # fmt: skip
        rows = conn.execute(SQL["symbols like"], values).fetchall()
        if rows:
            return [row[0] for row in rows]
    return []


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation of one document is made of, with its latest archived copy."""

    id: int
    native_id: str
    kind: str
    title: str
    source: str
    actor: str
    symbol: str
    body: str
    adopted_on: date | None
    issued_on: date | None
    speaker: str
    speaker_role: str
    page_url: str
    url: str
    """Of the archived copy; empty, as are its time and digest, where there is none."""
    fetched_at: datetime | None
    payload_sha256: bytes
    publisher: str | None
    language: str


def works(conn: Connection[Any], symbol: str, id: str) -> list[Cited]:
    """The documents of that canonical symbol, native id or address, at most two."""
    rows = conn.execute(SQL["documents to cite"], {"symbol": symbol, "id": id})
    return works_of(conn, [row[0] for row in rows])


def work_at(conn: Connection[Any], source: str, native_id: str) -> list[Cited]:
    """The one document with that id at a source, or none."""
    values = {"source": source, "native_id": native_id}
    rows = conn.execute(SQL["document at a source"], values)
    return works_of(conn, [row[0] for row in rows])


def works_of(conn: Connection[Any], ids: list[int]) -> list[Cited]:
    """What citations of these documents are made of, by source and native id."""
    with conn.cursor(row_factory=args_row(Cited)) as cur:
        return cur.execute(SQL["works to cite"], {"ids": ids}).fetchall()


def has_paragraph(conn: Connection[Any], symbol: str, kind: str, path: str) -> bool:
    """Whether the act has the paragraph: by its printed number, preambular ones by
    their place."""
    preambular = kind == "preambular" and path.isdecimal() and len(path) < 5
    values = {
        "symbol": symbol, "kind": kind, "path": path,
        "place": int(path) if preambular else 0,
    }  # fmt: skip
    row = conn.execute(SQL["paragraph exists"], values).fetchone()
    return bool(row and row[0])
