"""Two actors side by side: what each said, how both voted, where they differ."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from onrecord.db import browsing
from onrecord.db.browsing_rows import TwoBallots
from onrecord.db.lookup import Query
from onrecord.reports import wording
from onrecord.reports.agreement_formats import interval, percent
from onrecord.reports.contexts import Link
from onrecord.reports.pair_statistics import CAST, MINIMUM, wilson
from onrecord.reports.rendering import shown
from onrecord.web.asked import MOST, Asked
from onrecord.web.listing import documents_table, feed_of
from onrecord.web.routes import segment, with_query
from onrecord.web.shelf import rows_of, shelf
from onrecord.web.view import Table, View

NEWEST = 12
DIFFERING = 60


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two."""

    name: Link
    documents: int
    """On the topic, where there is one."""
    rows: Markup
    search: str


@dataclass(frozen=True, slots=True)
class Common:
    """How often both chose alike in one body."""

    body: str
    votes: int
    """In which both cast a ballot."""
    identical: int
    opposed: int
    share: str
    """``withheld`` under ten votes."""
    interval: str
    left_out: int
    """One of them is listed as not voting."""


@dataclass(frozen=True, slots=True)
class Comparison:
    heading: str
    topic: str
    sides: tuple[Side, Side]
    common: tuple[Common, ...]
    minimum: int
    differing: int
    rows: Markup
    agreement: str


def view(asked: Asked) -> View:
    """``/compare?a=FRA&b=DEU&topic=…``"""
    args, known = asked.args, asked.names
    args.allow("a", "b", "topic")
    a, b = args.actor("a"), args.actor("b")
    labels = {topic.id: topic.label for topic in known.topics.values()}
    topic = args.topic("topic", labels)
    given: dict[str, Any] = {
        "a": known.actor(a) if a else "",
        "b": known.actor(b) if b else "",
        "topic": known.topic(topic) if topic else "",
    }
    if not a or not b:
        return View(
            title="Compare two actors",
            template="compare.html",
            context=lambda: {"page": None, "given": given},
            data=lambda: {"usage": "/compare.json?a=FRA&b=DEU&topic="},
            table=lambda: Table(("usage",), [("/compare.csv?a=FRA&b=DEU",)]),
            feed=lambda: feed_of(asked, None),
        )
    both = browsing.ballots_of_two(asked.conn, a, b, topic)
    ids = list(dict.fromkeys(one.document_id for one in both))[:MOST]
    return View(
        title=f"{shown(given['a'])} and {shown(given['b'])}",
        template="compare.html",
        context=lambda: {
            "page": _comparison(asked, a, b, topic, both),
            "given": given,
        },
        data=lambda: _data(asked, a, b, topic, both),
        table=lambda: documents_table(
            asked,
            ids,
            [
                (a, {one.document_id: one.choice for one in both}),
                (b, {one.document_id: one.other for one in both}),
            ],
        ),
        feed=lambda: feed_of(
            asked,
            [
                *asked.found(Query(actor=a, topic=topic))[:MOST],
                *asked.found(Query(actor=b, topic=topic))[:MOST],
            ],
        ),
    )


def common(both: list[TwoBallots]) -> list[tuple[str, list[TwoBallots]]]:
    """The votes of each body in which both cast a ballot; most of them first."""
    found: dict[str, list[TwoBallots]] = defaultdict(list)
    for one in both:
        if one.choice in CAST and one.other in CAST:
            found[one.body].append(one)
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))


def _opposed(one: TwoBallots) -> bool:
    return {one.choice, one.other} == {"yes", "no"}


def _comparison(
    asked: Asked, a: str, b: str, topic: str, both: list[TwoBallots]
) -> Comparison:
    known = asked.names
    found = {
        actor: asked.found(Query(actor=actor, topic=topic))[:MOST] for actor in (a, b)
    }
    apart = [
        one
        for one in both
        if one.choice != one.other and one.choice in CAST and one.other in CAST
    ]
    here = apart[:DIFFERING]
    ids = [id for actor in (a, b) for id in found[actor][:NEWEST]]
    site = shelf(asked.conn, known, [*ids, *(one.document_id for one in here)])
    lines = rows_of(site, asked.env)
    sides = []
    for actor in (a, b):
        newest = found[actor][:NEWEST]
        roles: dict[int, list[str]] = {}
        for part in browsing.parts(asked.conn, newest, actor):
            roles.setdefault(part.document_id, []).append(wording.ROLES[part.role])
        sides.append(
            Side(
                name=Link(shown(known.actor(actor)), f"/actor/{segment(actor)}"),
                documents=len(found[actor]),
                rows=lines.rows_with(
                    (id, wording.listed(roles.get(id, []))) for id in newest
                ),
                search=with_query("/search", {"actor": actor, "topic": topic}),
            )
        )
    return Comparison(
        heading=f"{shown(known.actor(a))} and {shown(known.actor(b))}",
        topic=shown(known.topic(topic)) if topic else "",
        sides=(sides[0], sides[1]),
        common=tuple(_common(asked, body, votes, both) for body, votes in common(both)),
        minimum=MINIMUM,
        differing=len(apart),
        rows=lines.rows_with(
            (one.document_id, f"{_word(one.choice)} / {_word(one.other)}")
            for one in here
        ),
        agreement=with_query("/agreement", {"among": f"{a},{b}", "topic": topic}),
    )


def _word(choice: str) -> str:
    return wording.CHOICES[choice].lower()


def _common(
    asked: Asked, body: str, votes: list[TwoBallots], both: list[TwoBallots]
) -> Common:
    identical = sum(one.choice == one.other for one in votes)
    rate = wilson(identical, len(votes)) if len(votes) >= MINIMUM else None
    return Common(
        body=shown(asked.names.actor(body)) if body else "No body named",
        votes=len(votes),
        identical=identical,
        opposed=sum(_opposed(one) for one in votes),
        share=percent(rate.share) if rate else "withheld",
        interval=interval(rate) if rate else "",
        left_out=sum(one.body == body for one in both) - len(votes),
    )


def _data(
    asked: Asked, a: str, b: str, topic: str, both: list[TwoBallots]
) -> dict[str, Any]:
    return {
        "a": a,
        "b": b,
        "topic": topic or None,
        "documents": {
            actor: len(asked.found(Query(actor=actor, topic=topic))[:MOST])
            for actor in (a, b)
        },
        "votes": [
            {
                "body": body or None,
                "n": len(votes),
                "identical": sum(one.choice == one.other for one in votes),
                "opposed": sum(_opposed(one) for one in votes),
            }
            for body, votes in common(both)
        ],
    }
