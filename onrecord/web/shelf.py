"""The record as report contexts want it: names, lines and addresses, for one page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment
from psycopg import Connection

from onrecord.db import browsing, lookup, report_queries
from onrecord.db.browsing_rows import Totals
from onrecord.db.report_rows import ActorTotal, DocumentLine, TopicRow, TopicTotal
from onrecord.reports import wording
from onrecord.reports.contexts import Frame, Link, Selection
from onrecord.reports.rendering import shown
from onrecord.reports.rows import Lines, Site, SiteMap
from onrecord.web.routes import Routes, of_source, of_symbol, segment

AT = Routes()


@dataclass(frozen=True, slots=True)
class Names:
    """What every page needs of the whole record; counted once for each state of it."""

    totals: Totals
    actors: Mapping[str, ActorTotal]
    topics: Mapping[str, TopicTotal]
    languages: tuple[str, ...]
    frame: Frame
    map: SiteMap
    """Without documents."""
    links: dict[tuple[str, str, str], Link] = field(default_factory=dict)

    def actor(self, actor_id: str) -> str:
        found = self.actors.get(actor_id)
        return found.name if found else actor_id

    def topic(self, topic_id: str) -> str:
        found = self.topics.get(topic_id)
        return found.label if found else topic_id

    def topic_link(self, topic_id: str, href: str) -> Link:
        """The topic's name, which leads where it is asked to."""
        found = self.topics.get(topic_id)
        note = wording.topic_note(found.kind if found else "")
        return Link(shown(self.topic(topic_id)), href, note)


def names(conn: Connection[Any]) -> Names:
    totals = browsing.totals(conn)
    actors = browsing.all_actors(conn)
    topics = browsing.all_topics(conn)
    sources = [row.name for row in report_queries.sources(conn)]
    frame = Frame(
        title="onrecord",
        limits=(),
        as_of=wording.moment(totals.as_of),
        documents=totals.documents,
        of_documents=totals.documents,
        quarantined=totals.quarantined,
        discrepancies=totals.discrepancies,
        unapi="/unapi",
        at=AT,
    )
    return Names(
        totals=totals,
        actors={actor.id: actor for actor in actors},
        topics={topic.id: topic for topic in topics},
        languages=tuple(lookup.languages(conn)),
        frame=frame,
        map=SiteMap(
            selection=Selection(),
            documents=(),
            actors=tuple(actors),
            topics=tuple(topics),
            roles={},
            topics_of={},
            assigned={},
            actor_pages={actor.id: segment(actor.id) for actor in actors},
            topic_pages={topic.id: segment(topic.id) for topic in topics},
            source_pages={name: segment(name) for name in sources},
        ),
    )


class Shelf(Site):
    """The `Site` of one page: all names, and only the documents that it shows."""

    def __init__(
        self,
        known: Names,
        documents: Iterable[DocumentLine],
        chosen: Mapping[str, int],
        topics_of: Mapping[int, tuple[str, ...]],
        roles: Mapping[int, tuple[tuple[str, str], ...]],
        assigned: Mapping[int, dict[str, TopicRow]],
    ) -> None:
        held = tuple(documents)
        self.lines = {line.id: line for line in held}
        self.map = SiteMap(
            selection=known.map.selection,
            documents=held,
            actors=known.map.actors,
            topics=known.map.topics,
            roles=dict(roles),
            topics_of=dict(topics_of),
            assigned=dict(assigned),
            document_pages={line.id: address(line, chosen) for line in held},
            actor_pages=known.map.actor_pages,
            topic_pages=known.map.topic_pages,
            source_pages=known.map.source_pages,
        )
        self.frame = known.frame
        self.by_symbol = {s: d for s, d in chosen.items() if d in self.lines}
        self.actors = dict(known.actors)
        self.topics = dict(known.topics)
        self._links = known.links
        self._of_actor = {}
        self._of_topic = {}


def address(line: DocumentLine, chosen: Mapping[str, int]) -> str:
    """Where the document's page is; ``chosen`` are the documents by symbol."""
    if line.symbol and chosen.get(line.symbol) == line.id:
        by_symbol = of_symbol(line.symbol)
        if by_symbol:
            return by_symbol
    return of_source(line.source, line.native_id)


def shelf(
    conn: Connection[Any],
    known: Names,
    ids: Iterable[int],
    symbols: Iterable[str] = (),
    *,
    parts_of: str | None = None,
    topics: bool = False,
) -> Shelf:
    """The documents of a page, those of ``symbols`` among them.

    With ``parts_of`` an actor the part it had in them; of an empty one who issued or
    said them. With ``topics`` what they are about.
    """
    wanted = dict.fromkeys(ids)
    cited = browsing.documents_of_symbols(conn, symbols) if symbols else {}
    wanted |= dict.fromkeys(cited.values())
    found = browsing.lines(conn, wanted) if wanted else []
    lines = [line for line, _ in found]
    chosen = cited | {line.symbol: first for line, first in found if first}
    roles: dict[int, dict[str, list[str]]] = {}
    topics_of: dict[int, list[str]] = {}
    assigned: dict[int, dict[str, TopicRow]] = {}
    if parts_of is not None:
        for document, actor, role in browsing.parts(conn, wanted, parts_of):
            of_document = roles.setdefault(document, {})
            of_document.setdefault(actor, []).append(wording.ROLES.get(role, role))
    if topics:
        for row in report_queries.document_topics(conn, list(wanted)):
            topics_of.setdefault(row.document_id, []).append(row.topic_id)
            if row.confidence is not None:
                assigned.setdefault(row.document_id, {})[row.topic_id] = row
    return Shelf(
        known,
        lines,
        chosen,
        {document: tuple(found) for document, found in topics_of.items()},
        {
            document: tuple((a, wording.listed(words)) for a, words in found.items())
            for document, found in roles.items()
        },
        assigned,
    )


def rows_of(site: Site, env: Environment) -> Lines:
    """Lines about the documents of the page, as tables show them."""
    return Lines(site, env, root="/")
