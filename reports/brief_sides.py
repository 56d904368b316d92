"""One actor's part of a brief."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from psycopg import Connection

from onrecord import vocabularies
from onrecord.db import brief as rows
from onrecord.db.brief import OwnDocuments, Scope, Sponsored
from onrecord.reports import wording
from onrecord.reports.brief_contexts import ReportView, Side, SponsoredLine, TitleLine
from onrecord.reports.brief_coverage import (
    Collected,
    coverage_rows,
    missing,
    own_sources,
)
from onrecord.reports.brief_passages import Passage, Spoken
from onrecord.reports.brief_said import (
    Statements,
    passage_view,
    report_view,
    reports,
    title_line,
    titles,
)
from onrecord.reports.brief_sources import Sources, permalink
from onrecord.reports.brief_votes import CHOICES, ActVotes, partners_of
from onrecord.reports.brief_wording import Said, wording_of
from onrecord.reports.rendering import plain, shown

REPORTED: Final = 6
TITLES: Final = 8
SPONSORED: Final = 10


@dataclass(frozen=True, slots=True)
class Found:
    """What was read of one actor."""

    actor: str
    place: int
    """Among the actors of the brief."""
    scope: Scope
    said: Statements
    shown: tuple[Passage, ...]
    own: tuple[OwnDocuments, ...]
    sponsored: tuple[Sponsored, ...]
    voted: bool


def side(
    conn: Connection[Any],
    found: Found,
    terms: Mapping[str, Sequence[str]],
    votes: Sequence[ActVotes],
    known: Collected,
    sources: Sources,
    names: Mapping[str, str],
    *,
    everything: bool,
) -> Side:
    """The actor's part, in the order in which it is read."""
    name = names.get(found.actor, found.actor)
    listed, more_titles = _titles(conn, found, terms, sources, everything)
    reported, more, lost = _reported(conn, found, terms, sources, everything)
    lines = _sponsored(conn, found, sources, everything)
    said = [
        Said(one.order, one.day, one.language, tuple(passages))
        for one, passages in _by_statement(found.said)
        if one.day
    ]
    changed, changed_says = wording_of(
        said, lambda passage: passage_view(passage, found.said, sources)
    )
    kind = vocabularies.actors()[found.actor].kind
    is_voter = found.voted or kind in ("state", "historic_state")
    partners = partners_of(votes, found.actor, names) if found.voted else ()
    cards = own_sources(known, found.actor)
    used = sorted(
        {row.source for row in found.said.held.values()}
        | ({one.act.source for one in votes} if is_voter else set())
    )
    absent = missing(
        known, name, found.own, cards, sorted(terms), period=_limited(found.scope)
    )
    if found.said.not_told:
        absent.append(
            f"{wording.count(found.said.not_told, 'paragraph')} of texts with several "
            f"speakers could not be given to {name} for sure: not quoted."
        )
    if lost:
        absent.append(
            f"{wording.count(lost, 'reported quotation')} left out: the words do not "
            "stand in the text as they were noted."
        )
    return Side(
        name=shown(name),
        id=found.actor,
        anchor=f"actor-{found.place + 1}",
        is_voter=is_voter,
        said=_said(found),
        titles=listed,
        more_titles=more_titles,
        reported=reported,
        more_reported=more,
        sponsored=lines,
        sponsored_says=_sponsored_says(found, lines),
        wording=changed,
        wording_says=changed_says,
        partners=partners,
        partners_says=_partners_says(name, partners, is_voter),
        coverage=coverage_rows(
            known, [*cards, *used], found.scope["since"], found.scope["until"]
        ),
        missing=tuple(shown(one) for one in absent),
    )


def _limited(scope: Scope) -> bool:
    return bool(scope["since"] or scope["until"])


def _by_statement(said: Statements) -> Iterator[tuple[Spoken, list[Passage]]]:
    by_order: dict[int, list[Passage]] = {}
    for passage in said.passages:
        by_order.setdefault(passage.order, []).append(passage)
    for one in said.spoken:
        yield one, by_order.get(one.order, [])


def _said(found: Found) -> str:
    texts = len(found.said.spoken)
    if not texts:
        total = sum(row.documents for row in found.own)
        return (
            "The record holds no text of its own on the topic, and "
            f"{wording.count(total, 'document')} of its own on any topic."
        )
    passages = len(found.said.passages)
    quoting = len({one.order for one in found.said.passages})
    return (
        f"{wording.count(len(found.shown), 'passage')} of {passages:,} that could be "
        f"quoted, from {quoting:,} of its {wording.count(texts, 'text')} on the topic."
    )


def _titles(
    conn: Connection[Any],
    found: Found,
    terms: Mapping[str, Sequence[str]],
    sources: Sources,
    everything: bool,
) -> tuple[tuple[TitleLine, ...], int]:
    ids = titles(conn, found.scope, terms)
    first = ids if everything else ids[:TITLES]
    held = rows.held(conn, [(one, 0, False) for one in first])
    lines = [title_line(held[k, False], sources) for k in first if (k, False) in held]
    return tuple(lines), len(ids) - len(first)


def _reported(
    conn: Connection[Any],
    found: Found,
    terms: Mapping[str, Sequence[str]],
    sources: Sources,
    everything: bool,
) -> tuple[tuple[ReportView, ...], int, int]:
    kept, lost = reports(conn, found.scope, terms)
    first = kept if everything else kept[:REPORTED]
    held = rows.held(conn, [(one.document_id, one.revision_id, False) for one in first])
    views = tuple(
        report_view(one, held[one.document_id, False], sources)
        for one in first
        if (one.document_id, False) in held
    )
    return views, len(kept) - len(first), lost


def _sponsored(
    conn: Connection[Any], found: Found, sources: Sources, everything: bool
) -> tuple[SponsoredLine, ...]:
    first = found.sponsored if everything else found.sponsored[:SPONSORED]
    held = rows.held(conn, [(one.document_id, 0, False) for one in first])
    lines = []
    for one in first:
        row = held.get((one.document_id, False))
        if row is None:
            continue
        how = "sponsor"
        if one.in_name:
            how = "submitted in its name"
        elif one.additional:
            how = "additional sponsor"
        lines.append(
            SponsoredLine(
                day=wording.short_day(row.dated_on),
                symbol=plain(row.symbol or row.native_id),
                title=plain(row.title),
                how=how,
                outcome=wording.OUTCOMES.get(row.outcome, row.outcome)
                or wording.kind(row.kind),
                href=permalink(row),
                source=sources.number(row),
            )
        )
    return tuple(lines)


def _sponsored_says(found: Found, lines: Sequence[SponsoredLine]) -> str:
    if not found.sponsored:
        return (
            "No sponsorship on the topic is in the record, which does not hold the "
            "sponsors of every text."
        )
    total = wording.count(len(found.sponsored), "act or draft", "acts and drafts")
    return (
        f"{len(lines):,} of {total}, the newest first. Sponsors are known where the "
        "record prints them."
    )


def _partners_says(name: str, partners: Sequence[object], is_voter: bool) -> str:
    if not is_voter:
        return f"{name} is no state and casts no ballots in these bodies."
    if not partners:
        return f"No ballot of {name} on the topic is in the record."
    return (
        "Identical ballots of the votes in which both cast one; the interval is "
        "Wilson’s, 95 %. The order of partners whose intervals overlap means nothing."
    )


def counted_in_words(votes: Sequence[ActVotes], actors: Sequence[str]) -> str:
    """How it is that an actor has no ballot."""
    counted = Counter(choice for v in votes for choice in v.choices)
    parts = [f"{CHOICES[c]} in {n:,}" for c, n in sorted(counted.items())]
    without = sum(not v.choices for v in votes)
    if without:
        parts.append(f"no recorded vote on {without:,}")
    return f"no ballot on the topic is held; {wording.listed(parts)}."
