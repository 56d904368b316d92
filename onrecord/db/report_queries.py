"""What reports read from the record: one typed function a query of report_queries.sql.

Every function takes a connection first and leaves transactions to its caller. ``ids``
are the documents of the report. Functions that return an iterator stream through a
server-side cursor and need an open transaction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, LiteralString, TypeVar

from psycopg import Connection, Cursor
from psycopg.rows import RowMaker, args_row

from onrecord.db.coverage_rows import (
    CaptureState,
    LastRun,
    Quarantined,
    SourceKind,
    SourceLanguage,
    SourceRow,
    SourceYear,
)
from onrecord.db.named import load
from onrecord.db.report_rows import (
    ActorBallot,
    ActorTotal,
    BallotExport,
    BallotRow,
    CitationExport,
    CitationRow,
    CitedBy,
    DiscrepancyRow,
    DocumentFacts,
    DocumentLine,
    ParagraphRow,
    RecordTotals,
    RenditionRow,
    RevisionRow,
    RoleRow,
    SponsorRow,
    TopicRow,
    TopicTotal,
    TopicVotes,
    VoteRow,
)

QUERIES = load("report_queries.sql")
PER_FETCH = 2000  # rows; more gains nothing (measured)

Row = TypeVar("Row")
Conn = Connection[Any]


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


_REPEATED = frozenset(
    {"source", "kind", "actor", "speaker", "dated_on", "outcome", "adoption"}
)
"""Columns of `DocumentLine` whose values come again and again."""


def _line_row(cursor: Cursor[Any]) -> RowMaker[DocumentLine]:
    """Lines that share the values that repeat: 100,000 take a third of the memory."""
    known: dict[Any, Any] = {}
    repeated = [column.name in _REPEATED for column in cursor.description or ()]

    def line(values: Sequence[Any]) -> DocumentLine:
        return DocumentLine(
            *(
                known.setdefault(value, value) if again else value
                for value, again in zip(values, repeated, strict=True)
            )
        )

    return line


def selected_documents(
    conn: Conn,
    *,
    actors: Sequence[str] = (),
    topics: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
) -> list[DocumentLine]:
    """Newest first; no actors or no topics means all of them.

    Needs an open transaction: only the lines are held, not the answer as well.
    """
    values = {
        "actors": list(actors), "topics": list(topics), "since": since, "until": until,
    }  # fmt: skip
    with conn.cursor("lines", row_factory=_line_row, binary=True) as cursor:
        cursor.itersize = PER_FETCH
        return list(cursor.execute(QUERIES["selected_documents"], values))


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
