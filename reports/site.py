"""The HTML report: a folder of pages that opens from disk, without network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from psycopg import Connection

from onrecord.db import report_queries, report_rows
from onrecord.reports import snapshots, tables, wording
from onrecord.reports.contexts import Link, RowGroup, Selection, Summary
from onrecord.reports.coverage import Coverage, coverage
from onrecord.reports.crossings import all_discrepancies
from onrecord.reports.disagreements import disagreement
from onrecord.reports.edits import edits, in_words
from onrecord.reports.evidence import DOCUMENTS_AT_MOST, write_copies
from onrecord.reports.overview import (
    Overview,
    actor_index,
    frame,
    is_divided,
    overview,
    topic_index,
    veto_rows,
    year_groups,
)
from onrecord.reports.paging import Group, file_name, pager, pages_of
from onrecord.reports.rendering import Renderer
from onrecord.reports.rows import Lines, Site, SiteMap, site_map
from onrecord.reports.worker import pages_written, snapshot

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
        totals = report_queries.record_totals(conn)
        covered = coverage(conn)
        pages = {page.coverage.name: page.stem for page in covered.pages}
        map_ = site_map(conn, selection, pages)
        discrepancies = all_discrepancies(conn, map_.ids)
        taken = snapshots.take(conn, selection, map_.ids)
        taken.write(out)
        own_frame = frame(map_, totals, covered, len(discrepancies), taken.id)
        copies: dict[str, str] = {}
        if archive is not None and len(map_.documents) <= DOCUMENTS_AT_MOST:
            copies = write_copies(conn, map_.ids, archive, out / "evidence")
        with pages_written(
            conn, shared_snapshot, map_, own_frame, out, copies
        ) as counted:
            # The other processes write their pages meanwhile.
            site = Site(map_, own_frame)
            renderer = Renderer(out)
            lines = Lines(site, renderer.env, root="")
            written = wording.moment(generated_at)
            changed = edits(conn, site)
            view = overview(
                site, lines, totals, covered, discrepancies, written, in_words(changed)
            )
            disagreements = [disagreement(site, row, "") for row in discrepancies]
            for name, root, template, context in _top_pages(site, lines, view, covered):
                renderer.write(name, template, frame=own_frame, root=root, **context)
            renderer.write(
                "edits.html", "edits.html", frame=own_frame, root="", page=changed
            )
            renderer.write(
                "discrepancies.html",
                "discrepancies.html",
                frame=own_frame,
                root="",
                disagreements=disagreements,
            )
            tables.write_tables(conn, map_, out / "data")
            tables.write_periods(view.chart, view.periods, out)
    return summary(map_, out / "index.html", renderer.written + sum(counted), totals)


def summary(
    map_: SiteMap, entry: Path, written: int, totals: report_rows.RecordTotals
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


def _top_pages(
    site: Site, lines: Lines, view: Overview, covered: Coverage
) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """(file, way to the root, template, context) of every page that is not one of
    many."""
    yield "index.html", "", "index.html", {"page": view}
    yield "actors.html", "", "actors.html", {"groups": actor_index(site)}
    yield "topics.html", "", "topics.html", {"groups": topic_index(site)}
    yield "quarantine.html", "", "quarantine.html", {"coverage": covered}
    yield "coverage.html", "", "coverage.html", {"coverage": covered}
    documents = site.map.documents
    votes = {
        "page": view,
        "limits": covered.voting_limits,
        "vetoes": veto_rows(site, lines, [d for d in documents if d.vetoed_by]),
        "divided": lines.rows(d.id for d in documents if is_divided(d)),
    }
    yield "votes.html", "", "votes.html", votes
    for source in covered.pages:
        yield f"source/{source.stem}.html", "../", "source.html", {"page": source}
    for name, context in _lists(site, lines):
        yield name, "", "documents.html", context


def _lists(site: Site, lines: Lines) -> Iterator[tuple[str, dict[str, Any]]]:
    """The pages of the list of all documents, by year."""
    groups = [Group(year, ids) for year, ids in year_groups(site)]
    pages = pages_of(groups)
    total = len(site.map.documents)
    for number, pieces in enumerate(pages, 1):
        rows = tuple(
            RowGroup(
                anchor=f"y-{p.key}" + ("-continued" if p.continued else ""),
                heading=Link(p.key),
                note=wording.count(p.count, "document")
                + (", continued" if p.continued else ""),
                rows=lines.rows(p.rows),
            )
            for p in pieces
        )
        own = pager("documents", number, len(pages), total, "document")
        yield file_name("documents", number), {"groups": rows, "pager": own}
