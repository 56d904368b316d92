"""The tables of the research export, in batches of plain rows.

Every function takes a connection in a transaction; rows stream through a server-side
cursor, so that memory does not grow with the record.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, LiteralString

from psycopg import Connection, sql

from onrecord.db import report_queries
from onrecord.db.named import load
from onrecord.db.resolutions import Cited, works_of

SQL = load("export_queries.sql")
PER_FETCH = 2000
"""Rows; more gains nothing (measured)."""
TEXTS_PER_FETCH = 50
"""Whole texts are long: 2,000 of them took 400 MB on their way (measured)."""
DOCUMENTS_A_QUERY = 3000
"""Their rows are sorted in memory by the server; fewer would be planned too often."""
TEXTS_A_QUERY = 300
"""The same for tables whose rows are texts or stand in them: documents."""
WHOLE = frozenset({"captures", "quarantine", "coverage"})
"""Tables that are not read by parts of the documents."""
WITHIN_TEXTS = frozenset(
    {"paragraphs", "citations", "mentions", "quotations", "requests"}
)
"""Tables of what stands in a text; their queries choose the texts first."""
_LONG = WITHIN_TEXTS | {"texts"}

Batch = list[tuple[Any, ...]]


def selected(
    conn: Connection[Any],
    *,
    actors: Sequence[str] = (),
    topics: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
) -> list[int]:
    """Documents of a selection in the order of the tables; see `selected_documents`."""
    chosen = report_queries.QUERIES["selected_documents"].rstrip(";")
    query = sql.SQL(
        'SELECT d.id FROM ({}) AS d ORDER BY d.source COLLATE "C", '
        'd.native_id COLLATE "C"'
    ).format(sql.SQL(chosen))
    values = {
        "actors": list(actors), "topics": list(topics), "since": since, "until": until,
    }  # fmt: skip
    return [row[0] for row in conn.execute(query, values)]


def batches(
    conn: Connection[Any], table: str, ids: Sequence[int] | None
) -> Iterator[Batch]:
    """The rows of a table; of the `WHOLE` ones ``ids`` may be None, which means all."""
    if table in WHOLE:
        yield from _batches(conn, table, ids)
        return
    assert ids is not None
    many = TEXTS_A_QUERY if table in _LONG else DOCUMENTS_A_QUERY
    for start in range(0, len(ids), many):
        yield from _batches(conn, table, ids[start : start + many])


def query_of(table: str) -> LiteralString:
    """The query of one table, which is given ``ids``."""
    if table in WITHIN_TEXTS:
        return SQL["chosen texts"] + "\n" + SQL[table]
    return SQL[table]


def _batches(
    conn: Connection[Any], table: str, ids: Sequence[int] | None
) -> Iterator[Batch]:
    # As the text of an array: psycopg takes a millisecond to write one of a list.
    listed = None if ids is None else f"{{{','.join(map(str, ids))}}}"
    with conn.cursor("export", binary=True) as cursor:
        cursor.execute(query_of(table), {"ids": listed})
        size = TEXTS_PER_FETCH if table == "texts" else PER_FETCH
        while rows := cursor.fetchmany(size):
            yield rows


def named(
    conn: Connection[Any], query: str, ids: Sequence[str]
) -> list[tuple[Any, ...]]:
    """``topics`` or ``actor names`` of these ids."""
    return conn.execute(SQL[query], {"ids": list(ids)}).fetchall()


def citation_edges(conn: Connection[Any], ids: Sequence[int]) -> Iterator[Batch]:
    """(document id, cited symbol, document cited, part, leading word, times)."""
    for start in range(0, len(ids), DOCUMENTS_A_QUERY):
        part = ids[start : start + DOCUMENTS_A_QUERY]
        yield from _batches(conn, "citation edges", part)


def months(conn: Connection[Any]) -> list[tuple[Any, ...]]:
    """(source, first day of the month, documents, days collected, in part, failed, of
    which there are samples alone), in order; months that are in no row have nothing."""
    return conn.execute(SQL["months of coverage"]).fetchall()


def symbols(conn: Connection[Any], ids: Sequence[int]) -> set[str]:
    """Symbols of documents, or the source's own ids where they have none."""
    rows = conn.execute(SQL["symbols of documents"], {"ids": list(ids)})
    return {row[0] for row in rows}


def works(conn: Connection[Any], ids: Sequence[int]) -> Iterator[Cited]:
    """Documents as citations need them, in the order of the tables."""
    for start in range(0, len(ids), DOCUMENTS_A_QUERY):
        part = list(ids[start : start + DOCUMENTS_A_QUERY])
        yield from works_of(conn, part)
