"""Recorded votes: vetoes, divided votes, all of them; their ballots as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from onrecord.db import browsing, report_queries
from onrecord.reports import wording
from onrecord.reports.contexts import Link, Pager
from onrecord.reports.coverage_limits import limits_of_votes
from onrecord.reports.paging import PageNames, paged
from onrecord.reports.rendering import shown
from onrecord.web.asked import MOST, Asked
from onrecord.web.listing import documents_data, feed_of, iso
from onrecord.web.searching import part
from onrecord.web.shelf import AT, rows_of, shelf
from onrecord.web.view import Table, View

PER_PAGE = 100
OUTCOMES = {
    "": "all",
    "divided": "with ballots against, and no veto",
    "vetoed": "vetoed",
}


@dataclass(frozen=True, slots=True)
class VotesPage:
    total: int
    beyond: bool
    rows: Markup
    last: str
    """The heading of the last column, where there is one."""
    pager: Pager
    recorded: int
    """In the whole record, as are the next two."""
    vetoes: int
    divided: int


def view(asked: Asked) -> View:
    """``/votes``"""
    args, known = asked.args, asked.names
    args.allow("of", "body", "topic", "since", "until", "page")
    labels = {topic.id: topic.label for topic in known.topics.values()}
    since, until = args.period()
    outcome = args.choice("of", [one for one in OUTCOMES if one])
    body, topic = args.actor("body"), args.topic("topic", labels)
    ids = asked.once(
        ("votes", body, topic, since, until, outcome),
        lambda: browsing.voted(
            asked.conn, body=body, topic=topic, since=since, until=until,
            outcome=outcome, limit=MOST + 1,
        ),
    )  # fmt: skip
    pages = max(1, -(-len(ids[:MOST]) // PER_PAGE))
    number = min(args.number("page", 1, MOST, 1), pages)
    here = part(ids[:MOST], number, PER_PAGE)

    def context() -> dict[str, Any]:
        site = shelf(asked.conn, known, here)
        lines = rows_of(site, asked.env)
        vetoed = outcome == "vetoed"
        names = {
            id: wording.listed([site.actor(a).text for a in site.lines[id].vetoed_by])
            for id in here
        }
        return {
            "page": VotesPage(
                total=len(ids[:MOST]),
                beyond=len(ids) > MOST,
                rows=lines.rows_with(names.items()) if vetoed else lines.rows(here),
                last="Vetoed by" if vetoed else "",
                pager=paged(
                    lambda n: args.address(page=str(n) if n > 1 else ""),
                    number, pages, len(ids[:MOST]), "vote", PER_PAGE,
                ),
                recorded=known.totals.recorded,
                vetoes=known.totals.vetoes,
                divided=known.totals.divided,
            ),
            "limits": asked.counted("limits", _limits),
            "outcomes": OUTCOMES,
            "outcome": outcome,
            "body": shown(known.actor(body)) if body else "",
            "topic": shown(known.topic(topic)) if topic else "",
            "since": since or "",
            "until": until or "",
        }  # fmt: skip

    return View(
        title="Recorded votes",
        template="live_votes.html",
        context=context,
        data=lambda: {
            "total": len(ids[:MOST]),
            "page": number,
            "pages": pages,
            "votes": documents_data(asked, here),
        },
        table=lambda: ballots(asked, here),
        feed=lambda: feed_of(asked, ids[:MOST]),
    )


def _limits(asked: Asked) -> tuple[tuple[Link, str], ...]:
    """What the sources of votes never serve, of those that something is held of."""
    held, names = set(browsing.sources_of(asked.conn)), PageNames()
    found = []
    for row in report_queries.sources(asked.conn):
        words = limits_of_votes(row.card)
        if words and row.name in held:
            href = AT.entry("source", AT.source(row.name, names), "")
            found.append((Link(shown(row.name), href), words))
    return tuple(found)


def ballots(asked: Asked, ids: list[int]) -> Table:
    """Every ballot of some votes, a row a ballot."""
    return Table(
        (
            "date", "symbol", "source", "native_id", "choice", "actor", "actor_name",
            "printed", "origin",
        ),
        [
            (
                iso(row.dated_on), row.symbol, row.source, row.native_id, row.choice,
                row.actor_id, row.name, row.printed, row.origin,
            )
            for row in report_queries.all_ballots(asked.conn, ids)
        ],
    )  # fmt: skip
