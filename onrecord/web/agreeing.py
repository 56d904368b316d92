"""Who votes with whom: the report's page, asked for in an address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord import vocabularies
from onrecord.db import browsing
from onrecord.reports.agreement import Agreement, Choice, agreement
from onrecord.reports.agreement_formats import as_data, figures, relations
from onrecord.reports.agreement_page import page
from onrecord.reports.rendering import shown
from onrecord.vocabularies.contexts import group_members
from onrecord.web.asked import Asked
from onrecord.web.faults import BadParameter
from onrecord.web.listing import feed_of
from onrecord.web.view import Table, View

MEMBERS = 30
"""Actors at most in a matrix: the page has a cell for every two."""
FILTERS = ("actor", "among", "body", "topic", "since", "until", "contested")


def view(asked: Asked) -> View:
    """``/agreement``"""
    args, known = asked.args, asked.names
    args.allow(*FILTERS)
    since, until = args.period()
    labels = {topic.id: topic.label for topic in known.topics.values()}
    topic = args.topic("topic", labels)
    actor = args.actor("actor")
    choice = Choice(
        actors=(actor,) if actor else (),
        among=_members(asked),
        body=args.actor("body"),
        topic=topic,
        since=since,
        until=until,
        contested=args.flag("contested"),
    )
    names = {one.id: one.name() for one in vocabularies.actors().values()}
    found = asked.once(("agreement", choice), lambda: agreement(asked.conn, choice))
    label = shown(known.topic(topic)) if topic else ""
    return View(
        title="Voting agreement",
        template="live_agreement.html",
        context=lambda: {
            "page": page(found, names, label),
            "given": args.given,
            "contested": choice.contested,
        },
        data=lambda: as_data(found, names),
        table=lambda: _table(found, names),
        feed=lambda: feed_of(asked, asked.once("voted", lambda: _voted(asked))),
    )


def _voted(asked: Asked) -> list[int]:
    return list(browsing.voted(asked.conn, limit=1000))


def _members(asked: Asked) -> tuple[str, ...]:
    """Actors with commas between them; a group stands for its members."""
    found: dict[str, None] = {}
    for said in asked.args.words("among").split(","):
        if not said.strip():
            continue
        actor = vocabularies.actor(said.strip())
        if actor is None:
            # Says which it was, and the nearest.
            type(asked.args)(asked.path, {"among": said}).actor("among")
            continue
        found |= dict.fromkeys(group_members().get(actor.id, (actor.id,)))
    if len(found) > MEMBERS:
        says = f"{len(found)} actors are too many for one page; {MEMBERS} are not"
        raise BadParameter("among", says)
    return tuple(found)


def _table(found: Agreement, names: Mapping[str, str]) -> Table:
    rows: list[dict[str, Any]] = [
        {
            "body": section.body,
            "actor": one.actor,
            "actor_name": names.get(one.actor, ""),
            "partner": one.partner,
            "partner_name": names.get(one.partner, ""),
            **figures(one.whole),
        }
        for section in found.sections
        for one in relations(section)
    ]
    columns = tuple(rows[0]) if rows else ("body", "actor", "partner")
    return Table(columns, [[_cell(row[name]) for name in columns] for row in rows])


def _cell(value: Any) -> str | int | None:
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    return value if value is None or isinstance(value, int) else str(value)
