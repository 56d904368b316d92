"""The first page of a report: what it holds, who spoke on what, when, and how well."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from onrecord.db.report_rows import DiscrepancyRow, DocumentLine, RecordTotals
from onrecord.reports import wording
from onrecord.reports.by_actor import group_addresses, groups_of_actor
from onrecord.reports.by_topic import domain_name
from onrecord.reports.charts import by_period, ends, shade, timeline
from onrecord.reports.contexts import (
    Cell,
    Chart,
    Frame,
    IndexRow,
    Link,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Selection,
)
from onrecord.reports.coverage import Coverage
from onrecord.reports.coverage_days import Share
from onrecord.reports.rendering import shown
from onrecord.reports.rows import Lines, Site, SiteMap

ACTORS_SHOWN = 16
TOPICS_SHOWN = 10
NEWEST = 8
HIGHLIGHTS = 8

OTHER_TOPICS = "Other subjects"


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
    periods: tuple[tuple[str, int, Share], ...]
    """(label, documents, what was collected of their sources)"""
    coverage: Coverage
    newest: Markup
    vetoes: Markup
    veto_count: int
    divided: Markup
    more_votes: bool
    """Highlights are not all of them."""
    divided_count: int
    recorded: int
    discrepancies: tuple[tuple[str, int], ...]
    """(field, documents)"""
    written: str
    changed: str
    """What was changed or taken away at the sources, counted in words."""


def frame(
    site: SiteMap,
    totals: RecordTotals,
    coverage: Coverage,
    discrepancies: int,
    snapshot: str = "",
) -> Frame:
    return Frame(
        title="Statements and votes on record",
        limits=tuple(limits(site, site.selection)),
        as_of=wording.moment(totals.as_of),
        documents=len(site.documents),
        of_documents=totals.documents,
        quarantined=len(coverage.quarantine),
        discrepancies=discrepancies,
        snapshot=snapshot,
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
    site: Site,
    lines: Lines,
    totals: RecordTotals,
    coverage: Coverage,
    discrepancies: Sequence[DiscrepancyRow],
    written: str,
    changed: str,
) -> Overview:
    documents = site.map.documents
    days = [line.dated_on for line in documents if line.dated_on]
    unit, periods = by_period(days)
    sources = {line.source for line in documents}
    shares = [
        coverage.ledger.share(sources, start, end)
        for (start, _, _), end in zip(periods, ends(unit, periods), strict=True)
    ]
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
        sources=len(sources),
        captures=coverage.captures,
        languages=coverage.languages,
        actors=len(site.map.actors),
        topics=len(site.map.topics),
        matrix=matrix(site),
        chart=timeline(periods, unit, f"data/documents_by_{unit}.csv", shares),
        periods=tuple(
            (label, count, share)
            for (_, label, count), share in zip(periods, shares, strict=True)
        ),
        coverage=coverage,
        newest=lines.rows(line.id for line in documents[:NEWEST]),
        vetoes=veto_rows(site, lines, vetoes[:HIGHLIGHTS]),
        veto_count=len(vetoes),
        divided=lines.rows(line.id for line in divided[:HIGHLIGHTS]),
        more_votes=max(len(vetoes), len(divided)) > HIGHLIGHTS,
        divided_count=len(divided),
        recorded=sum(line.yes is not None for line in documents),
        discrepancies=tuple(
            Counter(d.field.replace("_", " ") for d in discrepancies).most_common()
        ),
        written=written,
        changed=changed,
    )


def is_divided(line: DocumentLine) -> bool:
    """A recorded vote with at least one ballot against, and no veto."""
    return bool(line.no) and not line.vetoed_by


def veto_rows(site: Site, lines: Lines, vetoed: Iterable[DocumentLine]) -> Markup:
    return lines.rows_with(
        (line.id, wording.listed([site.actor(a).text for a in line.vetoed_by]))
        for line in vetoed
    )


def matrix(site: Site) -> Matrix:
    """The actors and topics with the most documents, and where each cell's list is."""
    actors = [
        actor
        for actor in site.map.actors
        if actor.documents and actor.id in site.map.actor_pages
    ][:ACTORS_SHOWN]
    topics = [t for t in site.map.topics if t.id in site.map.topic_pages][:TOPICS_SHOWN]
    found = {actor.id: groups_of_actor(site, actor.id) for actor in actors}
    counts = {
        (actor, group.key): len(group.rows)
        for actor, groups in found.items()
        for group in groups
    }
    wanted = [(actor.id, topic.id) for actor in actors for topic in topics]
    most = max((counts.get(cell, 0) for cell in wanted), default=0)
    rows = []
    for actor in actors:
        address = group_addresses(site, actor.id, found[actor.id])
        cells = []
        for topic in topics:
            count = counts.get((actor.id, topic.id), 0)
            href = f"actor/{address[topic.id]}" if count else ""
            cells.append(Cell(count, href, shade(count, most)))
        link = site.actor(actor.id, "")
        rows.append(
            MatrixRow(
                actor=Link(short_name(site, link.text), link.href),
                documents=actor.documents,
                cells=tuple(cells),
            )
        )
    return Matrix(
        columns=tuple(
            MatrixColumn(site.topic(topic.id, ""), topic.documents) for topic in topics
        ),
        rows=tuple(rows),
        actors=len(site.map.actors),
        topics=len(site.map.topics),
    )


def short_name(site: Site, name: str) -> str:
    """``Bolivia`` for ``Bolivia (Plurinational State of)``, where no other is meant."""
    short = re.sub(r"\s*\([^()]*\)$", "", name)
    others = sum(actor.name.startswith(short) for actor in site.map.actors)
    return short if others == 1 else name


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
        domain = domain_name(topic.domain) or OTHER_TOPICS
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
