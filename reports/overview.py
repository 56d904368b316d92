"""The first page of a report: what it holds, who spoke on what, when, and how well."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from psycopg import Connection

from onrecord.db import report_rows
from onrecord.db.report_rows import DocumentLine, RecordTotals
from onrecord.reports import wording
from onrecord.reports.by_actor import group_address
from onrecord.reports.charts import by_period, shade, timeline
from onrecord.reports.contexts import (
    Cell,
    Chart,
    DocumentRow,
    Frame,
    IndexRow,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Selection,
)
from onrecord.reports.coverage import Coverage
from onrecord.reports.rendering import shown
from onrecord.reports.rows import Lines, Site, SiteMap

ACTORS_SHOWN = 16
TOPICS_SHOWN = 10
NEWEST = 8
HIGHLIGHTS = 8


@dataclass(frozen=True, slots=True)
class Overview:
    title: str
    kinds: tuple[tuple[str, int], ...]
    period: str
    undated: int
    left_out: int
    """Undated documents that a period leaves out."""
    sources: int
    captures: int
    languages: tuple[tuple[str, int], ...]
    actors: int
    topics: int
    matrix: Matrix
    chart: Chart
    periods: tuple[tuple[str, int], ...]
    coverage: Coverage
    newest: tuple[DocumentRow, ...]
    vetoes: tuple[DocumentRow, ...]
    veto_count: int
    divided: tuple[DocumentRow, ...]
    divided_count: int
    recorded: int
    written: str


def frame(
    site: SiteMap, totals: RecordTotals, coverage: Coverage, discrepancies: int
) -> Frame:
    return Frame(
        title="Statements and votes on record",
        limits=tuple(limits(site, site.selection)),
        as_of=wording.moment(totals.as_of),
        documents=len(site.documents),
        of_documents=totals.documents,
        quarantined=len(coverage.quarantine),
        discrepancies=discrepancies,
    )


def limits(site: SiteMap, selection: Selection) -> list[str]:
    """The selection in words, one entry a limit."""
    actors = {actor.id: actor.name for actor in site.actors}
    topics = {topic.id: topic.label for topic in site.topics}
    found = []
    if selection.actors:
        names = [shown(actors.get(a, a)) for a in selection.actors]
        found.append(f"issued, said, sponsored or voted on by {wording.listed(names)}")
    if selection.topics:
        names = [shown(topics.get(t, t)) for t in selection.topics]
        found.append(f"on {wording.listed(names)}")
    if selection.since:
        found.append(f"since {wording.day(selection.since)}")
    if selection.until:
        found.append(f"until {wording.day(selection.until)}")
    return found


def overview(
    conn: Connection[Any],
    site: Site,
    lines: Lines,
    totals: RecordTotals,
    coverage: Coverage,
    written: str,
) -> Overview:
    documents = site.map.documents
    days = [line.dated_on for line in documents if line.dated_on]
    unit, periods = by_period(days)
    vetoes = [line for line in documents if line.vetoed_by]
    divided = [line for line in documents if is_divided(line)]
    kinds = Counter(line.kind for line in documents)
    selection = site.map.selection
    bounded = selection.since or selection.until
    return Overview(
        title=site.frame.title,
        kinds=tuple((wording.plural_kind(k, n), n) for k, n in kinds.most_common()),
        period=wording.period(days),
        undated=len(documents) - len(days),
        left_out=totals.undated if bounded else 0,
        sources=len({line.source for line in documents}),
        captures=coverage.captures,
        languages=coverage.languages,
        actors=len(site.map.actors),
        topics=len(site.map.topics),
        matrix=matrix(conn, site),
        chart=timeline(periods, unit, f"data/documents_by_{unit}.csv"),
        periods=tuple((label, count) for _, label, count in periods),
        coverage=coverage,
        newest=_rows(lines, list(documents[:NEWEST])),
        vetoes=tuple(veto_row(site, lines, line) for line in vetoes[:HIGHLIGHTS]),
        veto_count=len(vetoes),
        divided=_rows(lines, divided[:HIGHLIGHTS]),
        divided_count=len(divided),
        recorded=sum(line.yes is not None for line in documents),
        written=written,
    )


def is_divided(line: DocumentLine) -> bool:
    """A recorded vote with at least one ballot against, and no veto."""
    return bool(line.no) and not line.vetoed_by


def veto_row(site: Site, lines: Lines, line: DocumentLine) -> DocumentRow:
    names = [site.actor(actor).text for actor in line.vetoed_by]
    return DocumentRow(lines.cells(line.id), wording.listed(names), "no")


def _rows(lines: Lines, found: list[DocumentLine]) -> tuple[DocumentRow, ...]:
    return tuple(DocumentRow(lines.cells(line.id)) for line in found)


def matrix(conn: Connection[Any], site: Site) -> Matrix:
    """The actors and topics with the most documents, and where each cell's list is."""
    actors = [
        actor
        for actor in site.map.actors
        if actor.documents and actor.id in site.map.actor_pages
    ][:ACTORS_SHOWN]
    topics = [t for t in site.map.topics if t.id in site.map.topic_pages]
    shown_topics = topics[:TOPICS_SHOWN]
    counts: dict[tuple[str, str], int] = {}
    if actors and shown_topics:
        for row in report_rows.actor_topics(
            conn, site.map.ids, [a.id for a in actors], [t.id for t in shown_topics]
        ):
            counts[row.actor_id, row.topic_id] = row.documents
    most = max(counts.values(), default=0)
    rows = []
    for actor in actors:
        address = group_address(site, actor.id)
        cells = []
        for topic in shown_topics:
            count = counts.get((actor.id, topic.id), 0)
            href = f"actor/{address[topic.id]}" if count else ""
            cells.append(Cell(count, href, shade(count, most)))
        rows.append(
            MatrixRow(
                actor=site.actor(actor.id, ""),
                kind=wording.actor_kind(actor.kind),
                documents=actor.documents,
                cells=tuple(cells),
            )
        )
    return Matrix(
        columns=tuple(
            MatrixColumn(site.topic(topic.id, ""), topic.documents)
            for topic in shown_topics
        ),
        rows=tuple(rows),
        actors=len(site.map.actors),
        topics=len(site.map.topics),
    )


def actor_index(site: Site) -> tuple[tuple[str, tuple[IndexRow, ...]], ...]:
    """Every actor under its kind, by name."""
    rows: dict[str, list[IndexRow]] = {}
    for actor in site.map.actors:
        votes = actor.yes + actor.no + actor.abstention + actor.non_voting
        kind = wording.actor_kind(actor.kind)
        rows.setdefault(kind, []).append(
            IndexRow(
                site.actor(actor.id, ""), actor.id, kind, actor.documents,
                actor.issued, actor.sponsored, votes,
            )
        )  # fmt: skip
    return _in_order(rows)


def topic_index(site: Site) -> tuple[tuple[str, tuple[IndexRow, ...]], ...]:
    """Every topic under its domain, by label."""
    rows: dict[str, list[IndexRow]] = {}
    for topic in site.map.topics:
        domain = shown(topic.domain) or "Other subjects"
        link = site.topic(topic.id, "")
        rows.setdefault(domain, []).append(
            IndexRow(link, topic.id, topic.kind, topic.documents, 0, 0, 0)
        )
    return _in_order(rows)


def _in_order(
    rows: dict[str, list[IndexRow]],
) -> tuple[tuple[str, tuple[IndexRow, ...]], ...]:
    for found in rows.values():
        found.sort(key=lambda row: (row.name.text.casefold(), row.id))
    ordered = sorted(rows, key=lambda kind: (-len(rows[kind]), kind))
    return tuple((kind, tuple(rows[kind])) for kind in ordered)


def year_groups(site: Site) -> list[tuple[str, list[int]]]:
    """The documents by year, newest first, undated ones last."""
    years: dict[str, list[int]] = {}
    for line in site.map.documents:
        years.setdefault(_year(line.dated_on), []).append(line.id)
    return list(years.items())


def _year(day: date | None) -> str:
    return str(day.year) if day else "Undated"
