"""The research export: a folder of tables, graphs and references, with its codebook.

Everything is read in one snapshot of the record and streamed; nothing but the ids of
the documents and the names of actors and topics is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Literal, Protocol, TypeVar, get_args

from psycopg import Connection

from onrecord import vocabularies
from onrecord.db import export as held
from onrecord.db import report_queries
from onrecord.reports import export_parquet, snapshots
from onrecord.reports.contexts import Selection
from onrecord.reports.export_graphs import write_graphs
from onrecord.reports.export_library import write_library, write_obligations
from onrecord.reports.export_lines import CsvTable, JsonLinesTable
from onrecord.reports.export_package import Described, write_papers
from onrecord.reports.export_parquet import ParquetTable
from onrecord.reports.export_rows import Columns, Preparing
from onrecord.reports.export_schema import Table
from onrecord.reports.export_tables_read import TABLES
from onrecord.reports.export_xlsx import MOST_ROWS, Workbook
from onrecord.reports.folders import whole_folder
from onrecord.reports.snapshots import Snapshot
from onrecord.reports.worker import snapshot
from onrecord.vocabularies.country_codes import codes_on

T = TypeVar("T")
Format = Literal[
    "csv", "jsonl", "parquet", "xlsx", "graphml", "bibtex", "ris", "csl-json", "ics"
]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
"""CSV is always written: the data package is made of it."""


class TableWriter(Protocol):
    """One file of one table; batches come typed, as columns."""

    def write(self, columns: Columns) -> None: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export holds."""

    folder: Path
    snapshot: str
    documents: int
    rows: int
    files: int


def write_export(
    conn: Connection[Any],
    out: Path,
    *,
    selection: Selection,
    formats: Iterable[Format],
    progress: Callable[[str], None] = lambda line: None,
) -> Exported:
    """Write the export into the folder ``out``, replacing an earlier one there.

    ``conn`` must not be inside a transaction. The bytes follow from the record alone.
    Raises ReportError, and NoParquetError where Parquet is asked for in vain.
    """
    wanted: frozenset[Format] = frozenset((*formats, "csv"))
    if "parquet" in wanted:
        export_parquet.require()
    with whole_folder(out, "export") as folder, snapshot(conn):
        ids = held.selected(
            conn, actors=selection.actors, topics=selection.topics,
            since=selection.since, until=selection.until,
        )  # fmt: skip
        as_of = report_queries.record_totals(conn).as_of
        taken = snapshots.take(conn, selection, ids)
        taken.write(folder)
        tables = _write_tables(conn, folder, taken, ids, wanted, progress)
        _write_others(conn, folder, ids, as_of, wanted, progress)
        documents = tables[0].rows
        described = Described(taken, as_of, documents, tuple(tables), wanted)
        write_papers(conn, folder, described)
        snapshots.write_manifest(folder)
        files = sum(1 for _ in snapshots.files(folder)) + 1
    rows = sum(table.rows for table in tables)
    return Exported(out.absolute(), taken.id, documents, rows, files)


def _write_tables(
    conn: Connection[Any],
    folder: Path,
    taken: Snapshot,
    ids: Sequence[int],
    wanted: frozenset[Format],
    progress: Callable[[str], None],
) -> list[Preparing]:
    """Every table in every format; gives what was counted of each."""
    writers: dict[Format, tuple[str, Callable[[Table, Path], TableWriter]]] = {
        "csv": ("data", CsvTable),
        "jsonl": ("jsonl", JsonLinesTable),
        "parquet": ("parquet", ParquetTable),
    }
    chosen = [(f, *writers[f]) for f in writers if f in wanted]
    for _, name, _ in chosen:
        (folder / name).mkdir()
    actors: set[str] = set()
    topics: set[str] = set()
    expected = {name: state.rows for name, state in taken.tables.items()}
    found = []
    with ExitStack() as stack:
        book = None
        if "xlsx" in wanted:
            book = Workbook(folder / "onrecord.xlsx")
            stack.callback(book.close)
            book.about([("sheet", "rows", "what it holds")])
            book.about([("snapshot", "", f"{taken.id}, of the record")])
        for table in TABLES:
            preparing = Preparing(table, actors, topics)
            sheet = book if expected.get(table.name, 0) <= MOST_ROWS else None
            with ExitStack() as open_files:
                files = []
                for fmt, name, writer in chosen:
                    file = writer(table, folder / name / f"{table.name}.{fmt}")
                    open_files.callback(file.close)
                    files.append(file)
                batches = _rows(conn, table, taken.selection, ids, actors, topics)
                for rows in open_files.enter_context(closing(_ahead(batches))):
                    columns = preparing.columns(rows)
                    for file in files:
                        file.write(columns)
                    if sheet:
                        sheet.write(table, columns)
            if sheet:
                sheet.write(table, [])
            if book:
                where = "" if sheet else f"Too large, see data/{table.name}.csv. "
                book.about([(table.name, f"{preparing.rows}", where + table.about)])
            progress(f"{table.name}: {preparing.rows:,} rows")
            found.append(preparing)
    return found


def _ahead(batches: Iterator[T]) -> Generator[T, None, None]:
    """The same, each fetched while the one before is written: nobody else may use the
    connection meanwhile."""
    with ThreadPoolExecutor(1) as fetching:
        waiting = fetching.submit(next, batches, None)
        while (batch := waiting.result()) is not None:
            waiting = fetching.submit(next, batches, None)
            yield batch


def _rows(
    conn: Connection[Any],
    table: Table,
    selection: Selection,
    ids: Sequence[int],
    actors: set[str],
    topics: set[str],
) -> Iterator[Sequence[tuple[Any, ...]]]:
    if table.name == "topics":
        yield from _not_empty(_topic_rows(conn, topics))
    elif table.name == "actors":
        yield from _not_empty(_actor_rows(conn, actors))
    else:
        whole = table.name in held.WHOLE and not selection
        yield from held.batches(conn, table.name, None if whole else ids)


def _not_empty(
    rows: list[tuple[Any, ...]],
) -> Iterator[list[tuple[Any, ...]]]:
    if rows:
        yield rows


def _topic_rows(conn: Connection[Any], topics: set[str]) -> list[tuple[Any, ...]]:
    known = {row[0]: row for row in held.named(conn, "topics", sorted(topics))}
    return [known.get(id, (id, "", "", "")) for id in sorted(topics)]


def _actor_rows(conn: Connection[Any], actors: set[str]) -> list[tuple[Any, ...]]:
    ids = sorted(actors - {""})
    named = {row[0]: row[1:] for row in held.named(conn, "actor names", ids)}
    rows = []
    for id in ids:
        actor = vocabularies.actors().get(id)
        kind, name = named.get(id, ("", ""))
        codes = codes_on(id, None)
        rows.append(
            (
                id,
                actor.kind if actor else kind,
                name or (actor.name() if actor else id),
                actor.since if actor else "",
                actor.until if actor else "",
                id if codes else "",
                actor.iso2 if actor else "",
                codes.cow if codes else None,
                codes.m49 if codes else None,
                actor.region if actor else "",
                actor.permanent_member if actor else None,
            )
        )
    return rows


def _write_others(
    conn: Connection[Any],
    folder: Path,
    ids: Sequence[int],
    as_of: datetime | None,
    wanted: frozenset[Format],
    progress: Callable[[str], None],
) -> None:
    if "graphml" in wanted:
        (folder / "graphs").mkdir()
        for line in write_graphs(conn, folder / "graphs", ids):
            progress(line)
    names = {"bibtex": "library.bib", "ris": "library.ris", "csl-json": "library.json"}
    files = {fmt: folder / names[fmt] for fmt in names.keys() & wanted}
    if files:
        progress(f"references: {write_library(conn, files, ids):,}")
    if "ics" in wanted:
        count = write_obligations(conn, folder / "obligations.ics", ids, as_of)
        progress(f"calendar: {count:,} days")
