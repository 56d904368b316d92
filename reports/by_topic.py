"""The pages of one topic: who issued what on it, who sponsored, how states voted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord import vocabularies
from onrecord.db.report_rows import TopicTotal, TopicVotes
from onrecord.reports import wording
from onrecord.reports.contexts import CountsRow, Link, Pager, RowGroup
from onrecord.reports.paging import Group, Piece, pager, pages_of
from onrecord.reports.rendering import plain, shown
from onrecord.reports.rows import SPONSORED, Lines, Site, number_cells


@dataclass(frozen=True, slots=True)
class TopicPage:
    name: str
    plain_name: str
    id: str
    domain: str
    documents: int
    assigned: int
    """Documents that have it by rule or model only."""
    period: str
    actors: tuple[CountsRow, ...]
    groups: tuple[RowGroup, ...]
    pager: Pager


def domain_name(code: str) -> str:
    """The words of a domain's code; the code itself where it has none."""
    return vocabularies.topic_domains().get(code, shown(code))


def groups_of_topic(site: Site, topic: str) -> list[Group[tuple[int, str]]]:
    """The topic's documents under each actor that issued or said them.

    Sponsors are counted in the table of actors instead: a resolution with eighty
    sponsors would stand there eighty times. Documents that nobody is known to have
    issued are kept, under no actor.
    """
    found: dict[str, list[tuple[int, str]]] = {}
    for document in site.documents_of_topic(topic):
        roles = site.roles_on(document)
        issuers = [(actor, role) for actor, role in roles if role != SPONSORED]
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
    return [
        TopicPage(
            name=shown(topic.label),
            plain_name=plain(topic.label),
            id=topic.id,
            domain=domain_name(topic.domain),
            documents=topic.documents,
            assigned=sum(site.assigned(d, topic.id) is not None for d in documents),
            period=wording.period(days),
            actors=_actors(site, topic.id, votes) if number == 1 else (),
            groups=tuple(_group(site, lines, piece, topic.id) for piece in page),
            pager=pager(stem, number, len(pages), total, "line"),
        )
        for number, page in enumerate(pages, 1)
    ]


def _group(
    site: Site, lines: Lines, piece: Piece[tuple[int, str]], topic: str
) -> RowGroup:
    rows = [(d, site.part_taken(d, role, topic)) for d, role in piece.rows]
    name = "by-" + (site.map.actor_pages.get(piece.key) or "others")
    return RowGroup(
        anchor=f"{name}-continued" if piece.continued else name,
        heading=site.actor(piece.key) if piece.key else Link(wording.NO_ISSUER),
        note=wording.count(piece.count, "document")
        + (", continued" if piece.continued else ""),
        rows=lines.rows_with(rows),
    )


def _actors(
    site: Site, topic: str, votes: Sequence[TopicVotes]
) -> tuple[CountsRow, ...]:
    """What each actor issued and sponsored on the topic, and how it voted."""
    counts: dict[str, list[int]] = {}
    for document in site.documents_of_topic(topic):
        for actor, role in site.roles_on(document):
            values = counts.setdefault(actor, [0, 0, 0, 0, 0, 0])
            values[0] += role != SPONSORED
            values[1] += SPONSORED in role
    for row in votes:
        values = counts.setdefault(row.actor_id, [0, 0, 0, 0, 0, 0])
        values[2:] = row.yes, row.no, row.abstention, row.non_voting
    chosen = site.map.selection.actors
    rows = []
    for actor, values in counts.items():
        if chosen and actor not in chosen and not values[0]:
            continue
        link = site.actor(actor)
        key = (-values[0], -values[1], -sum(values[2:]), link.text.casefold(), actor)
        rows.append((key, CountsRow(link, number_cells(*values))))
    rows.sort(key=lambda row: row[0])
    return tuple(row for _, row in rows)
