"""The pages of one actor: what it issued, said and sponsored by topic; its votes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from onrecord.db.report_rows import ActorBallot, ActorTotal
from onrecord.reports import wording
from onrecord.reports.contexts import Counts, CountsRow, Link, Pager, RowGroup
from onrecord.reports.paging import (
    PER_PAGE,
    Group,
    Piece,
    file_name,
    first_pages,
    pager,
    pages_of,
)
from onrecord.reports.rendering import plain, shown
from onrecord.reports.rows import SPONSORED, Lines, Site, number_cells

VOTES_ON_FIRST_PAGE = 12


@dataclass(frozen=True, slots=True)
class ActorPage:
    name: str
    plain_name: str
    id: str
    kind: str
    totals: Counts
    period: str
    topics: tuple[CountsRow, ...]
    groups: tuple[RowGroup, ...]
    votes: Markup
    votes_href: str
    """The list of all votes, where the page shows the newest only."""
    pager: Pager


@dataclass(frozen=True, slots=True)
class ActorVotesPage:
    name: str
    plain_name: str
    href: str
    votes: Markup
    pager: Pager


def groups_of_actor(site: Site, actor: str) -> list[Group[tuple[int, str]]]:
    """The actor's documents under each of their topics, largest topic first."""
    chosen = site.map.selection.topics
    found: dict[str, list[tuple[int, str]]] = {}
    for taken in site.documents_of_actor(actor):
        topics: Sequence[str] = site.map.topics_of.get(taken[0], ())
        if chosen:
            topics = [topic for topic in topics if topic in chosen]
        for topic in topics or ("",):
            found.setdefault(topic, []).append(taken)
    labels = {topic: site.topic(topic).text.casefold() for topic in found}
    ordered = sorted(found, key=lambda t: (t == "", -len(found[t]), labels[t], t))
    return [Group(topic, found[topic]) for topic in ordered]


def group_addresses(
    site: Site, actor: str, groups: Sequence[Group[tuple[int, str]]]
) -> dict[str, str]:
    """Where each topic begins in the actor's pages: ``GBR.p2.html#in-UNBIS-1``."""
    stem = site.map.actor_pages[actor]
    return {
        topic: f"{file_name(stem, page)}#{_anchor(site, topic)}"
        for topic, page in first_pages(groups)
    }


def _anchor(site: Site, topic: str) -> str:
    return "in-" + (site.map.topic_pages.get(topic) or "no-topic")


def actor_pages(
    site: Site, lines: Lines, actor: ActorTotal, ballots: Sequence[ActorBallot]
) -> tuple[list[ActorPage], list[ActorVotesPage]]:
    """All pages of one actor; ``ballots`` are its own, one a document."""
    stem = site.map.actor_pages[actor.id]
    groups = groups_of_actor(site, actor.id)
    pages = pages_of(groups)
    total = sum(len(group.rows) for group in groups)
    choices = {ballot.document_id: ballot.choice for ballot in ballots}
    votes = [(d.id, choices[d.id]) for d in site.map.documents if d.id in choices]
    few = len(votes) <= 2 * VOTES_ON_FIRST_PAGE
    taken = {document for document, _ in site.documents_of_actor(actor.id)}
    dated = [d for i in taken | set(choices) if (d := site.lines[i].dated_on)]
    name, plain_name = shown(actor.name), plain(actor.name)
    totals = Counts(
        Link(name), actor.documents, actor.issued, actor.sponsored,
        actor.yes, actor.no, actor.abstention, actor.non_voting,
    )  # fmt: skip
    first = [
        ActorPage(
            name=name,
            plain_name=plain_name,
            id=actor.id,
            kind=wording.actor_kind(actor.kind),
            totals=totals,
            period=wording.period(dated),
            topics=_topics(site, actor.id, groups, choices) if number == 1 else (),
            groups=tuple(_group(site, lines, piece) for piece in page),
            votes=lines.ballots(votes if few else votes[:VOTES_ON_FIRST_PAGE])
            if number == 1
            else Markup(),
            votes_href="" if few else f"{stem}.votes.html",
            pager=pager(stem, number, len(pages), total, "line"),
        )
        for number, page in enumerate(pages, 1)
    ]
    if few:
        return first, []
    slices = [votes[i : i + PER_PAGE] for i in range(0, len(votes), PER_PAGE)]
    second = [
        ActorVotesPage(
            name=name,
            plain_name=plain_name,
            href=file_name(stem, 1),
            votes=lines.ballots(part),
            pager=pager(f"{stem}.votes", n, len(slices), len(votes), "vote"),
        )
        for n, part in enumerate(slices, 1)
    ]
    return first, second


def _group(site: Site, lines: Lines, piece: Piece[tuple[int, str]]) -> RowGroup:
    heading = site.topic(piece.key) if piece.key else Link(wording.NO_TOPIC)
    name = _anchor(site, piece.key)
    rows = [(d, site.part_taken(d, role, piece.key)) for d, role in piece.rows]
    return RowGroup(
        anchor=f"{name}-continued" if piece.continued else name,
        heading=heading,
        note=wording.count(piece.count, "document")
        + (", continued" if piece.continued else ""),
        rows=lines.rows_with(rows),
    )


_PLACES = {"yes": 3, "no": 4, "abstention": 5, "non_voting": 6}


def _topics(
    site: Site,
    actor: str,
    groups: Sequence[Group[tuple[int, str]]],
    choices: dict[int, str],
) -> tuple[CountsRow, ...]:
    """How much the actor issued and sponsored, and how it voted, topic by topic."""
    chosen = site.map.selection.topics
    counts: dict[str, list[int]] = {}
    for group in groups:
        if group.key:
            roles = [role for _, role in group.rows]
            sponsored = sum(SPONSORED in role for role in roles)
            issued = sum(role != SPONSORED for role in roles)
            counts[group.key] = [len(roles), issued, sponsored, 0, 0, 0, 0]
    for document, choice in choices.items():
        place = _PLACES[choice]
        for topic in site.map.topics_of.get(document, ()):
            if topic in counts:
                counts[topic][place] += 1
            elif not chosen or topic in chosen:
                counts[topic] = [0, 0, 0, 0, 0, 0, 0]
                counts[topic][place] += 1
    addresses = group_addresses(site, actor, groups)
    rows = []
    for topic, values in counts.items():
        name = site.topic(topic)
        link = replace(name, href=addresses.get(topic) or name.href)
        key = (-values[0], -sum(values[3:]), name.text.casefold(), topic)
        rows.append((key, CountsRow(link, number_cells(*values[1:]))))
    rows.sort(key=lambda row: row[0])
    return tuple(row for _, row in rows)
