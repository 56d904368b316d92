"""Topics: the list of all, and one with its actors and documents."""

from __future__ import annotations

from typing import Any

from onrecord.db import browsing
from onrecord.db.browsing_rows import Share
from onrecord.db.lookup import Query
from onrecord.db.report_rows import TopicTotal
from onrecord.reports import wording
from onrecord.reports.by_topic import TopicPage, domain_name
from onrecord.reports.contexts import CountsRow, Link, RowGroup
from onrecord.reports.overview import topic_index
from onrecord.reports.paging import paged
from onrecord.reports.rendering import plain, shown
from onrecord.reports.rows import Site, number_cells
from onrecord.web.asked import MOST, Asked
from onrecord.web.faults import NotHeld, nearest
from onrecord.web.listing import ROWS, documents_data, documents_table, feed_of
from onrecord.web.routes import segment, with_query
from onrecord.web.searching import part
from onrecord.web.shelf import rows_of, shelf
from onrecord.web.view import Redirect, Table, View

PER_PAGE = 100
LARGEST = 12
"""Topics of each domain on the page of all."""
IN_DOMAIN = 600
"""Topics on a page of one domain."""
ACTORS = 115
"""On the page: 15 that are seen at once, and a hundred more."""


def everything(asked: Asked) -> View:
    """``/topics``"""
    asked.args.allow("domain", "page")
    known = asked.names
    columns = ("id", "label", "domain", "kind", "documents")
    rows = [
        [getattr(topic, column) for column in columns]
        for topic in known.topics.values()
    ]
    return View(
        title="Subjects",
        template="live_topics.html",
        context=lambda: _index(asked),
        data=lambda: {"topics": [dict(zip(columns, row, strict=True)) for row in rows]},
        table=lambda: Table(columns, rows),
        feed=lambda: feed_of(asked, None),
    )


def _index(asked: Asked) -> dict[str, Any]:
    """Of every domain the topics with most documents, or all of one domain."""
    args = asked.args
    groups = asked.once(
        "topic index", lambda: topic_index(shelf(asked.conn, asked.names, []))
    )
    domain = args.choice("domain", [name for name, _ in groups])
    if not domain:
        largest = [
            (name, len(rows), sorted(rows, key=lambda row: -row.documents)[:LARGEST])
            for name, rows in groups
        ]
        return {"groups": largest, "domain": "", "pager": None}
    rows = dict(groups)[domain]
    pages = max(1, -(-len(rows) // IN_DOMAIN))
    number = min(args.number("page", 1, MOST, 1), pages)
    here = rows[(number - 1) * IN_DOMAIN : number * IN_DOMAIN]
    return {
        "groups": [(domain, len(rows), here)],
        "domain": domain,
        "pager": paged(
            lambda n: args.address(page=str(n) if n > 1 else ""),
            number, pages, len(rows), "subject", IN_DOMAIN,
        ),
    }  # fmt: skip


def view(asked: Asked, topic: str) -> View | Redirect:
    """``/topic/UNBIS:…``"""
    known = asked.names
    found = known.topics.get(topic)
    if found is None:
        labels = {one.label.casefold(): one.id for one in known.topics.values()}
        meant = labels.get(topic.strip().casefold())
        if meant:
            return Redirect(f"/topic/{segment(meant)}")
        near = [
            Link(shown(known.topic(labels[one])), f"/topic/{segment(labels[one])}")
            for one in nearest(topic, labels)
        ]
        raise NotHeld(f"The record holds nothing on {shown(topic)[:100]}.", near)
    asked.args.allow("page")
    ids = asked.found(Query(topic=topic))[:MOST]
    number = asked.args.number("page", 1, MOST, 1)
    return View(
        title=plain(found.label),
        template="live_topic.html",
        context=lambda: {
            "page": _page(asked, found, number),
            "rows_in_all": len(_shares(asked, found)),
        },
        data=lambda: _data(asked, found, number),
        table=lambda: documents_table(asked, part(ids, number, ROWS)),
        feed=lambda: feed_of(asked, ids),
    )


def _page(asked: Asked, topic: TopicTotal, number: int) -> TopicPage:
    ids = asked.found(Query(topic=topic.id))[:MOST]
    pages = max(1, -(-len(ids) // PER_PAGE))
    number = min(number, pages)
    here = part(ids, number, PER_PAGE)
    site = shelf(asked.conn, asked.names, here, parts_of="", topics=True)
    lines = rows_of(site, asked.env)
    days = browsing.days(asked.conn, ids)
    group = RowGroup(
        anchor="all",
        heading=Link("Newest first"),
        note=wording.count(len(ids), "document"),
        rows=lines.rows_with(
            (id, site.part_taken(id, _actors_on(site, id), topic.id)) for id in here
        ),
    )
    return TopicPage(
        name=shown(topic.label),
        plain_name=plain(topic.label),
        id=topic.id,
        domain=domain_name(topic.domain),
        documents=topic.documents,
        assigned=browsing.assigned(asked.conn, topic.id),
        period=wording.period([min(days), max(days)] if days else []),
        actors=_actors(asked, topic) if number == 1 else (),
        groups=(group,),
        pager=paged(
            lambda n: asked.args.address(page=str(n) if n > 1 else ""),
            number, pages, len(ids), "document", PER_PAGE,
        ),
    )  # fmt: skip


def _actors_on(site: Site, document: int) -> str:
    return wording.listed([site.actor(a).text for a, _ in site.roles_on(document)])


def _shares(asked: Asked, topic: TopicTotal) -> list[Share]:
    return asked.once(
        ("actors", topic.id), lambda: browsing.actors_of(asked.conn, topic.id)
    )


def _actors(asked: Asked, topic: TopicTotal) -> tuple[CountsRow, ...]:
    rows = []
    for one in _shares(asked, topic)[:ACTORS]:
        href = with_query("/search", {"actor": one.id, "topic": topic.id})
        if not one.documents:
            votes = f"/actor/{segment(one.id)}/votes"
            href = with_query(votes, {"topic": topic.id})
        link = Link(shown(asked.names.actor(one.id)), href)
        rows.append(CountsRow(link, number_cells(*one[2:])))
    return tuple(rows)


def _data(asked: Asked, topic: TopicTotal, number: int) -> dict[str, Any]:
    ids = asked.found(Query(topic=topic.id))[:MOST]
    return {
        "id": topic.id,
        "label": topic.label,
        "domain": topic.domain,
        "documents": topic.documents,
        "actors": [
            one._asdict() | {"name": asked.names.actor(one.id)}
            for one in _shares(asked, topic)
        ],
        "page": number,
        "list": documents_data(asked, part(ids, number, ROWS)),
    }
