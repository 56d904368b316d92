"""What reports read from the record: one typed function a query of report_queries.sql.

Every function takes a connection first and leaves transactions to its caller. ``ids``
are the documents of the report. Functions that return an iterator stream through a
server-side cursor and need an open transaction. The fields of a row stand in the order
of the query's columns; rows that come by the hundred thousand are named tuples.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, LiteralString, NamedTuple, TypeVar

from psycopg import Connection
from psycopg.rows import args_row

from onrecord.db.named import load

QUERIES = load("report_queries.sql")
PER_FETCH = 2000  # rows; more gains nothing (measured)

Row = TypeVar("Row")
Conn = Connection[Any]


@dataclass(frozen=True, slots=True)
class DocumentLine:
    id: int
    source: str
    native_id: str
    kind: str
    symbol: str
    title: str
    actor: str
    speaker: str
    dated_on: date | None
    outcome: str
    adoption: str
    vetoed_by: list[str]
    is_summary: bool
    page_url: str
    yes: int | None
    """None where no vote is recorded."""
    no: int | None
    abstention: int | None
    non_voting: int | None


@dataclass(frozen=True, slots=True)
class RecordTotals:
    documents: int
    undated: int
    as_of: datetime | None
    """When the newest capture was fetched."""


@dataclass(frozen=True, slots=True)
class ActorTotal:
    id: str
    name: str
    kind: str
    documents: int
    """Issued, said or sponsored; a document counts once."""
    issued: int
    """Issued, said, or spoken in its name."""
    sponsored: int
    yes: int
    no: int
    abstention: int
    non_voting: int


@dataclass(frozen=True, slots=True)
class TopicTotal:
    id: str
    label: str
    domain: str
    kind: str
    documents: int


class RoleRow(NamedTuple):
    document_id: int
    actor_id: str
    role: str


class TopicRow(NamedTuple):
    document_id: int
    topic_id: str
    printed: str
    rule: str


class ActorBallot(NamedTuple):
    actor_id: str
    document_id: int
    choice: str


class TopicVotes(NamedTuple):
    topic_id: str
    actor_id: str
    yes: int
    no: int
    abstention: int
    non_voting: int


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    id: int
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
    place: str
    issued_on: date | None
    issued_text: str
    adopted_on: date | None
    adopted_text: str
    dated_on: date | None
    outcome: str
    adoption: str
    vetoed_by: list[str]
    meeting: str
    meeting_record: str
    session: str
    agenda_item: str
    agenda_title: str
    committee: str
    draft_symbol: str
    report: str
    page_url: str
    is_summary: bool
    related: Any


@dataclass(frozen=True, slots=True)
class RevisionRow:
    document_id: int
    version_id: int
    language: str
    id: int
    title: str
    words: int
    text_hash: bytes
    seen_at: datetime | None
    """When the earliest capture that has it was fetched."""


class ParagraphRow(NamedTuple):
    revision_id: int
    position: int
    kind: str
    number: str
    level: int
    path: str
    verbs: list[str]
    annex: bool
    text: str


class CitationRow(NamedTuple):
    revision_id: int
    position: int
    ordinal: int
    start: int
    printed: str
    href: str
    symbol: str
    rule: str


@dataclass(frozen=True, slots=True)
class CitedBy:
    symbol: str
    document_id: int


@dataclass(frozen=True, slots=True)
class RenditionRow:
    document_id: int
    revision_id: int | None
    part: str
    role: str
    language: str
    filed_under: str
    notes: Any
    url: str
    fetched_at: datetime
    media_type: str
    payload_sha256: bytes
    warc_file: str
    warc_offset: int


@dataclass(frozen=True, slots=True)
class VoteRow:
    id: int
    document_id: int
    origin: str
    principal: bool
    yes: int
    no: int
    abstention: int
    non_voting: int
    printed_counts: Any
    renditions: int


class BallotRow(NamedTuple):
    vote_id: int
    choice: str
    printed: str
    actor_id: str


class SponsorRow(NamedTuple):
    document_id: int
    additional: bool
    printed: str
    actor_id: str


@dataclass(frozen=True, slots=True)
class DiscrepancyRow:
    document_id: int
    field: str
    chosen: str
    accounts: Any


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


class BallotExport(NamedTuple):
    source: str
    native_id: str
    symbol: str
    dated_on: date | None
    choice: str
    printed: str
    actor_id: str
    name: str
    origin: str


class CitationExport(NamedTuple):
    source: str
    native_id: str
    citing: str
    language: str
    path: str
    printed: str
    symbol: str
    href: str
    rule: str


def _all(conn: Conn, query: LiteralString, row: type[Row], **values: Any) -> list[Row]:
    with conn.cursor(row_factory=args_row(row), binary=True) as cursor:
        return cursor.execute(query, values).fetchall()


def _stream(
    conn: Conn, query: LiteralString, row: type[Row], **values: Any
) -> Iterator[Row]:
    with conn.cursor("report", row_factory=args_row(row), binary=True) as cursor:
        cursor.itersize = PER_FETCH
        cursor.execute(query, values)
        yield from cursor


def selected_documents(
    conn: Conn,
    *,
    actors: Sequence[str] = (),
    topics: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
) -> list[DocumentLine]:
    """Newest first; no actors or no topics means all of them."""
    return _all(
        conn,
        QUERIES["selected_documents"],
        DocumentLine,
        actors=list(actors),
        topics=list(topics),
        since=since,
        until=until,
    )


def record_totals(conn: Conn) -> RecordTotals:
    return _all(conn, QUERIES["record_totals"], RecordTotals)[0]


def actor_totals(conn: Conn, ids: list[int]) -> list[ActorTotal]:
    return _all(conn, QUERIES["actor_totals"], ActorTotal, ids=ids)


def topic_totals(conn: Conn, ids: list[int]) -> list[TopicTotal]:
    return _all(conn, QUERIES["topic_totals"], TopicTotal, ids=ids)


def document_roles(conn: Conn, ids: list[int]) -> Iterator[RoleRow]:
    return _stream(conn, QUERIES["document_roles"], RoleRow, ids=ids)


def document_topics(conn: Conn, ids: list[int]) -> Iterator[TopicRow]:
    return _stream(conn, QUERIES["document_topics"], TopicRow, ids=ids)


def actor_ballots(conn: Conn, ids: list[int], actors: list[str]) -> list[ActorBallot]:
    return _all(conn, QUERIES["actor_ballots"], ActorBallot, ids=ids, actors=actors)


def topic_votes(conn: Conn, ids: list[int], topics: list[str]) -> list[TopicVotes]:
    return _all(conn, QUERIES["topic_votes"], TopicVotes, ids=ids, topics=topics)


def document_facts(conn: Conn, ids: list[int]) -> list[DocumentFacts]:
    return _all(conn, QUERIES["document_facts"], DocumentFacts, ids=ids)


def revisions(conn: Conn, ids: list[int]) -> list[RevisionRow]:
    """By document and language; the first of a version is its current text."""
    return _all(conn, QUERIES["revisions"], RevisionRow, ids=ids)


def paragraphs(conn: Conn, revision_ids: list[int]) -> list[ParagraphRow]:
    return _all(conn, QUERIES["paragraphs"], ParagraphRow, revisions=revision_ids)


def citations(conn: Conn, revision_ids: list[int]) -> list[CitationRow]:
    return _all(conn, QUERIES["citations"], CitationRow, revisions=revision_ids)


def cited_by(conn: Conn, symbols: list[str]) -> list[CitedBy]:
    return _all(conn, QUERIES["cited_by"], CitedBy, symbols=symbols)


def renditions(conn: Conn, ids: list[int]) -> list[RenditionRow]:
    return _all(conn, QUERIES["renditions"], RenditionRow, ids=ids)


def votes(conn: Conn, ids: list[int]) -> list[VoteRow]:
    return _all(conn, QUERIES["votes"], VoteRow, ids=ids)


def ballots(conn: Conn, vote_ids: list[int]) -> list[BallotRow]:
    return _all(conn, QUERIES["ballots"], BallotRow, votes=vote_ids)


def sponsors(conn: Conn, ids: list[int]) -> list[SponsorRow]:
    return _all(conn, QUERIES["sponsors"], SponsorRow, ids=ids)


def discrepancies(conn: Conn, ids: list[int]) -> list[DiscrepancyRow]:
    return _all(conn, QUERIES["discrepancies"], DiscrepancyRow, ids=ids)


def sources(conn: Conn) -> list[SourceRow]:
    return _all(conn, QUERIES["sources"], SourceRow)


def captures_by_state(conn: Conn) -> list[CaptureState]:
    return _all(conn, QUERIES["captures_by_state"], CaptureState)


def documents_by_source(conn: Conn) -> list[SourceKind]:
    return _all(conn, QUERIES["documents_by_source"], SourceKind)


def documents_by_year(conn: Conn) -> list[SourceYear]:
    return _all(conn, QUERIES["documents_by_year"], SourceYear)


def versions_by_language(conn: Conn) -> list[SourceLanguage]:
    return _all(conn, QUERIES["versions_by_language"], SourceLanguage)


def quarantined(conn: Conn) -> list[Quarantined]:
    return _all(conn, QUERIES["quarantined"], Quarantined)


def last_runs(conn: Conn) -> list[LastRun]:
    return _all(conn, QUERIES["last_runs"], LastRun)


def all_ballots(conn: Conn, ids: list[int]) -> Iterator[BallotExport]:
    return _stream(conn, QUERIES["all_ballots"], BallotExport, ids=ids)


def all_citations(conn: Conn, ids: list[int]) -> Iterator[CitationExport]:
    return _stream(conn, QUERIES["all_citations"], CitationExport, ids=ids)
