"""What runs found at their sources, and the ledger of what they cover.

Every function takes a connection in autocommit mode; each write is one transaction.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Any, cast

import psycopg
from psycopg.rows import args_row

from onrecord.db.coverage_rows import CoveredSpan, DatedItems, MissingNumbers
from onrecord.db.named import load

SQL = load("health_queries.sql")
ASKED_TOGETHER = 20_000
FromTo = tuple[int, int]
"""The first and the last of ids that follow each other."""
LOCK = 0x6F6E72656302
"""Advisory lock of the ledger: a ledger is made from all looks at once."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """What one run found at one source; the fields are those of ``run_source``."""

    source: str
    at: datetime
    """When the run began."""
    live: bool = True
    bounded: bool = False
    """Dates or a limit were asked for."""
    outcome: str = "complete"
    """complete, partial, failed, or no_look: no listing was read or expected."""
    why: tuple[str, ...] = ()
    listings: int = 1
    listings_failed: int = 0
    links: int = 0
    """Items that the listings showed."""
    links_undated: int = 0
    unanswered: int = 0
    oldest: date | None = None
    newest: date | None = None
    captures: int = 0
    documents: int = 0
    """Documents read; the undated, untitled, empty and repeated are of these."""
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    passed_over: int = 0
    quarantined: int = 0
    undated: int = 0
    untitled: int = 0
    empty: int = 0
    repeated: int = 0
    statuses: Mapping[str, int] = field(default_factory=dict)
    reasons: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DocumentCounts:
    """Documents of a source that a run read, and what some of them lack."""

    source: str
    documents: int = 0
    undated: int = 0
    untitled: int = 0
    empty: int = 0
    repeated: int = 0


@dataclass(frozen=True, slots=True)
class Captured:
    """A capture: when it was fetched, and where it stands."""

    id: int
    source: str
    url: str
    fetched_at: datetime
    status: int
    warc_file: str
    warc_offset: int


def started(conn: psycopg.Connection, run: int) -> datetime:
    """When a run began."""
    row = conn.execute(SQL["start of a run"], {"id": run}).fetchone()
    assert row is not None
    return cast("datetime", row[0])


def captures_of(
    conn: psycopg.Connection, ranges: Sequence[FromTo]
) -> list[tuple[str, int, str, int]]:
    """(source, status, state, captures) of a run's captures."""
    return conn.execute(SQL["captures of a run"], _bounds(ranges)).fetchall()


def quarantine_of(
    conn: psycopg.Connection, ranges: Sequence[FromTo]
) -> list[tuple[str, str, int]]:
    """(source, reason, captures) of a run's captures that could not be read."""
    return conn.execute(SQL["quarantine of a run"], _bounds(ranges)).fetchall()


def documents_of(
    conn: psycopg.Connection, ranges: Sequence[FromTo]
) -> dict[str, DocumentCounts]:
    """What the captures of a run gave, by source; settled documents only."""
    with conn.cursor(row_factory=args_row(DocumentCounts)) as cur:
        rows = cur.execute(SQL["documents of a run"], _bounds(ranges)).fetchall()
    return {row.source: row for row in rows}


def _bounds(ranges: Sequence[FromTo]) -> dict[str, list[int]]:
    return {
        "firsts": [first for first, _ in ranges],
        "lasts": [last for _, last in ranges],
    }


def moments(conn: psycopg.Connection, ids: Sequence[int]) -> dict[int, Captured]:
    """Captures by id."""
    with conn.cursor(row_factory=args_row(Captured)) as cur:
        rows = cur.execute(SQL["moments of captures"], {"ids": list(ids)}).fetchall()
    return {row.id: row for row in rows}


def answers(
    conn: psycopg.Connection, urls: Iterable[bytes], before: datetime
) -> Iterator[tuple[bytes, bool, date | None]]:
    """Of addresses, by digest, those that have a capture: whether they had one before
    that moment, and the oldest date of the documents behind them."""
    rest = iter(urls)
    while asked := sorted(set(islice(rest, ASKED_TOGETHER))):
        yield from conn.execute(
            SQL["answers to links"], {"urls": asked, "before": before}
        )


def save(
    conn: psycopg.Connection,
    run: int,
    results: Iterable[Mapping[str, Any]],
    looks: Iterable[Mapping[str, Any]],
) -> None:
    """Write the rows of a run: ``run_source`` and ``look``, as their columns."""
    with conn.transaction():
        for name, rows in (("insert run sources", results), ("insert looks", looks)):
            packed = json.dumps([{"run": run, **row} for row in rows], default=str)
            conn.execute(SQL[name], {"rows": packed})


def looks(
    conn: psycopg.Connection, sources: Sequence[str]
) -> Iterator[tuple[Any, ...]]:
    """(source, day, outcome, reach, through, since, until, missed) of every look at the
    sources, by source and oldest first; as the columns of ``look``."""
    yield from conn.execute(SQL["looks of sources"], {"sources": list(sources)})


def replace_coverage(
    conn: psycopg.Connection,
    sources: Sequence[str],
    spans: Iterable[tuple[str, date, date, str]],
) -> None:
    """Put (source, first, last, state) in the place of these sources' ledger."""
    with conn.cursor() as cur:
        cur.execute(SQL["clear coverage"], {"sources": list(sources)})
        with cur.copy(SQL["copy coverage"]) as copy:
            for span in spans:
                copy.write_row(span)


def missing_numbers(
    conn: psycopg.Connection, sources: Sequence[str] | None = None
) -> list[MissingNumbers]:
    """Numbers that are missing in the series of some sources, or of all."""
    values = {"sources": None if sources is None else list(sources)}
    with conn.cursor(row_factory=args_row(MissingNumbers)) as cur:
        return cur.execute(SQL["numbers missing"], values).fetchall()


def lock_ledger(conn: psycopg.Connection) -> None:
    """Until the end of the transaction nobody else makes a ledger."""
    conn.execute(SQL["lock ledger"], {"lock": LOCK})


def results(
    conn: psycopg.Connection, sources: Sequence[str], since: datetime
) -> dict[str, list[RunResult]]:
    """What the runs since then found, oldest first, by source."""
    found: dict[str, list[RunResult]] = {}
    values = {"sources": list(sources), "since": since}
    with conn.cursor(row_factory=args_row(RunResult)) as cur:
        for row in cur.execute(SQL["run results"], values):
            found.setdefault(row.source, []).append(row)
    return found


def covered(
    conn: psycopg.Connection,
) -> Iterator[tuple[str, date, date, int | None]]:
    """(source, first, last, days collected) of every source in the ledger."""
    yield from conn.execute(SQL["held days"])


def spans(conn: psycopg.Connection) -> list[CoveredSpan]:
    """The whole ledger, by source and day."""
    with conn.cursor(row_factory=args_row(CoveredSpan)) as cur:
        return cur.execute(SQL["covered spans"]).fetchall()


def dated_items(conn: psycopg.Connection) -> list[DatedItems]:
    """How many documents bear the date of each day, by source and day."""
    with conn.cursor(row_factory=args_row(DatedItems)) as cur:
        return cur.execute(SQL["dated items"]).fetchall()
