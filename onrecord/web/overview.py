"""The first page: the report's overview, counted by the database."""

from __future__ import annotations

from typing import Any

from onrecord.db import browsing
from onrecord.db.lookup import Query
from onrecord.reports import wording
from onrecord.reports.charts import ends, periods_of, shade, timeline
from onrecord.reports.contexts import Cell, Link, Matrix, MatrixColumn, MatrixRow
from onrecord.reports.coverage import Coverage, coverage
from onrecord.reports.overview import (
    ACTORS_SHOWN,
    HIGHLIGHTS,
    NEWEST,
    TOPICS_SHOWN,
    Overview,
    short_name,
    veto_rows,
)
from onrecord.reports.rows import Site
from onrecord.web.asked import Asked
from onrecord.web.listing import feed_of
from onrecord.web.routes import with_query
from onrecord.web.shelf import AT, rows_of, shelf
from onrecord.web.view import Table, View


def view(asked: Asked) -> View:
    """``/``"""
    asked.args.allow()
    # Both are needed for it, and are counted beside it.
    assert asked.names
    assert covered(asked)
    page = asked.counted("overview", overview)
    return View(
        title="onrecord: newest in the record",
        template="live_index.html",
        context=lambda: {"page": page},
        data=lambda: _data(asked, page),
        table=lambda: _table(asked),
        feed=lambda: feed_of(asked, None),
    )


def covered(asked: Asked) -> Coverage:
    """What was collected, source by source; counted once."""
    return asked.counted("coverage", lambda one: coverage(one.conn, AT))


def overview(asked: Asked) -> Overview:
    known, conn = asked.names, asked.conn
    coverage = covered(asked)
    days = browsing.days(conn)
    unit, periods = periods_of(days)
    sources = set(browsing.sources_of(conn))
    shares = [
        coverage.ledger.share(sources, start, end)
        for (start, _, _), end in zip(periods, ends(unit, periods), strict=True)
    ]
    newest = browsing.matching(conn, Query(limit=NEWEST), known.languages)
    vetoed = browsing.vetoed(conn, HIGHLIGHTS)
    divided = browsing.divided(conn, HIGHLIGHTS)
    site = shelf(conn, known, [*newest, *vetoed, *divided])
    lines = rows_of(site, asked.env)
    totals = known.totals
    return Overview(
        title="Statements and votes on record",
        kinds=tuple(
            (wording.plural_kind(kind, n), n)
            for kind, n in browsing.kinds(conn).items()
        ),
        period=wording.period([min(days), max(days)] if days else []),
        undated=totals.undated,
        left_out=0,
        sources=len(sources),
        captures=coverage.captures,
        languages=coverage.languages,
        actors=len(known.actors),
        topics=len(known.topics),
        matrix=_matrix(asked, site),
        chart=timeline(periods, unit, "/timeline.csv", shares, AT.whole),
        periods=tuple(
            (label, count, share)
            for (_, label, count), share in zip(periods, shares, strict=True)
        ),
        coverage=coverage,
        newest=lines.rows(newest),
        vetoes=veto_rows(site, lines, [site.lines[id] for id in vetoed]),
        veto_count=totals.vetoes,
        divided=lines.rows(divided),
        more_votes=max(totals.vetoes, totals.divided) > HIGHLIGHTS,
        divided_count=totals.divided,
        recorded=totals.recorded,
        discrepancies=tuple(
            (field.replace("_", " "), n)
            for field, n in browsing.discrepancy_fields(conn)
        ),
        written="",
        changed="What was changed or taken away at the sources",
    )


def _matrix(asked: Asked, site: Site) -> Matrix:
    """The actors and topics with most documents, each cell with its list."""
    known = asked.names
    actors = [a for a in known.actors.values() if a.documents][:ACTORS_SHOWN]
    topics = list(known.topics.values())[:TOPICS_SHOWN]
    counts = browsing.actor_topic_counts(
        asked.conn, [actor.id for actor in actors], [topic.id for topic in topics]
    )
    most = max(counts.values(), default=0)
    rows = []
    for actor in actors:
        cells = []
        for topic in topics:
            count = counts.get((actor.id, topic.id), 0)
            both = {"actor": actor.id, "topic": topic.id}
            href = with_query("/search", both) if count else ""
            cells.append(Cell(count, href, shade(count, most)))
        link = site.actor(actor.id)
        name = Link(short_name(site, link.text), link.href)
        rows.append(MatrixRow(name, actor.documents, tuple(cells)))
    return Matrix(
        columns=tuple(
            MatrixColumn(site.topic(topic.id), topic.documents) for topic in topics
        ),
        rows=tuple(rows),
        actors=len(known.actors),
        topics=len(known.topics),
    )


def _data(asked: Asked, page: Overview) -> dict[str, Any]:
    totals = asked.names.totals
    return {
        "documents": totals.documents,
        "undated": totals.undated,
        "as_of": totals.as_of.isoformat() if totals.as_of else None,
        "recorded_votes": totals.recorded,
        "divided_votes": totals.divided,
        "vetoes": totals.vetoes,
        "actors": page.actors,
        "topics": page.topics,
        "captures": page.captures,
        "quarantined": totals.quarantined,
        "discrepancies": totals.discrepancies,
        "kinds": browsing.kinds(asked.conn),
        "periods": [
            {"period": label, "documents": count, "collected": share.words}
            for label, count, share in page.periods
        ],
        "matrix": [
            {"actor": row.actor.text, "topic": column.topic.text, "documents": n.count}
            for row in page.matrix.rows
            for column, n in zip(page.matrix.columns, row.cells, strict=True)
        ],
    }


def _table(asked: Asked) -> Table:
    """All actors by all topics."""
    known = asked.names
    counts = asked.counted(
        "actors by topics",
        lambda one: browsing.actor_topic_counts(
            one.conn, list(known.actors), list(known.topics)
        ),
    )
    return Table(
        ("actor", "actor_name", "topic", "topic_label", "documents"),
        [
            (actor, known.actor(actor), topic, known.topic(topic), n)
            for (actor, topic), n in sorted(counts.items())
        ],
    )
