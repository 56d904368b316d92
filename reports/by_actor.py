"""The pages of one actor: what it issued, said and sponsored by topic; its votes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.db.report_rows import ActorBallot, ActorTotal
from onrecord.reports import wording
from onrecord.reports.contexts import DocumentRow, Link, Pager, RowGroup, VoteCounts
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
from onrecord.reports.rows import Lines, Site

VOTES_ON_FIRST_PAGE = 12


@dataclass(frozen=True, slots=True)
class ActorPage:
    name: str
    plain_name: str
    id: str
    kind: str
    totals: VoteCounts
    period: str
    topics: tuple[VoteCounts, ...]
    groups: tuple[RowGroup, ...]
    votes: tuple[DocumentRow, ...]
    votes_href: str
    """The list of all votes, where the page shows the newest only."""
    pager: Pager


@dataclass(frozen=True, slots=True)
class ActorVotesPage:
    name: str
    plain_name: str
    href: str
    votes: tuple[DocumentRow, ...]
    pager: Pager


def groups_of_actor(site: Site, actor: str) -> list[Group[tuple[int, str]]]:
    """The actor's documents under each of their topics, largest topic first."""
    chosen = site.map.selection.topics
    found: dict[str, list[tuple[int, str]]] = {}
    for document, role in site.documents_of_actor(actor):
        topics: Sequence[str] = site.map.topics_of.get(document, ())
        if chosen:
            topics = [topic for topic in topics if topic in chosen]
        for topic in topics or ("",):
            found.setdefault(topic, []).append((document, role))
    ordered = sorted(found, key=lambda t: (t == "", -len(found[t]), _label(site, t), t))
    return [Group(topic, found[topic]) for topic in ordered]


def group_address(site: Site, actor: str) -> dict[str, str]:
    """Where each topic begins in the actor's pages: ``GBR.p2.html#UNBIS-1``."""
    stem = site.map.actor_pages[actor]
    return {
        topic: f"{file_name(stem, page)}#{anchor(site, topic)}"
        for topic, page in first_pages(groups_of_actor(site, actor))
    }


def anchor(site: Site, topic: str) -> str:
    return "in-" + (site.map.topic_pages.get(topic) or "no-topic")


def _label(site: Site, topic: str) -> str:
    found = site.topics.get(topic)
    return found.label.casefold() if found else ""


def actor_pages(
    site: Site, lines: Lines, actor: ActorTotal, ballots: Sequence[ActorBallot]
) -> tuple[list[ActorPage], list[ActorVotesPage]]:
    """All pages of one actor; ``ballots`` are its own, one a document."""
    stem = site.map.actor_pages[actor.id]
    groups = groups_of_actor(site, actor.id)
    pages = pages_of(groups)
    total = sum(len(group.rows) for group in groups)
    choices = {ballot.document_id: ballot.choice for ballot in ballots}
    voted = [line.id for line in site.map.documents if line.id in choices]
    votes = tuple(
        DocumentRow(lines.cells(d), wording.CHOICES[choices[d]], choices[d])
        for d in voted
    )
    few = len(votes) <= 2 * VOTES_ON_FIRST_PAGE
    dated = [
        day
        for document in {*choices, *dict(site.documents_of_actor(actor.id))}
        if (day := site.lines[document].dated_on)
    ]
    name, plain_name = shown(actor.name), plain(actor.name)
    here = VoteCounts(
        Link(name), actor.documents, actor.issued, actor.sponsored,
        actor.yes, actor.no, actor.abstention, actor.non_voting,
    )  # fmt: skip
    addresses = group_address(site, actor.id)
    topics = _topics(site, actor.id, groups, choices, addresses)
    first = [
        ActorPage(
            name=name,
            plain_name=plain_name,
            id=actor.id,
            kind=wording.actor_kind(actor.kind),
            totals=here,
            period=wording.period(dated),
            topics=topics if number == 1 else (),
            groups=tuple(_group(site, lines, piece) for piece in page),
            votes=(votes if few else votes[:VOTES_ON_FIRST_PAGE])
            if number == 1
            else (),
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
            votes=rows,
            pager=pager(f"{stem}.votes", n, len(slices), len(votes), "vote"),
        )
        for n, rows in enumerate(slices, 1)
    ]
    return first, second


def _group(site: Site, lines: Lines, piece: Piece[tuple[int, str]]) -> RowGroup:
    heading = site.topic(piece.key) if piece.key else Link(wording.NO_TOPIC)
    name = anchor(site, piece.key)
    return RowGroup(
        anchor=f"{name}-continued" if piece.continued else name,
        heading=heading,
        note=wording.count(piece.count, "document"),
        count=piece.count,
        continued=piece.continued,
        rows=tuple(DocumentRow(lines.cells(d), role) for d, role in piece.rows),
    )


def _topics(
    site: Site,
    actor: str,
    groups: Sequence[Group[tuple[int, str]]],
    choices: dict[int, str],
    addresses: dict[str, str],
) -> tuple[VoteCounts, ...]:
    """How much the actor issued and sponsored, and how it voted, topic by topic."""
    votes: dict[str, Counter[str]] = {}
    chosen = site.map.selection.topics
    for document, choice in choices.items():
        for topic in site.map.topics_of.get(document, ()):
            if not chosen or topic in chosen:
                votes.setdefault(topic, Counter())[choice] += 1
    rows = {group.key: group.rows for group in groups if group.key}
    counts = []
    for topic in {*rows, *votes}:
        of_topic = rows.get(topic, ())
        roles = Counter(kind for _, role in of_topic for kind in _sides(role))
        cast = votes.get(topic, Counter())
        href = addresses.get(topic) or site.topic(topic).href
        counts.append(
            VoteCounts(
                Link(site.topic(topic).text, href),
                len(of_topic),
                roles["issued"],
                roles["sponsored"],
                cast["yes"],
                cast["no"],
                cast["abstention"],
                cast["non_voting"],
            )
        )
    counts.sort(key=lambda c: (-c.documents, -c.votes, c.name.text.casefold()))
    return tuple(counts)


def _sides(role: str) -> list[str]:
    """Whether a role in words is of the issuing side, the sponsoring side, or both."""
    sponsored = wording.ROLES["sponsor"] in role
    issued = role != wording.ROLES["sponsor"]
    return ["issued"] * issued + ["sponsored"] * sponsored
