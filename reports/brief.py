"""The position brief: what one actor, or two, said and did on a topic.

Nothing is inferred: no score of sentiment, no claim that words foretell a vote. What a
number means and how passages are chosen: on the page and in docs/methods/brief.md.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from psycopg import Connection

from onrecord import vocabularies
from onrecord.db import agreement as ballots
from onrecord.db import brief as rows
from onrecord.db.brief import Held, Scope
from onrecord.db.lookup import not_searchable
from onrecord.reports import wording
from onrecord.reports.brief_contexts import Brief, Period, VoteLine
from onrecord.reports.brief_coverage import Collected, collected
from onrecord.reports.brief_passages import Passage, chosen
from onrecord.reports.brief_said import Statements, passage_view, statements
from onrecord.reports.brief_sides import Found, counted_in_words, side
from onrecord.reports.brief_sources import Sources
from onrecord.reports.brief_topics import AskedTopics
from onrecord.reports.brief_votes import (
    ActVotes,
    acts_with_choices,
    body_votes,
    listed,
    took_part,
    vote_line,
)
from onrecord.reports.brief_words import LIMITS, empty_words, facts, heading, lead
from onrecord.reports.recorded_votes import each_once

PASSAGES: Final = 12
"""Of one actor; with two, each has two thirds of it."""
VOTES: Final = 15


@dataclass(frozen=True, slots=True)
class Ask:
    """What a brief is wanted of."""

    actors: tuple[str, ...]
    """One id, or two."""
    topics: AskedTopics
    since: date | None = None
    until: date | None = None
    everything: bool = False
    """All passages, votes and sponsorships, not what reads in ten minutes."""
    style: str = "chicago"
    """Of the citations: a key of ``citing_styles.UN_STYLES``."""


def _quiet(_: str) -> None:
    pass


def brief(
    conn: Connection[Any], ask: Ask, progress: Callable[[str], None] = _quiet
) -> Brief:
    """The brief, as one snapshot of the record. ``progress`` is told each step."""
    names = {one.id: one.name() for one in vocabularies.actors().values()}
    topics = list(ask.topics.ids)
    progress("votes")
    acts = each_once(
        ballots.acts(conn, topics=topics, since=ask.since, until=ask.until)
        if topics
        else []
    )
    votes = acts_with_choices(acts, ask.actors)
    found = []
    for place, actor in enumerate(ask.actors):
        progress(f"statements of {names.get(actor, actor)}")
        found.append(_of_actor(conn, ask, actor, votes, place))
    progress("coverage and citations")
    return _composed(conn, ask, names, votes, found, collected(conn))


def _of_actor(
    conn: Connection[Any], ask: Ask, actor: str, votes: Sequence[ActVotes], place: int
) -> Found:
    scope: Scope = {
        "actor": actor,
        "topics": list(ask.topics.ids),
        "since": ask.since,
        "until": ask.until,
    }
    said = statements(conn, scope, ask.topics.terms)
    limit = PASSAGES if len(ask.actors) == 1 else 2 * PASSAGES // 3
    return Found(
        actor=actor,
        place=place,
        scope=scope,
        said=said,
        shown=tuple(chosen(said.passages, 0 if ask.everything else limit)),
        own=tuple(rows.own_documents(conn, actor)),
        sponsored=tuple(rows.sponsored(conn, scope)),
        voted=took_part(votes, place),
    )


def _composed(
    conn: Connection[Any],
    ask: Ask,
    names: Mapping[str, str],
    votes: Sequence[ActVotes],
    found: Sequence[Found],
    known: Collected,
) -> Brief:
    """The parts in reading order, so that sources are numbered as they are met."""
    sources = Sources(ask.style)
    periods = _periods(found, sources)
    have_votes = _may_vote(ask.actors) or any(one.voted for one in found)
    bodies = body_votes(votes, ask.actors, names) if have_votes else ()
    lines = _vote_lines(conn, ask, votes, sources, names) if bodies else ()
    sides = tuple(
        side(conn, one, ask.topics.terms, votes, known, sources, names,
             everything=ask.everything)
        for one in found
    )  # fmt: skip
    state = rows.state_of_record(conn)
    by_body = rows.acts_by_body(conn, list(ask.topics.ids))
    is_empty = not (periods or lines or any(one.anything for one in sides))
    return Brief(
        heading=heading(ask.actors, ask.topics, names),
        lead=lead(found, votes, names),
        facts=facts(
            ask.topics,
            ask.since,
            ask.until,
            everything=ask.everything,
            left_out=not_searchable(conn),
        ),
        sides=sides,
        periods=periods,
        bodies=bodies,
        votes=lines,
        votes_says=_votes_says(ask, votes, lines, names),
        sources=sources.listed(),
        style=ask.style,
        snapshot=(
            ("Record", f"{wording.count(state.documents, 'document')}, newest capture "
             f"{wording.moment(state.as_of) or 'none'}"),
            ("Last run", f"{state.command or 'none'}, "
             f"{wording.moment(state.ended_at) or 'never ended'}"),
            ("Digest of this brief’s sources",
             digest(sources.held()) if sources.held() else "it has none"),
        ),
        limits=LIMITS,
        is_empty=is_empty,
        looked_for=(
            empty_words(ask.actors, names, by_body, [one.own for one in found])
            if is_empty
            else ()
        ),
    )  # fmt: skip


def digest(held: Sequence[Held]) -> str:
    """SHA-256 over what the brief rests on: source, native id and payload digest of
    each copy, sorted. The same copies give the same digest, in whatever order."""
    lines = sorted(
        f"{row.source}\t{row.native_id}\t{row.payload_sha256.hex()}" for row in held
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _periods(found: Sequence[Found], sources: Sources) -> tuple[Period, ...]:
    """Years with the passages of each actor, the newest first, undated ones last."""
    by_year: defaultdict[int, list[list[tuple[Statements, Passage]]]]
    by_year = defaultdict(lambda: [[] for _ in found])
    for one in found:
        for passage in one.shown:
            year = passage.day.year if passage.day else 0
            by_year[year][one.place].append((one.said, passage))
    return tuple(
        Period(
            label=str(year) if year else "Undated",
            columns=tuple(
                tuple(passage_view(passage, said, sources) for said, passage in column)
                for column in by_year[year]
            ),
        )
        for year in sorted(by_year, reverse=True)
    )


def _may_vote(actors: Sequence[str]) -> bool:
    known = vocabularies.actors()
    return any(known[one].kind in ("state", "historic_state") for one in actors)


def _vote_lines(
    conn: Connection[Any],
    ask: Ask,
    votes: Sequence[ActVotes],
    sources: Sources,
    names: Mapping[str, str],
) -> tuple[VoteLine, ...]:
    wanted = listed(votes, 0 if ask.everything else VOTES)
    held = rows.held(conn, [(one.act.id, 0, one.act.voted) for one in wanted])
    return tuple(
        vote_line(one, held[one.act.id, one.act.voted], sources, names)
        for one in wanted
        if (one.act.id, one.act.voted) in held
    )


def _votes_says(
    ask: Ask,
    votes: Sequence[ActVotes],
    lines: Sequence[VoteLine],
    names: Mapping[str, str],
) -> str:
    if not votes:
        return "The record holds no resolution, decision or voted draft on the topic."
    listed_names = wording.listed([names.get(one, one) for one in ask.actors])
    if not lines and not _may_vote(ask.actors):
        return f"{listed_names}: no state, and without a ballot in these bodies."
    if not lines:
        return f"{listed_names}: {counted_in_words(votes, ask.actors)}"
    if ask.everything:
        return f"All {len(lines):,} acts on the topic, the newest first."
    voted = sum(bool(v.choices) for v in votes)
    return (
        f"{len(lines):,} of {wording.count(voted, 'recorded vote')}, the newest first. "
        "Votes that were not unanimous are listed before others; --all lists all of "
        "them and what was adopted without a vote."
    )
