"""What every page needs to know of the others: names of pages, lines about documents.

A site map is made once and handed to every process that writes pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape
from psycopg import Connection

from onrecord.db import report_queries
from onrecord.db.report_rows import (
    ActorTotal,
    DocumentLine,
    RoleRow,
    TopicRow,
    TopicTotal,
)
from onrecord.reports import wording
from onrecord.reports.contexts import Frame, Link, Selection
from onrecord.reports.paging import PageNames
from onrecord.reports.rendering import plain, shown

MAX_TITLE = 240  # characters in a list; the whole title stands on the document's page
MAX_RESULT = 30

SPONSORED = wording.ROLES["sponsor"]


@dataclass(frozen=True, slots=True)
class SiteMap:
    """The documents, actors and topics of a report and the pages they have."""

    selection: Selection
    documents: tuple[DocumentLine, ...]
    """Newest first."""
    actors: tuple[ActorTotal, ...]
    topics: tuple[TopicTotal, ...]
    roles: dict[int, tuple[tuple[str, str], ...]]
    """(actor id, role in words) by document; an actor with two roles comes once."""
    topics_of: dict[int, tuple[str, ...]]
    assigned: dict[int, dict[str, TopicRow]]
    """Of these the ones that a rule or a model assigned, by document and topic."""
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
    documents = report_queries.selected_documents(
        conn,
        actors=selection.actors,
        topics=selection.topics,
        since=selection.since,
        until=selection.until,
    )
    ids = [line.id for line in documents]
    known: dict[Any, Any] = {}
    roles = {
        document: known.setdefault(found, found)
        for document, found in _roles(report_queries.document_roles(conn, ids))
    }
    topics_of: dict[int, tuple[str, ...]] = {}
    assigned: dict[int, dict[str, TopicRow]] = {}
    for document, rows in groupby(report_queries.document_topics(conn, ids), _first):
        topics_found = []
        for row in rows:
            topics_found.append(known.setdefault(row.topic_id, row.topic_id))
            if row.confidence is not None:
                assigned.setdefault(document, {})[row.topic_id] = row
        of_document = tuple(topics_found)
        topics_of[document] = known.setdefault(of_document, of_document)
    actors = report_queries.actor_totals(conn, ids)
    topics = report_queries.topic_totals(conn, ids)
    return SiteMap(
        selection=selection,
        documents=tuple(documents),
        actors=tuple(actors),
        topics=tuple(topics),
        roles=roles,
        topics_of=topics_of,
        assigned=assigned,
        document_pages=_document_pages(documents),
        actor_pages=_pages([a.id for a in actors], selection.actors),
        topic_pages=_pages([t.id for t in topics], selection.topics),
        source_pages=source_pages,
    )


_first = itemgetter(0)


def _roles(
    rows: Iterable[RoleRow],
) -> Iterator[tuple[int, tuple[tuple[str, str], ...]]]:
    """(document, its actors with their roles in words), of rows by document."""
    for document, found in groupby(rows, _first):
        words: dict[str, list[str]] = {}
        for _, actor, role in found:
            words.setdefault(actor, []).append(wording.ROLES.get(role, role))
        yield document, tuple((a, wording.listed(w)) for a, w in words.items())


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
        self._links: dict[tuple[str, str, str], Link] = {}
        self._of_actor: dict[str, list[tuple[int, str]]] = {}
        self._of_topic: dict[str, list[int]] = {}
        for line in site.documents:
            for actor, role in site.roles.get(line.id, ()):
                self._of_actor.setdefault(actor, []).append((line.id, role))
            for topic in site.topics_of.get(line.id, ()):
                self._of_topic.setdefault(topic, []).append(line.id)

    def documents_of_actor(self, actor: str) -> list[tuple[int, str]]:
        """(document, role in words), newest first."""
        return self._of_actor.get(actor, [])

    def documents_of_topic(self, topic: str) -> list[int]:
        return self._of_topic.get(topic, [])

    def assigned(self, document: int, topic: str) -> TopicRow | None:
        """How a topic was assigned; None where the source prints it."""
        return self.map.assigned.get(document, {}).get(topic)

    def part_taken(self, document: int, role: str, topic: str) -> str:
        """The part that an actor had, and how sure a topic is that was assigned."""
        row = self.assigned(document, topic)
        if row is None or row.confidence is None:
            return role
        assigned = f"subject assigned, {wording.percent(row.confidence)}"
        return f"{role}; {assigned}" if role else assigned

    def roles_on(self, document: int) -> tuple[tuple[str, str], ...]:
        """(actor, role in words); an actor with two roles comes once."""
        return self.map.roles.get(document, ())

    def actor(self, actor_id: str, root: str = "../") -> Link:
        found = self._links.get(("actor", actor_id, root))
        if found is None:
            actor = self.actors.get(actor_id)
            name = actor.name if actor else actor_id
            found = self._link("actor", name, self.map.actor_pages, actor_id, root)
        return found

    def topic(self, topic_id: str, root: str = "../") -> Link:
        found = self._links.get(("topic", topic_id, root))
        if found is None:
            topic = self.topics.get(topic_id)
            name = topic.label if topic else topic_id
            note = wording.topic_note(topic.kind if topic else "")
            found = self._link(
                "topic", name, self.map.topic_pages, topic_id, root, note
            )
        return found

    def _link(
        self, folder: str, name: str, pages: dict[str, str], key: str, root: str,
        note: str = "",
    ) -> Link:  # fmt: skip
        page = pages.get(key)
        href = self.frame.at.entry(folder, page, root) if page else ""
        link = Link(shown(name), href, note)
        self._links[folder, key, root] = link
        return link

    def document(self, document: int, root: str = "../") -> Link:
        line = self.lines[document]
        page = self.map.document_pages[document]
        return Link(document_name(line), self.frame.at.entry("document", page, root))

    def source(self, name: str, root: str = "../") -> Link:
        page = self.map.source_pages.get(name)
        href = self.frame.at.entry("source", page, root) if page else ""
        return Link(shown(name), href)

    def symbol(self, symbol: str, root: str = "../") -> Link | None:
        """The page of the document with that symbol, where the report holds it."""
        found = self.by_symbol.get(symbol)
        return None if found is None else self.document(found, root)


def document_name(line: DocumentLine) -> str:
    """What a link to the document says: its symbol, else its title."""
    return shown(line.symbol or line.title or line.native_id)


def result(line: DocumentLine) -> str:
    """``12-0-3``; without a recorded vote the opening of the record's own wording."""
    tally = wording.tally(line.yes, line.no, line.abstention)
    opening = line.adoption.split(",")[0]
    return tally or (shown(opening) if len(opening) <= MAX_RESULT else "")


class Lines:
    """Rows of documents in lists; a document's own cells are rendered only once."""

    def __init__(self, site: Site, env: Environment, root: str = "../") -> None:
        self._site = site
        self._template = env.get_template("_cells.html")
        self._root = root
        self._cells: dict[int, str] = {}
        self._tails: dict[tuple[str, str], str] = {}

    def rows(self, documents: Iterable[int]) -> Markup:
        return self._safe("<tr>" + self._cell(d) + "</tr>\n" for d in documents)

    def rows_with(self, documents: Iterable[tuple[int, str]]) -> Markup:
        """Rows that end with a word of the list's own, such as a role."""
        return self._safe(
            "<tr>" + self._cell(d) + self._tail(word, "") for d, word in documents
        )

    def ballots(self, documents: Iterable[tuple[int, str]]) -> Markup:
        """Rows that end with how somebody voted."""
        return self._safe(
            "<tr>" + self._cell(d) + self._tail(wording.CHOICES[choice], choice)
            for d, choice in documents
        )

    def _safe(self, rows: Iterable[str]) -> Markup:
        # Cells are the output of an escaping template, tails are escaped below.
        return Markup("".join(rows))

    def _tail(self, word: str, style: str) -> str:
        found = self._tails.get((word, style))
        if found is None:
            opening = f'<td class="{escape(style)}">' if style else "<td>"
            found = f"{opening}{escape(word)}</td></tr>\n"
            self._tails[word, style] = found
        return found

    def _cell(self, document: int) -> str:
        found = self._cells.get(document)
        if found is None:
            line = self._site.lines[document]
            title = shown(line.title) if line.symbol else ""
            if len(title) > MAX_TITLE:
                title = title[:MAX_TITLE].rsplit(" ", 1)[0] + " …"
            found = self._template.render(
                day=wording.short_day(line.dated_on),
                link=self._site.document(document, self._root),
                title=title,
                kind=wording.kind(line.kind),
                speaker=plain(line.speaker),
                is_summary=line.is_summary,
                result=result(line),
                vetoed=bool(line.vetoed_by),
                failed=line.outcome == "not_adopted",
            )
            self._cells[document] = found
        return found


def number_cells(*values: int) -> Markup:
    """Table cells of whole numbers, a dash for none."""
    cells = [
        f"<td>{value:,}</td>" if value else '<td class="none">–</td>'
        for value in values
    ]
    return Markup("".join(cells))
