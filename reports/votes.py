"""Recorded votes as tables: every ballot with its member, totals, disagreements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord import vocabularies
from onrecord.db.report_rows import BallotRow, DocumentFacts, VoteRow
from onrecord.reports import wording
from onrecord.reports.charts import vote_bits
from onrecord.reports.document_contexts import Member, MemberGroup, VoteTable
from onrecord.reports.rendering import shown
from onrecord.reports.rows import Site


def vote_tables(
    site: Site,
    facts: DocumentFacts,
    votes: list[VoteRow],
    ballots: Mapping[int, list[BallotRow]],
) -> tuple[VoteTable | None, tuple[VoteTable, ...]]:
    """The vote that reports show, and the other accounts of it."""
    tables = [
        (vote.principal, _table(site, facts, vote, ballots.get(vote.id, [])))
        for vote in votes
    ]
    shown_ones = [table for principal, table in tables if principal]
    rest = [table for principal, table in tables if not principal]
    return (shown_ones[0] if shown_ones else None), tuple(shown_ones[1:] + rest)


def _table(
    site: Site, facts: DocumentFacts, vote: VoteRow, ballots: list[BallotRow]
) -> VoteTable:
    in_council = facts.body == wording.SECURITY_COUNCIL
    members: dict[str, list[Member]] = {choice: [] for choice in wording.CHOICES}
    for names, actor_id, choice in _cells(ballots):
        printed = shown(" ".join(names))
        link = site.actor(actor_id) if actor_id else None
        name = link.text if link else printed
        members[choice].append(
            Member(
                name=name,
                href=link.href if link else "",
                printed="" if name.casefold() == printed.casefold() else printed,
                permanent=in_council and _is_permanent(actor_id),
                vetoed=bool(actor_id) and actor_id in facts.vetoed_by,
            )
        )
    for found in members.values():
        found.sort(key=lambda member: (not member.permanent, member.name.casefold()))
    counts = (
        ("yes", vote.yes),
        ("no", vote.no),
        ("abstention", vote.abstention),
        ("non_voting", vote.non_voting),
    )
    return VoteTable(
        tally=wording.tally(vote.yes, vote.no, vote.abstention),
        origin="data extract" if vote.origin == "extract" else "text",
        renditions=vote.renditions,
        groups=tuple(
            MemberGroup(choice, wording.CHOICES[choice], count, tuple(members[choice]))
            for choice, count in counts
        ),
        bits=tuple(vote_bits(counts)),
        printed=_printed(vote.printed_counts, dict(counts)),
        has_permanent=in_council,
        has_members=bool(ballots),
    )


def _is_permanent(actor_id: str) -> bool:
    """Has, or had, a permanent seat in the Security Council."""
    found = vocabularies.actors().get(actor_id)
    return found is not None and found.permanent_member


def _cells(ballots: list[BallotRow]) -> list[tuple[list[str], str, str]]:
    """(printed parts, actor, choice); a cell without an actor continues the last."""
    cells: list[tuple[list[str], str, str]] = []
    for ballot in ballots:
        if not ballot.actor_id and cells and cells[-1][2] == ballot.choice:
            cells[-1][0].append(ballot.printed)
        else:
            cells.append(([ballot.printed], ballot.actor_id, ballot.choice))
    return cells


def _printed(value: Any, counted: dict[str, int]) -> str:
    """The totals that the source prints, where they are not those of the ballots."""
    printed: dict[str, int] = dict(value or {})
    if all(counted.get(choice) == count for choice, count in printed.items()):
        return ""
    return wording.listed(
        [
            f"{printed[choice]} {words.lower()}"
            for choice, words in wording.CHOICES.items()
            if choice in printed
        ]
    )
