"""What a position brief reads from the record: one actor, some topics, a period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypedDict

from psycopg import Connection
from psycopg.rows import args_row

from onrecord.db import bigrams
from onrecord.db.lookup import CONFIGURATIONS
from onrecord.db.named import load

SQL = load("brief_queries.sql")
ACTS = ("resolution", "decision", "draft_resolution")
"""Kinds that are the word of the body that adopted them, whoever sponsored them."""

CHAMBERS = ("meeting_record", "meeting_coverage")
"""Kinds that hold the words of many speakers."""

Conn = Connection[Any]


class Scope(TypedDict):
    """Whose, on what, when; open ends are None."""

    actor: str
    topics: list[str]
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class OwnDocuments:
    """What the record has of an actor's own words, by language of the text."""

    language: str
    """Empty for documents that are held by their title alone."""
    documents: int
    undated: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A text of the actor on the topics."""

    id: int
    revision_id: int
    language: str
    filed: bool
    """The record gives it one of the topics; else one of the terms stands in it."""


@dataclass(frozen=True, slots=True)
class TitleAlone:
    """A document of the actor of which the record has no text."""

    id: int
    title: str
    languages: list[str]
    """Of its source."""
    filed: bool


@dataclass(frozen=True, slots=True)
class ReportedSpeech:
    """What somebody else's document reports the actor to have said."""

    document_id: int
    revision_id: int
    language: str
    kind: str
    content: str
    speaker: str
    cue: str
    medium: str
    confidence: float
    printed: str
    """The text from the first to the last word of the quotation."""
    filed: bool


@dataclass(frozen=True, slots=True)
class Sponsored:
    document_id: int
    printed: str
    additional: bool
    in_name: bool
    """Submitted by somebody else in the actor's name."""


@dataclass(frozen=True, slots=True)
class BodyActs:
    """Acts and drafts of one body that the record has."""

    body: str
    acts: int
    filed: int
    """Of them on the topics."""
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Held:
    """A document as a line of the brief and its citation show it."""

    id: int
    vote: bool
    """The copy is the one that the vote was read from."""
    source: str
    native_id: str
    kind: str
    symbol: str
    title: str
    body: str
    actor: str
    speaker: str
    speaker_role: str
    on_behalf_of: str
    adopted_on: date | None
    issued_on: date | None
    issued_edtf: str
    dated_on: date | None
    outcome: str
    adoption: str
    vetoed_by: list[str]
    page_url: str
    is_summary: bool
    yes: int | None
    no: int | None
    abstention: int | None
    publisher: str
    language: str
    url: str
    fetched_at: datetime
    payload_sha256: bytes
    warc_file: str
    warc_offset: int


@dataclass(frozen=True, slots=True)
class RecordState:
    documents: int
    as_of: datetime | None
    command: str | None
    ended_at: datetime | None


def own_documents(conn: Conn, actor: str) -> list[OwnDocuments]:
    """The actor's own documents of any topic and day, by language."""
    with conn.cursor(row_factory=args_row(OwnDocuments)) as cur:
        values = {"actor": actor, "acts": list(ACTS), "chambers": list(CHAMBERS)}
        return cur.execute(SQL["own documents"], values).fetchall()


def statements(
    conn: Conn, scope: Scope, terms: Mapping[str, Sequence[str]]
) -> list[Statement]:
    """Its own texts on the topics, oldest first; ``terms`` are phrases by language."""
    asked = {
        code: bigrams.asked(code, " or ".join(map(_phrase, phrases)))
        for code, phrases in terms.items()
        if phrases
    }
    values = {
        **scope,
        "acts": list(ACTS),
        "chambers": list(CHAMBERS),
        "languages": list(asked),
        "configs": [CONFIGURATIONS.get(code, "simple") for code in asked],
        "words": list(asked.values()),
    }
    with conn.cursor(row_factory=args_row(Statement)) as cur:
        return cur.execute(SQL["statements on topics"], values).fetchall()


def titles_alone(conn: Conn, scope: Scope) -> list[TitleAlone]:
    """Its documents without a text, on any topic, newest first."""
    with conn.cursor(row_factory=args_row(TitleAlone)) as cur:
        values = {**scope, "acts": list(ACTS), "chambers": list(CHAMBERS)}
        return cur.execute(SQL["titles alone"], values).fetchall()


def _phrase(term: str) -> str:
    plain = " ".join(term.replace('"', " ").split())
    return f'"{plain}"'


def reports_of_others(conn: Conn, scope: Scope, least: float) -> list[ReportedSpeech]:
    """Newest first; the actor's own documents are not among them."""
    with conn.cursor(row_factory=args_row(ReportedSpeech)) as cur:
        values = {**scope, "least": least}
        return cur.execute(SQL["reports of others"], values).fetchall()


def sponsored(conn: Conn, scope: Scope) -> list[Sponsored]:
    """Acts and drafts on the topics that it sponsored, newest first."""
    with conn.cursor(row_factory=args_row(Sponsored)) as cur:
        values = {**scope, "acts": list(ACTS)}
        return cur.execute(SQL["sponsored on topics"], values).fetchall()


def acts_by_body(conn: Conn, topics: Sequence[str]) -> list[BodyActs]:
    """The record's acts by body, and how many of them are on the topics."""
    with conn.cursor(row_factory=args_row(BodyActs)) as cur:
        values = {"topics": list(topics), "acts": list(ACTS)}
        return cur.execute(SQL["acts on topics"], values).fetchall()


def held(conn: Conn, wanted: Sequence[tuple[int, int, bool]]) -> dict[
    tuple[int, bool], Held
]:  # fmt: skip
    """Documents by id and by whether their vote is meant; ``wanted`` has (document,
    revision that is quoted or 0, whether its vote is meant)."""
    values = {
        "ids": [one for one, _, _ in wanted],
        "revisions": [revision for _, revision, _ in wanted],
        "votes": [vote for _, _, vote in wanted],
    }
    with conn.cursor(row_factory=args_row(Held)) as cur:
        rows = cur.execute(SQL["documents to cite"], values).fetchall()
    return {(row.id, row.vote): row for row in rows}


def meeting_records(conn: Conn) -> int:
    """How many meeting records the record has."""
    row = conn.execute(SQL["chamber records"]).fetchone()
    return int(row[0]) if row else 0


def state_of_record(conn: Conn) -> RecordState:
    with conn.cursor(row_factory=args_row(RecordState)) as cur:
        row = cur.execute(SQL["state of the record"]).fetchone()
    assert row is not None
    return row
