"""Actors: the list of all, one with its subjects, votes and documents, its votes."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from onrecord import vocabularies
from onrecord.db import browsing
from onrecord.db.browsing_rows import Share
from onrecord.db.lookup import Query
from onrecord.db.report_rows import ActorTotal
from onrecord.reports import wording
from onrecord.reports.by_actor import VOTES_ON_FIRST_PAGE, ActorPage, ActorVotesPage
from onrecord.reports.contexts import Counts, CountsRow, Link, Pager, RowGroup
from onrecord.reports.overview import actor_index
from onrecord.reports.paging import paged
from onrecord.reports.rendering import plain, shown
from onrecord.reports.rows import number_cells
from onrecord.web.asked import MOST, Asked
from onrecord.web.faults import NotHeld
from onrecord.web.listing import (
    ROWS,
    documents_data,
    documents_table,
    feed_of,
)
from onrecord.web.parameters import CHOICES
from onrecord.web.routes import segment, with_query
from onrecord.web.searching import part
from onrecord.web.shelf import AT, rows_of, shelf
from onrecord.web.view import Redirect, Table, View

PER_PAGE = 100
SUBJECTS = 115
"""On the page: 15 that are seen at once, and a hundred more."""


def everyone(asked: Asked) -> View:
    """``/actors``"""
    asked.args.allow()
    known = asked.names
    columns = (
        "id", "name", "kind", "documents", "issued", "sponsored", "yes", "no",
        "abstention", "non_voting",
    )  # fmt: skip
    rows = [
        [getattr(actor, column) for column in columns]
        for actor in known.actors.values()
    ]
    return View(
        title="Actors",
        template="actors.html",
        context=lambda: {"groups": actor_index(shelf(asked.conn, known, []))},
        data=lambda: {"actors": [dict(zip(columns, row, strict=True)) for row in rows]},
        table=lambda: Table(columns, rows),
        feed=lambda: feed_of(asked, None),
    )


def view(asked: Asked, actor: str) -> View | Redirect:
    """``/actor/FRA``"""
    found = _held(asked, actor)
    if found.id != actor:
        return Redirect(with_query(f"/actor/{segment(found.id)}", asked.args.given))
    asked.args.allow("page")
    ids = asked.found(Query(actor=found.id))
    number = asked.args.number("page", 1, MOST, 1)
    return View(
        title=plain(found.name),
        template="live_actor.html",
        context=lambda: {
            "page": _page(asked, found, number),
            "rows_in_all": len(_shares(asked, found)),
        },
        data=lambda: _data(asked, found, number),
        table=lambda: documents_table(asked, part(ids[:MOST], number, ROWS)),
        feed=lambda: feed_of(asked, ids),
    )


def votes(asked: Asked, actor: str) -> View | Redirect:
    """``/actor/FRA/votes``"""
    found = _held(asked, actor)
    if found.id != actor:
        path = f"/actor/{segment(found.id)}/votes"
        return Redirect(with_query(path, asked.args.given))
    args = asked.args
    args.allow("page", "topic", "choice")
    labels = {topic.id: topic.label for topic in asked.names.topics.values()}
    topic = args.topic("topic", labels)
    choice = args.choice("choice", CHOICES)
    cast = browsing.ballots_of(asked.conn, found.id, topic, choice)
    number = args.number("page", 1, MOST, 1)
    choices = dict(cast)
    here = list(dict.fromkeys(id for id, _ in cast))
    rows = part(here, number, ROWS)
    return View(
        title=f"Votes of {plain(found.name)}",
        template="live_actor_votes.html",
        context=lambda: {
            "page": _votes_page(asked, found, cast, number),
            "topic": shown(asked.names.topic(topic)) if topic else "",
            "topic_id": topic,
            "choice": choice,
            "choices": wording.CHOICES,
        },
        data=lambda: {
            "actor": found.id,
            "total": len(cast),
            "page": number,
            "votes": [
                one | {"choice": choices[id]}
                for id, one in zip(rows, documents_data(asked, rows), strict=True)
            ],
        },
        table=lambda: documents_table(asked, rows, [("choice", choices)]),
        feed=lambda: feed_of(asked, here),
    )


def _held(asked: Asked, said: str) -> ActorTotal:
    """The actor of that id, code or name, as the record knows it."""
    known = asked.names
    if said in known.actors:
        return known.actors[said]
    meant = vocabularies.actor(said)
    if meant is not None and meant.id in known.actors:
        return known.actors[meant.id]
    if meant is not None:
        # Known, and nothing is held of it: that is an answer, not an error.
        return ActorTotal(meant.id, meant.name(), meant.kind, 0, 0, 0, 0, 0, 0, 0)
    names = vocabularies.actors()
    near = [
        Link(names[id].name(), f"/actor/{segment(id)}")
        for id in vocabularies.nearest_actors(said, 5)
    ]
    raise NotHeld(f"No actor is called {shown(said)[:100]}.", near)


def _pager(asked: Asked, number: int, total: int, unit: str) -> Pager:
    pages = max(1, -(-total // PER_PAGE))
    return paged(
        lambda n: asked.args.address(page=str(n) if n > 1 else ""),
        min(number, pages), pages, total, unit, PER_PAGE,
    )  # fmt: skip


def _page(asked: Asked, actor: ActorTotal, number: int) -> ActorPage:
    conn, known = asked.conn, asked.names
    ids = asked.found(Query(actor=actor.id))[:MOST]
    pages = _pager(asked, number, len(ids), "document")
    here = part(ids, pages.page, PER_PAGE)
    few = (
        browsing.ballots_of(conn, actor.id, limit=VOTES_ON_FIRST_PAGE)
        if pages.page == 1
        else []
    )
    cast = actor.yes + actor.no + actor.abstention + actor.non_voting
    all_votes = f"/actor/{segment(actor.id)}/votes"
    ids_shown = [*here, *(id for id, _ in few)]
    site = shelf(conn, known, ids_shown, parts_of=actor.id)
    lines = rows_of(site, asked.env)
    roles = {
        id: role for id in here for who, role in site.roles_on(id) if who == actor.id
    }
    name = shown(actor.name)
    group = RowGroup(
        anchor="all",
        heading=Link("Newest first"),
        note=wording.count(len(ids), "document"),
        rows=lines.rows_with((id, roles.get(id, "")) for id in here),
    )
    return ActorPage(
        name=name,
        plain_name=plain(actor.name),
        id=actor.id,
        kind=wording.actor_kind(actor.kind),
        totals=Counts(
            Link(name), actor.documents, actor.issued, actor.sponsored,
            actor.yes, actor.no, actor.abstention, actor.non_voting,
        ),
        period=wording.period(
            asked.once(("dates", actor.id), lambda: browsing.dates_of(conn, actor.id))
        ),
        topics=_subjects(asked, actor) if pages.page == 1 else (),
        groups=(group,) if here else (),
        votes=lines.ballots(few) if few else Markup(),
        votes_href=all_votes if few and cast > len(few) else "",
        pager=pages,
    )  # fmt: skip


def _shares(asked: Asked, actor: ActorTotal) -> list[Share]:
    return asked.once(
        ("subjects", actor.id), lambda: browsing.subjects_of(asked.conn, actor.id)
    )


def _subjects(asked: Asked, actor: ActorTotal) -> tuple[CountsRow, ...]:
    rows = []
    for one in _shares(asked, actor)[:SUBJECTS]:
        both = {"actor": actor.id, "topic": one.id}
        href = with_query("/search", both)
        if not one.documents:
            votes = f"/actor/{segment(actor.id)}/votes"
            href = with_query(votes, {"topic": one.id})
        link = asked.names.topic_link(one.id, href)
        rows.append(CountsRow(link, number_cells(*one[2:])))
    return tuple(rows)


def _votes_page(
    asked: Asked, actor: ActorTotal, cast: list[tuple[int, str]], number: int
) -> ActorVotesPage:
    pages = _pager(asked, number, len(cast), "vote")
    start = (pages.page - 1) * PER_PAGE
    here = cast[start : start + PER_PAGE]
    site = shelf(asked.conn, asked.names, [id for id, _ in here])
    return ActorVotesPage(
        name=shown(actor.name),
        plain_name=plain(actor.name),
        href=AT.entry("actor", segment(actor.id)),
        votes=rows_of(site, asked.env).ballots(here),
        pager=pages,
    )


def _data(asked: Asked, actor: ActorTotal, number: int) -> dict[str, Any]:
    ids = asked.found(Query(actor=actor.id))[:MOST]
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "documents": actor.documents,
        "issued": actor.issued,
        "sponsored": actor.sponsored,
        "votes": {
            "yes": actor.yes,
            "no": actor.no,
            "abstention": actor.abstention,
            "non_voting": actor.non_voting,
        },
        "subjects": [
            one._asdict() | {"label": asked.names.topic(one.id)}
            for one in _shares(asked, actor)
        ],
        "page": number,
        "list": documents_data(asked, part(ids, number, ROWS)),
    }
