"""What every page needs to know of the others: names of pages, lines about documents.

A site map is made once and handed to every process that writes pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from psycopg import Connection

from onrecord.db import report_rows
from onrecord.db.report_rows import ActorTotal, DocumentLine, TopicTotal
from onrecord.reports import wording
from onrecord.reports.contexts import Frame, Link, Selection
from onrecord.reports.paging import PageNames
from onrecord.reports.rendering import plain, shown

MAX_TITLE = 300  # characters in a list; the whole title stands on the document's page


@dataclass(frozen=True, slots=True)
class SiteMap:
    """The documents, actors and topics of a report and the pages they have."""

    selection: Selection
    documents: tuple[DocumentLine, ...]
    """Newest first."""
    actors: tuple[ActorTotal, ...]
    topics: tuple[TopicTotal, ...]
    roles: dict[int, tuple[tuple[str, str], ...]]
    """(actor id, role) by document."""
    topics_of: dict[int, tuple[str, ...]]
    document_pages: dict[int, str] = field(default_factory=dict)
    actor_pages: dict[str, str] = field(default_factory=dict)
    topic_pages: dict[str, str] = field(default_factory=dict)
    source_pages: dict[str, str] = field(default_factory=dict)

    @property
    def ids(self) -> list[int]:
        return [line.id for line in self.documents]


def site_map(
    conn: Connection[Any], selection: Selection, source_pages: dict[str, str]
) -> SiteMap:
    documents = report_rows.selected_documents(
        conn,
        actors=selection.actors,
        topics=selection.topics,
        since=selection.since,
        until=selection.until,
    )
    ids = [line.id for line in documents]
    roles: dict[int, list[tuple[str, str]]] = {}
    for role in report_rows.document_roles(conn, ids):
        roles.setdefault(role.document_id, []).append((role.actor_id, role.role))
    topics_of: dict[int, list[str]] = {}
    for topic in report_rows.document_topics(conn, ids):
        topics_of.setdefault(topic.document_id, []).append(topic.topic_id)
    actors = report_rows.actor_totals(conn, ids)
    topics = report_rows.topic_totals(conn, ids)
    return SiteMap(
        selection=selection,
        documents=tuple(documents),
        actors=tuple(actors),
        topics=tuple(topics),
        roles={key: tuple(value) for key, value in roles.items()},
        topics_of={key: tuple(value) for key, value in topics_of.items()},
        document_pages=_document_pages(documents),
        actor_pages=_pages([a.id for a in actors], selection.actors),
        topic_pages=_pages([t.id for t in topics], selection.topics),
        source_pages=source_pages,
    )


def _document_pages(documents: Sequence[DocumentLine]) -> dict[int, str]:
    names = PageNames()
    ordered = sorted(documents, key=lambda line: (line.source, line.native_id))
    return {line.id: names.name(line.symbol or line.native_id) for line in ordered}


def _pages(ids: list[str], chosen: tuple[str, ...]) -> dict[str, str]:
    """Where actors or topics are chosen, only these have pages: a page of another
    would show only what it shares with them, and look complete."""
    names = PageNames()
    return {i: names.name(i) for i in sorted(ids) if not chosen or i in chosen}


class Site:
    """A site map in use: finds names, addresses and documents by their ids."""

    def __init__(self, site: SiteMap, frame: Frame) -> None:
        self.map = site
        self.frame = frame
        self.lines = {line.id: line for line in site.documents}
        self.by_symbol = {d.symbol: d.id for d in reversed(site.documents) if d.symbol}
        self.actors = {actor.id: actor for actor in site.actors}
        self.topics = {topic.id: topic for topic in site.topics}
        self._of_actor: dict[str, list[tuple[int, str]]] = {}
        self._of_topic: dict[str, list[int]] = {}
        for line in site.documents:
            for actor, role in _merged(site.roles.get(line.id, ())):
                self._of_actor.setdefault(actor, []).append((line.id, role))
            for topic in site.topics_of.get(line.id, ()):
                self._of_topic.setdefault(topic, []).append(line.id)

    def documents_of_actor(self, actor: str) -> list[tuple[int, str]]:
        """(document, role in words), newest first."""
        return self._of_actor.get(actor, [])

    def documents_of_topic(self, topic: str) -> list[int]:
        return self._of_topic.get(topic, [])

    def roles_on(self, document: int) -> Iterator[tuple[str, str]]:
        """(actor, role in words); an actor with two roles comes once."""
        return _merged(self.map.roles.get(document, ()))

    def actor(self, actor_id: str, root: str = "../") -> Link:
        found = self.actors.get(actor_id)
        page = self.map.actor_pages.get(actor_id)
        name = shown(found.name) if found else actor_id
        return Link(name, f"{root}actor/{page}.html" if page else "")

    def topic(self, topic_id: str, root: str = "../") -> Link:
        found = self.topics.get(topic_id)
        page = self.map.topic_pages.get(topic_id)
        name = shown(found.label) if found else topic_id
        return Link(name, f"{root}topic/{page}.html" if page else "")

    def document(self, document: int, root: str = "../") -> Link:
        line = self.lines[document]
        page = self.map.document_pages[document]
        return Link(document_name(line), f"{root}document/{page}.html")

    def source(self, name: str, root: str = "../") -> Link:
        page = self.map.source_pages.get(name)
        return Link(shown(name), f"{root}source/{page}" if page else "")

    def symbol(self, symbol: str, root: str = "../") -> Link | None:
        """The page of the document with that symbol, where the report holds it."""
        found = self.by_symbol.get(symbol)
        return None if found is None else self.document(found, root)


def _merged(roles: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    words: dict[str, list[str]] = {}
    for actor, role in roles:
        words.setdefault(actor, []).append(wording.ROLES.get(role, role))
    for actor, found in words.items():
        yield actor, wording.listed(found)


def document_name(line: DocumentLine) -> str:
    """What a link to the document says: its symbol, else its title."""
    return shown(line.symbol or line.title or line.native_id)


def result(line: DocumentLine) -> str:
    """``12-0-3``; without a recorded vote the opening of the record's own wording."""
    tally = wording.tally(line.yes, line.no, line.abstention)
    return tally or shown(line.adoption.split(",")[0])


class Lines:
    """The cells that a document has in every list, rendered once a document."""

    def __init__(self, site: Site, env: Environment, root: str = "../") -> None:
        self._site = site
        self._template = env.get_template("_cells.html")
        self._root = root
        self._cells: dict[int, Markup] = {}

    def cells(self, document: int) -> Markup:
        found = self._cells.get(document)
        if found is None:
            line = self._site.lines[document]
            title = shown(line.title) if line.symbol else ""
            if len(title) > MAX_TITLE:
                title = title[:MAX_TITLE].rsplit(" ", 1)[0] + " …"
            found = Markup(
                self._template.render(
                    day=wording.short_day(line.dated_on),
                    iso=line.dated_on.isoformat() if line.dated_on else "",
                    link=self._site.document(document, self._root),
                    title=title,
                    kind=wording.kind(line.kind),
                    speaker=plain(line.speaker),
                    is_summary=line.is_summary,
                    result=result(line),
                    vetoed=bool(line.vetoed_by),
                    failed=line.outcome == "not_adopted",
                )
            )
            self._cells[document] = found
        return found
