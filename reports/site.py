"""The HTML report: a folder of pages that opens from disk, without network."""

from __future__ import annotations

import shutil
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from psycopg import Connection

from onrecord.db import report_rows
from onrecord.reports import exports, wording
from onrecord.reports.contexts import DocumentRow, Link, RowGroup, Selection, Summary
from onrecord.reports.coverage import coverage
from onrecord.reports.disagreements import disagreement
from onrecord.reports.evidence import DOCUMENTS_AT_MOST, write_copies
from onrecord.reports.overview import (
    actor_index,
    frame,
    is_divided,
    overview,
    topic_index,
    veto_row,
    year_groups,
)
from onrecord.reports.paging import Group, file_name, pager, pages_of
from onrecord.reports.rendering import Renderer
from onrecord.reports.rows import Lines, Site, SiteMap, site_map
from onrecord.reports.worker import snapshot, write_pages

FOLDERS = ("actor", "topic", "document", "source", "static", "data")


def write_site(
    conn: Connection[Any],
    out: Path,
    selection: Selection,
    generated_at: datetime,
    archive: Path | None,
) -> Summary:
    """Every page of the report, below ``out``."""
    for folder in FOLDERS:
        (out / folder).mkdir()
    _write_static(out / "static")
    with snapshot(conn) as shared_snapshot:
        totals = report_rows.record_totals(conn)
        covered = coverage(conn)
        pages = {page.coverage.name: page.file for page in covered.pages}
        map_ = site_map(conn, selection, pages)
        ids = map_.ids
        discrepancies = report_rows.discrepancies(conn, ids)
        own_frame = frame(map_, totals, covered, len(discrepancies))
        copies: dict[str, str] = {}
        if archive is not None and len(ids) <= DOCUMENTS_AT_MOST:
            copies = write_copies(conn, ids, archive, out / "evidence")
        site = Site(map_, own_frame)
        renderer = Renderer(out)
        lines = Lines(site, renderer.env, root="")

        def page(name: str, template: str, root: str = "", **context: Any) -> None:
            renderer.write(name, template, frame=own_frame, root=root, **context)

        written = wording.moment(generated_at)
        view = overview(conn, site, lines, totals, covered, written)
        page("index.html", "index.html", page=view)
        page("actors.html", "actors.html", groups=actor_index(site))
        page("topics.html", "topics.html", groups=topic_index(site))
        page("quarantine.html", "quarantine.html", coverage=covered)
        for source in covered.pages:
            page(f"source/{source.file}", "source.html", root="../", page=source)
        for name, context in _lists(site, lines):
            page(name, "documents.html", **context)
        vetoes = [veto_row(site, lines, d) for d in map_.documents if d.vetoed_by]
        divided = [
            DocumentRow(lines.cells(line.id))
            for line in map_.documents
            if is_divided(line)
        ]
        page("votes.html", "votes.html", vetoes=vetoes, divided=divided, page=view)
        disagreements = [disagreement(site, row, "") for row in discrepancies]
        page("discrepancies.html", "discrepancies.html", disagreements=disagreements)
        exports.write_tables(conn, map_, out / "data")
        exports.write_periods(view.chart, view.periods, out)
        made = write_pages(conn, shared_snapshot, map_, own_frame, out, copies)
    return summary(map_, out / "index.html", renderer.written + made, own_frame, totals)


def summary(
    map_: SiteMap, entry: Path, written: int, own_frame: Any, totals: Any
) -> Summary:
    return Summary(
        entry=entry,
        documents=len(map_.documents),
        of_documents=totals.documents,
        actors=len(map_.actors),
        topics=len(map_.topics),
        files=written,
        as_of=totals.as_of,
    )


def _write_static(folder: Path) -> None:
    for item in files("onrecord.reports").joinpath("static").iterdir():
        with (folder / item.name).open("wb") as target, item.open("rb") as source:
            shutil.copyfileobj(source, target)


def _lists(site: Site, lines: Lines) -> list[tuple[str, dict[str, Any]]]:
    """The pages of the list of all documents, by year."""
    groups = [Group(year, ids) for year, ids in year_groups(site)]
    pages = pages_of(groups)
    total = len(site.map.documents)
    found = []
    for number, pieces in enumerate(pages, 1):
        rows = tuple(
            RowGroup(
                anchor=f"y-{p.key}" + ("-continued" if p.continued else ""),
                heading=Link(p.key),
                note=wording.count(p.count, "document"),
                count=p.count,
                continued=p.continued,
                rows=tuple(DocumentRow(lines.cells(d)) for d in p.rows),
            )
            for p in pieces
        )
        name = file_name("documents", number)
        own = pager("documents", number, len(pages), total, "document")
        found.append((name, {"groups": rows, "pager": own}))
    return found
