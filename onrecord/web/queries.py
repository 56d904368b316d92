"""A search as an address gives it, and in words."""

from __future__ import annotations

from onrecord.db.lookup import Query
from onrecord.reports import wording
from onrecord.reports.rendering import shown
from onrecord.web.asked import Asked
from onrecord.web.shelf import Names

FILTERS = ("q", "actor", "topic", "body", "kind", "since", "until", "lang")


def query_of(asked: Asked) -> Query:
    """The search that the address asks for."""
    args, known = asked.args, asked.names
    since, until = args.period()
    return Query(
        words=args.words("q"),
        actor=args.actor("actor"),
        topic=args.topic("topic", {t.id: t.label for t in known.topics.values()}),
        body=args.actor("body"),
        kind=args.kind("kind"),
        since=since,
        until=until,
        language=args.language("lang", known.languages),
    )


def title_of(known: Names, query: Query) -> str:
    """The search in words: ``“ceasefire”, France, since 1 May 2024``."""
    parts = [f"“{query.words}”"] if query.words else []
    parts += [value for _, value in chosen_words(known, query)]
    return ", ".join(parts) or "All documents"


def chosen_words(known: Names, query: Query) -> list[tuple[str, str]]:
    """(parameter, value in words) of every filter."""
    found = [
        ("actor", known.actor(query.actor)),
        ("topic", known.topic(query.topic)),
        ("body", f"adopted by {known.actor(query.body)}" if query.body else ""),
        ("kind", wording.kind(query.kind) if query.kind else ""),
        ("lang", f"in {wording.language(query.language)}" if query.language else ""),
        ("since", f"since {wording.day(query.since)}" if query.since else ""),
        ("until", f"until {wording.day(query.until)}" if query.until else ""),
    ]
    return [(name, shown(value)) for name, value in found if value]
