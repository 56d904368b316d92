"""The pages of one topic: who issued what on it, who sponsored, how states voted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.db.report_rows import TopicTotal, TopicVotes
from onrecord.reports import wording
from onrecord.reports.contexts import DocumentRow, Link, Pager, RowGroup, VoteCounts
from onrecord.reports.paging import Group, Piece, pager, pages_of
from onrecord.reports.rendering import plain, shown
from onrecord.reports.rows import Lines, Site

_SPONSORED = wording.ROLES["sponsor"]


@dataclass(frozen=True, slots=True)
class TopicPage:
    name: str
    plain_name: str
    id: str
    domain: str
    documents: int
    period: str
    actors: tuple[VoteCounts, ...]
    groups: tuple[RowGroup, ...]
    pager: Pager


def groups_of_topic(site: Site, topic: str) -> list[Group[tuple[int, str]]]:
    """The topic's documents under each actor that issued or said them.

    Sponsors are counted in the table of actors instead: a resolution with eighty
    sponsors would stand there eighty times. Documents that nobody is known to have
    issued are kept, under no actor.
    """
    found: dict[str, list[tuple[int, str]]] = {}
    for document in site.documents_of_topic(topic):
        issuers = [
            (a, role) for a, role in site.roles_on(document) if role != _SPONSORED
        ]
        for actor, role in issuers or [("", "")]:
            found.setdefault(actor, []).append((document, role))
    ordered = sorted(found, key=lambda a: (a == "", -len(found[a]), a))
    return [Group(actor, found[actor]) for actor in ordered]


def topic_pages(
    site: Site, lines: Lines, topic: TopicTotal, votes: Sequence[TopicVotes]
) -> list[TopicPage]:
    stem = site.map.topic_pages[topic.id]
    groups = groups_of_topic(site, topic.id)
    pages = pages_of(groups)
    total = sum(len(group.rows) for group in groups)
    documents = site.documents_of_topic(topic.id)
    days = [day for d in documents if (day := site.lines[d].dated_on)]
    actors = _actors(site, topic.id, votes)
    return [
        TopicPage(
            name=shown(topic.label),
            plain_name=plain(topic.label),
            id=topic.id,
            domain=shown(topic.domain),
            documents=topic.documents,
            period=wording.period(days),
            actors=actors if number == 1 else (),
            groups=tuple(_group(site, lines, piece) for piece in page),
            pager=pager(stem, number, len(pages), total, "line"),
        )
        for number, page in enumerate(pages, 1)
    ]


def _group(site: Site, lines: Lines, piece: Piece[tuple[int, str]]) -> RowGroup:
    heading = site.actor(piece.key) if piece.key else Link("Issuer not known")
    name = "by-" + (site.map.actor_pages.get(piece.key) or "others")
    return RowGroup(
        anchor=f"{name}-continued" if piece.continued else name,
        heading=heading,
        note=wording.count(piece.count, "document"),
        count=piece.count,
        continued=piece.continued,
        rows=tuple(DocumentRow(lines.cells(d), role) for d, role in piece.rows),
    )


def _actors(
    site: Site, topic: str, votes: Sequence[TopicVotes]
) -> tuple[VoteCounts, ...]:
    issued: Counter[str] = Counter()
    sponsored: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    for document in site.documents_of_topic(topic):
        for actor, role in site.roles_on(document):
            documents[actor] += 1
            issued[actor] += role != _SPONSORED
            sponsored[actor] += _SPONSORED in role
    cast = {row.actor_id: row for row in votes}
    chosen = site.map.selection.actors
    counts = []
    for actor in {*documents, *cast}:
        if chosen and actor not in chosen and not issued[actor]:
            continue
        row = cast.get(actor)
        counts.append(
            VoteCounts(
                site.actor(actor),
                documents[actor],
                issued[actor],
                sponsored[actor],
                row.yes if row else 0,
                row.no if row else 0,
                row.abstention if row else 0,
                row.non_voting if row else 0,
            )
        )
    counts.sort(
        key=lambda c: (-c.issued, -c.sponsored, -c.votes, c.name.text.casefold())
    )
    return tuple(counts)
