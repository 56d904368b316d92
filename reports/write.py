"""One report into one folder, in one of four formats, whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from concurrent.futures.process import BrokenProcessPool
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, get_args

from psycopg import Connection

from onrecord.db import report_queries
from onrecord.models import OnrecordError
from onrecord.reports import exports, tables
from onrecord.reports.contexts import Selection, Summary
from onrecord.reports.coverage import coverage
from onrecord.reports.overview import frame
from onrecord.reports.rows import Site, site_map
from onrecord.reports.site import summary, write_site
from onrecord.reports.worker import snapshot

Format = Literal["html", "md", "csv", "json"]

MARK = ".onrecord-report"
"""Says that a folder was written by this program and may be replaced by it."""

_MARK_TEXT = "Written by onrecord report. The next report replaces this folder.\n"


class ReportError(OnrecordError):
    """A report that cannot be written; what stood in its place before is kept."""


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
    _refuse_foreign(out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        partial = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise ReportError(
            f"{out}: cannot write there: {error.strerror}; choose another with -o"
        ) from error
    try:
        partial.chmod(0o755)  # mkdtemp's 0700 would hide a report from its readers
        (partial / MARK).write_text(_MARK_TEXT, encoding="utf-8")
        if fmt == "html":
            found = write_site(conn, partial, selection, generated_at, archive)
        else:
            found = _write_one(conn, partial, selection, fmt, generated_at)
        _put_in_place(partial, out)
    except OSError as error:
        raise ReportError(
            f"{error.filename or out}: the report was not written: {error.strerror}; "
            "make room or choose another folder with -o"
        ) from error
    except BrokenProcessPool as error:
        raise ReportError(
            f"{out}: the report was not written: one of its processes was ended from "
            "outside, perhaps for want of memory; run the command again"
        ) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)  # gone already after success
    return _moved(found, partial, out)


def _refuse_foreign(out: Path) -> None:
    """Never replace a folder that holds anything but a report."""
    if out.is_dir():
        if not (out / MARK).exists() and any(out.iterdir()):
            raise ReportError(
                f"{out}: the folder holds other files; choose an empty or new folder "
                "with -o"
            )
    elif out.exists() or out.is_symlink():
        raise ReportError(f"{out}: is not a folder; choose another name with -o")


def _put_in_place(partial: Path, out: Path) -> None:
    if not out.exists():
        partial.rename(out)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{out.name}-old-", dir=out.parent))
    out.rename(old / "report")
    partial.rename(out)
    shutil.rmtree(old)


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
        disagreeing = len(report_queries.discrepancies(conn, map_.ids))
        own_frame = frame(map_, totals, covered, disagreeing)
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
