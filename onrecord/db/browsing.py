"""What the web site reads: lists of documents, counts of them, and how it stands.

One typed function a query of browsing_queries.sql. Nothing here writes.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, LiteralString, TypeVar

from psycopg import Connection
from psycopg.rows import args_row

from onrecord.db import finding
from onrecord.db.browsing_rows import (
    Arrival,
    Facet,
    LastRun,
    Share,
    Totals,
    TwoBallots,
)
from onrecord.db.finding import Excerpt
from onrecord.db.lookup import Query, search_values
from onrecord.db.named import load
from onrecord.db.report_rows import ActorTotal, DocumentLine, RoleRow, TopicTotal

SQL = load("browsing_queries.sql")

Conn = Connection[Any]
Row = TypeVar("Row")


def _all(conn: Conn, query: LiteralString, row: type[Row], **values: Any) -> list[Row]:
    with conn.cursor(row_factory=args_row(row), binary=True) as cursor:
        return cursor.execute(query, values).fetchall()


def _ids(conn: Conn, name: str, **values: Any) -> list[int]:
    return [row[0] for row in conn.execute(SQL[name], values)]


def snapshot(conn: Conn) -> str:
    """Words that are another after every write: the same words, the same record."""
    return str(conn.execute(SQL["snapshot"]).fetchall()[0][0])


def matching(conn: Conn, query: Query, languages: Sequence[str]) -> array[int]:
    """The documents that match, newest first, at most ``query.limit`` of them.

    ``languages`` are those of the record's texts.
    """
    return array("q", finding.newest(conn, search_values(conn, query, languages)))


def facets(conn: Conn, ids: Iterable[int]) -> list[Facet]:
    """By facet, the largest first."""
    return _all(conn, SQL["facets"], Facet, ids=list(ids))


def excerpts(
    conn: Conn, query: Query, languages: Sequence[str], ids: Sequence[int]
) -> dict[int, Excerpt]:
    """The words found in some of the documents that match."""
    return finding.excerpts(conn, search_values(conn, query, languages), ids)


def lines(conn: Conn, ids: Iterable[int]) -> list[tuple[DocumentLine, int | None]]:
    """In the order of the ids; each with the document that its symbol leads to."""
    rows = conn.execute(SQL["lines"], {"ids": list(ids)})
    return [(DocumentLine(*row[:-1]), row[-1]) for row in rows]


def documents_of_symbols(conn: Conn, symbols: Iterable[str]) -> dict[str, int]:
    """The document that each symbol's address leads to; canonical symbols."""
    values = {"symbols": sorted(set(symbols))}
    return dict(conn.execute(SQL["documents of symbols"], values).fetchall())


def document_of_source(conn: Conn, source: str, native_id: str) -> int | None:
    values = {"source": source, "native_id": native_id}
    row = conn.execute(SQL["document of source"], values).fetchone()
    return row[0] if row else None


def symbols_beginning(conn: Conn, beginning: str, length: int) -> list[str]:
    """Symbols of the record that begin so, those of about that length first."""
    values = {"beginning": beginning, "length": length}
    rows = conn.execute(SQL["symbols with beginning"], values)
    return [row[0] for row in rows]


def totals(conn: Conn) -> Totals:
    return _all(conn, SQL["totals"], Totals)[0]


def all_actors(conn: Conn) -> list[ActorTotal]:
    """Those with most documents first."""
    return _all(conn, SQL["all actors"], ActorTotal)


def all_topics(conn: Conn) -> list[TopicTotal]:
    """Those with most documents first."""
    return _all(conn, SQL["all topics"], TopicTotal)


def kinds(conn: Conn) -> dict[str, int]:
    return dict(conn.execute(SQL["documents by kind"]).fetchall())


def days(conn: Conn, ids: Iterable[int] | None = None) -> dict[date, int]:
    """Documents by their date, of some documents or of all."""
    values = {"ids": None if ids is None else list(ids)}
    return dict(conn.execute(SQL["documents by day"], values).fetchall())


def sources_of(conn: Conn, ids: Iterable[int] | None = None) -> list[str]:
    values = {"ids": None if ids is None else list(ids)}
    return [row[0] for row in conn.execute(SQL["sources of documents"], values)]


def actor_topic_counts(
    conn: Conn, actors: Sequence[str], topics: Sequence[str]
) -> dict[tuple[str, str], int]:
    """Documents by actor and topic."""
    values = {"actors": list(actors), "topics": list(topics)}
    rows = conn.execute(SQL["documents by actor and topic"], values)
    return {(actor, topic): n for actor, topic, n in rows}


def vetoed(conn: Conn, limit: int, skip: int = 0) -> list[int]:
    return _ids(conn, "vetoed documents", limit=limit, skip=skip)


def divided(conn: Conn, limit: int, skip: int = 0) -> list[int]:
    """Recorded votes with a ballot against and no veto, newest first."""
    return _ids(conn, "divided documents", limit=limit, skip=skip)


def discrepant(conn: Conn, limit: int, skip: int = 0) -> list[int]:
    """Documents whose sources disagree, newest first."""
    return _ids(conn, "documents with discrepancies", limit=limit, skip=skip)


def discrepancy_fields(conn: Conn) -> list[tuple[str, int]]:
    """(field, documents)"""
    return conn.execute(SQL["discrepancies by field"]).fetchall()


def subjects_of(conn: Conn, actor: str) -> list[Share]:
    return _all(conn, SQL["subjects of an actor"], Share, actor=actor)


def actors_of(conn: Conn, topic: str) -> list[Share]:
    return _all(conn, SQL["actors of a topic"], Share, topic=topic)


def ballots_of(
    conn: Conn,
    actor: str,
    topic: str = "",
    choice: str = "",
    limit: int | None = None,
) -> list[tuple[int, str]]:
    """(document, choice), newest first, all or at most so many."""
    values = {"actor": actor, "topic": topic, "choice": choice, "limit": limit}
    return conn.execute(SQL["ballots of an actor"], values).fetchall()


def dates_of(conn: Conn, actor: str) -> list[date]:
    """The first and last date of what it had a part in; empty where none is known."""
    row = conn.execute(SQL["dates of an actor"], {"actor": actor}).fetchall()[0]
    return [day for day in row if day]


def arrivals(conn: Conn, ids: Iterable[int] | None, limit: int) -> list[Arrival]:
    """What the record got last, of some documents or of all; the latest first."""
    if ids is None:
        return _all(conn, SQL["latest arrivals"], Arrival, limit=limit)
    return _all(conn, SQL["arrivals"], Arrival, ids=list(ids), limit=limit)


def last_runs(conn: Conn) -> list[LastRun]:
    return _all(conn, SQL["last runs of sources"], LastRun)


def changed(conn: Conn) -> list[int]:
    """Documents with a text of which there is more than one state."""
    return _ids(conn, "changed documents")


def voted(
    conn: Conn,
    *,
    body: str = "",
    topic: str = "",
    since: date | None = None,
    until: date | None = None,
    outcome: str = "",
    limit: int,
) -> array[int]:
    """Documents with a recorded vote, newest first.

    ``outcome`` is ``vetoed``, ``divided`` (ballots against, no veto) or empty for all.
    """
    found = _ids(
        conn, "voted documents", body=body, topic=topic, since=since, until=until,
        outcome=outcome, limit=limit,
    )  # fmt: skip
    return array("q", found)


def ballots_of_two(
    conn: Conn, actor: str, other: str, topic: str = ""
) -> list[TwoBallots]:
    """Newest first."""
    values = {"actor": actor, "other": other, "topic": topic}
    return _all(conn, SQL["ballots of two"], TwoBallots, **values)


def symbols_on(conn: Conn, topic: str) -> set[str]:
    """Symbols, or native ids, of a topic's documents."""
    return {row[0] for row in conn.execute(SQL["symbols on a topic"], {"topic": topic})}


def parts(conn: Conn, ids: Iterable[int], actor: str = "") -> list[RoleRow]:
    """The part that an actor had in some documents; else who issued or said them."""
    return _all(conn, SQL["parts"], RoleRow, ids=list(ids), actor=actor)


def assigned(conn: Conn, topic: str) -> int:
    """How many of a topic's documents were given it by a rule or a model."""
    return int(conn.execute(SQL["assigned"], {"topic": topic}).fetchall()[0][0])
