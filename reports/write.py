"""One report into one folder, in one of four formats, whole or not at all."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any, Literal, get_args

from psycopg import Connection

from onrecord.db import report_queries
from onrecord.reports import exports, snapshots, tables
from onrecord.reports.contexts import Selection, Summary
from onrecord.reports.coverage import coverage
from onrecord.reports.crossings import all_discrepancies
from onrecord.reports.folders import ReportError, whole_folder
from onrecord.reports.overview import frame
from onrecord.reports.rows import Site, site_map
from onrecord.reports.site import summary, write_site
from onrecord.reports.worker import snapshot

Format = Literal["html", "md", "csv", "json"]


def write_report(
    conn: Connection[Any],
    out: Path,
    *,
    selection: Selection,
    fmt: Format,
    generated_at: datetime,
    archive: Path | None,
) -> Summary:
    """Write the report into the folder ``out``, replacing an earlier report there.

    ``conn`` must not be inside a transaction. ``generated_at`` is aware; it stands on
    the first page only, all else follows from the record. With ``archive``, the folder
    of the archive, a small HTML report carries the archived bytes. Raises ReportError.
    """
    if fmt not in get_args(Format):
        raise ReportError(f"no report format {fmt!r}; there are html, md, csv and json")
    out = out.absolute()
    with whole_folder(out) as partial:
        if fmt == "html":
            found = write_site(conn, partial, selection, generated_at, archive)
        else:
            found = _write_one(conn, partial, selection, fmt, generated_at)
        snapshots.write_manifest(partial)
    return _moved(found, partial, out)


def _moved(found: Summary, partial: Path, out: Path) -> Summary:
    return Summary(
        entry=out / found.entry.relative_to(partial),
        documents=found.documents,
        of_documents=found.of_documents,
        actors=found.actors,
        topics=found.topics,
        files=found.files,
        as_of=found.as_of,
    )


def _write_one(
    conn: Connection[Any],
    out: Path,
    selection: Selection,
    fmt: Format,
    generated_at: datetime,
) -> Summary:
    with snapshot(conn):
        totals = report_queries.record_totals(conn)
        covered = coverage(conn)
        map_ = site_map(conn, selection, {})
        disagreeing = len(all_discrepancies(conn, map_.ids))
        taken = snapshots.take(conn, selection, map_.ids)
        taken.write(out)
        own_frame = frame(map_, totals, covered, disagreeing, taken.id)
        site = Site(map_, own_frame)
        if fmt == "csv":
            entry, *others = tables.write_tables(conn, map_, out)
            return summary(map_, entry, 1 + len(others), totals)
        if fmt == "json":
            entry = out / "report.json"
            exports.write_json(entry, site, covered, selection, generated_at)
        else:
            entry = out / "report.md"
            exports.write_markdown(out, site, own_frame, covered, generated_at)
    return summary(map_, entry, 1, totals)
