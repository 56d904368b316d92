"""Position briefs on the site: what an actor, or two, said and did on a topic."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from psycopg import Connection

from onrecord.db.lookup import Query
from onrecord.reports.brief import Ask, brief
from onrecord.reports.brief_contexts import Brief
from onrecord.reports.brief_topics import AskedTopics, UnknownTopic, asked_topics
from onrecord.reports.contexts import Link
from onrecord.reports.rendering import shown
from onrecord.web.asked import MOST, Asked
from onrecord.web.faults import BadParameter
from onrecord.web.listing import feed_of
from onrecord.web.routes import with_query
from onrecord.web.view import Table, View

USAGE = "/brief{}?actor=FRA&topic=Ceasefires"
COLUMNS = ("part", "day", "who", "place", "text", "address", "sha256", "archived")


def view(asked: Asked) -> View:
    """``/brief?actor=FRA&topic=Ceasefires&with=RUS&since=…&until=…&all=yes``"""
    args, known = asked.args, asked.names
    args.allow("actor", "topic", "with", "since", "until", "all")
    actor, beside = args.actor("actor"), args.actor("with")
    topics = _topics(asked, args.words("topic"))
    since, until = args.period()
    given = {
        "actor": known.actor(actor) if actor else "",
        "with": known.actor(beside) if beside else "",
        "topic": args.words("topic"),
        "since": since.isoformat() if since else "",
        "until": until.isoformat() if until else "",
    }
    if not actor or topics is None:
        return View(
            title="Position brief",
            template="brief_form.html",
            context=lambda: {"given": given},
            data=lambda: {"usage": USAGE.format(".json")},
            table=lambda: Table(("usage",), [(USAGE.format(".csv"),)]),
            feed=lambda: feed_of(asked, None),
        )
    actors = tuple(dict.fromkeys(filter(None, (actor, beside))))
    ask = Ask(actors, topics, since, until, args.flag("all"))
    found = asked.worked_out(
        ("brief", actors, topics.ids, topics.labels, since, until, ask.everything),
        lambda conn: _composed(conn, ask),
    )
    return View(
        title=shown(found.heading),
        template="live_brief.html",
        context=lambda: {
            "brief": found,
            "given": given,
            "whole": "" if ask.everything else args.address(all="yes"),
        },
        data=lambda: asdict(found),
        table=lambda: _table(found),
        feed=lambda: feed_of(asked, _documents(asked, actors, topics)),
    )


def _topics(asked: Asked, words: str) -> AskedTopics | None:
    if not words:
        return None
    try:
        return asked_topics(asked.conn, [words])
    except UnknownTopic as error:
        given, path = asked.args.given, asked.args.path
        near = [
            Link(name, with_query(path, given | {"topic": name})) for name in error.near
        ]
        raise BadParameter("topic", str(error), near) from error


def _composed(conn: Connection[Any], ask: Ask) -> Brief:
    with conn.transaction():
        conn.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        return brief(conn, ask)


def _documents(asked: Asked, actors: tuple[str, ...], topics: AskedTopics) -> list[int]:
    return [
        document
        for actor in actors
        for topic in topics.ids
        for document in asked.found(Query(actor=actor, topic=topic))[:MOST]
    ]


def _table(found: Brief) -> Table:
    """A row for each passage, vote and sponsorship, with its source."""
    sources = {one.number: one for one in found.sources}

    def row(part: str, day: str, who: str, place: str, text: str, source: int) -> Any:
        one = sources[source]
        return (part, day, who, place, text, one.address, one.digest, one.command)

    rows = [
        row("statement", one.day, one.who, one.title or one.place, one.text, one.source)
        for period in found.periods
        for column in period.columns
        for one in column
    ]
    rows += [
        row(
            "vote", vote.day, side.name, vote.symbol,
            f"{choice.words}; {vote.outcome} {vote.tally}".strip(), vote.source,
        )
        for vote in found.votes
        for side, choice in zip(found.sides, vote.choices, strict=True)
    ]  # fmt: skip
    rows += [
        row("sponsorship", one.day, side.name, one.symbol, one.how, one.source)
        for side in found.sides
        for one in side.sponsored
    ]
    return Table(COLUMNS, rows)
