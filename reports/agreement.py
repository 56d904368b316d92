"""Who votes with whom: agreement between actors from recorded votes, by body.

Votes of different bodies are never added together: nearly all of the Security Council's
are unanimous. Every number has the votes behind it, and what was left out is counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from psycopg import Connection

from onrecord.db import agreement as held
from onrecord.db.agreement import VotedAct
from onrecord.reports.pair_statistics import (
    Cast,
    Pair,
    cast_by_voter,
    is_unanimous,
    pair,
    places,
)
from onrecord.reports.recorded_votes import (
    RecordedVote,
    Veto,
    each_once,
    has_ballots,
    name,
    recorded,
    vetoes_of,
    without_vote,
)

PERMANENT_FIVE: Final = ("CHN", "FRA", "RUS", "GBR", "USA")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which votes are wanted, and of whom; nothing given means all that are held."""

    actors: tuple[str, ...] = ()
    """Whose partners are wanted: actor ids."""
    among: tuple[str, ...] = ()
    """Of the matrix; of nobody named it is the actors, or the permanent five."""
    body: str = ""
    topic: str = ""
    since: date | None = None
    until: date | None = None
    contested: bool = False
    """Leave out unanimous votes."""
    yes_no_only: bool = False
    """Leave out votes in which one of a pair abstained."""

    @property
    def matrix(self) -> tuple[str, ...]:
        """Whom the matrix is among: without a repetition, actors first."""
        others = self.among or (PERMANENT_FIVE if len(self.actors) < 2 else ())
        return tuple(dict.fromkeys(self.actors + others))


@dataclass(frozen=True, slots=True)
class Basis:
    """What the numbers of one body rest on."""

    documents: int
    """Of the record: resolutions, decisions and drafts that were voted on."""
    without_vote: int
    """Of them: adopted without a vote, says the record."""
    unknown: int
    """Of them: no recorded vote is held, and not said how it was adopted."""
    tally_only: int
    """Of them: a vote is recorded, and not who voted how."""
    filed: int
    """Votes with ballots from files, which mostly list nothing but votes."""
    filed_without_vote: int
    """Documents of files that say that there was no vote."""
    recorded: int
    """Votes with ballots of the record and of files, unanimous ones among them."""
    unanimous: int
    doubled: int
    """Ballots left out: two that differ under one name."""
    days: tuple[date, ...]
    """First and last day of the documents; empty where no day is known."""

    @property
    def not_recorded(self) -> int:
        return self.without_vote + self.unknown


@dataclass(frozen=True, slots=True)
class Relation:
    """An actor and one it voted beside."""

    actor: str
    partner: str
    whole: Pair
    years: tuple[tuple[int, Pair], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One body."""

    body: str
    basis: Basis
    votes: tuple[RecordedVote, ...]
    """That the numbers are counted over."""
    partners: Mapping[str, tuple[Relation, ...]]
    """Of every actor asked for, all it has a vote in common with; nearest first,
    withheld ones last."""
    matrix: tuple[str, ...]
    """Actors that cast a ballot, of those asked for."""
    missing: tuple[str, ...]
    """Actors asked for that cast none here."""
    relations: Mapping[tuple[str, str], Relation]
    """Of every two of the matrix, in its order, with years."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The answer: bodies with most contested votes first."""

    choice: Choice
    sections: tuple[Section, ...]
    vetoes: tuple[Veto, ...]
    imported: tuple[str, ...] = field(default=())
    """What was read from files, in words."""


def agreement(
    conn: Connection[Any] | None,
    choice: Choice,
    imported: Sequence[RecordedVote] = (),
    notes: Sequence[str] = (),
) -> Agreement:
    """Agreement in the votes of the record, of ``imported`` votes, or of both.

    Without a connection of the imported votes alone. A vote that the record holds is
    not taken again from elsewhere. ``notes`` say where the imported ones come from.
    """
    scope: dict[str, Any] = {
        "body": choice.body, "topic": choice.topic, "since": choice.since,
        "until": choice.until,
    }  # fmt: skip
    acts = each_once(held.acts(conn, **scope)) if conn else []
    rows = held.vetoes(conn, **scope) if conn else []
    known = {(act.body, name(act)) for act in acts}
    wanted = [vote for vote in imported if _wanted(vote, choice)]
    extra = [vote for vote in wanted if (vote.body, vote.symbol) not in known]
    if len(extra) < len(wanted):
        taken = "are of documents in the record and taken from it alone"
        notes = (*notes, f"{len(wanted) - len(extra):,} votes of files {taken}")
    sections = _sections(choice, acts, extra)
    vetoes = vetoes_of(rows, wanted)
    return Agreement(choice, sections, tuple(vetoes), tuple(notes))


def _wanted(vote: RecordedVote, choice: Choice) -> bool:
    """Whether a vote from a file is of the body and of the period."""
    since, until = choice.since or date.min, choice.until or date.max
    dated = vote.day is not None and since <= vote.day <= until
    return (not choice.body or vote.body == choice.body) and (
        dated or not (choice.since or choice.until)
    )


def _sections(
    choice: Choice, acts: Iterable[VotedAct], extra: Iterable[RecordedVote]
) -> tuple[Section, ...]:
    acts_of: dict[str, list[VotedAct]] = defaultdict(list)
    filed_of: dict[str, list[RecordedVote]] = defaultdict(list)
    for act in acts:
        acts_of[act.body].append(act)
    for vote in extra:
        filed_of[vote.body].append(vote)
    found = [
        _section(choice, body, acts_of.get(body, []), filed_of.get(body, []))
        for body in acts_of.keys() | filed_of.keys()
    ]
    found.sort(
        key=lambda s: (s.basis.unanimous - s.basis.recorded, -s.basis.documents, s.body)
    )
    return tuple(found)


def _section(
    choice: Choice, body: str, acts: list[VotedAct], filed: list[RecordedVote]
) -> Section:
    votes = [recorded(act) for act in acts if has_ballots(act)]
    votes += [vote for vote in filed if vote.ballots]
    basis = _basis(acts, filed, votes)
    if choice.contested:
        votes = [vote for vote in votes if not is_unanimous(vote.ballots)]
    votes.sort(key=lambda vote: (vote.day or date.min, vote.symbol))
    counting = _Counting(votes, choice.yes_no_only)
    present = tuple(one for one in choice.matrix if counting.part(one))
    return Section(
        body=body,
        basis=basis,
        votes=tuple(votes),
        partners={
            one: counting.partners(one) for one in choice.actors if one in present
        },
        matrix=present,
        missing=tuple(one for one in choice.matrix if one not in present),
        relations={
            (one, other): counting.relation(one, other)
            for place, one in enumerate(present)
            for other in present[place + 1 :]
        },
    )


class _Counting:
    """The votes of one body, as sets of bits."""

    def __init__(self, votes: Sequence[RecordedVote], yes_no_only: bool) -> None:
        self.cast = cast_by_voter([vote.ballots for vote in votes])
        self.all = (1 << len(votes)) - 1
        self.unanimous = places(
            k for k, vote in enumerate(votes) if is_unanimous(vote.ballots)
        )
        self.yes_no_only = yes_no_only
        by_year: dict[int, list[int]] = defaultdict(list)
        for place, vote in enumerate(votes):
            if vote.day:
                by_year[vote.day.year].append(place)
        self.years = {year: places(chosen) for year, chosen in sorted(by_year.items())}

    def part(self, actor: str) -> int:
        return self.cast.get(actor, Cast()).part

    def pair(self, one: str, other: str, within: int) -> Pair:
        return pair(
            self.cast[one],
            self.cast[other],
            within,
            self.unanimous,
            yes_no_only=self.yes_no_only,
        )

    def relation(self, one: str, other: str) -> Relation:
        years = (
            (year, self.pair(one, other, within)) for year, within in self.years.items()
        )
        return Relation(
            one,
            other,
            self.pair(one, other, self.all),
            tuple((year, of_year) for year, of_year in years if of_year.n),
        )

    def partners(self, actor: str) -> tuple[Relation, ...]:
        found = [
            Relation(actor, other, self.pair(actor, other, self.all))
            for other in self.cast
            if other != actor
        ]
        found = [relation for relation in found if relation.whole.n]
        found.sort(key=_nearness)
        return tuple(found)


def _nearness(relation: Relation) -> tuple[bool, float, int, str]:
    pair = relation.whole
    share = pair.alike.share if pair.alike else 0.0
    return pair.withheld, -share, -pair.n, relation.partner


def _basis(
    acts: list[VotedAct], filed: list[RecordedVote], votes: list[RecordedVote]
) -> Basis:
    silent = [act for act in acts if not act.voted]
    no_vote = sum(without_vote(act) for act in silent)
    from_files = sum(bool(vote.ballots) for vote in filed)
    days = sorted(
        day for day in (*(a.day for a in acts), *(v.day for v in filed)) if day
    )
    return Basis(
        documents=len(acts),
        without_vote=no_vote,
        unknown=len(silent) - no_vote,
        tally_only=sum(act.voted and not has_ballots(act) for act in acts),
        filed=from_files,
        filed_without_vote=len(filed) - from_files,
        recorded=len(votes),
        unanimous=sum(is_unanimous(vote.ballots) for vote in votes),
        doubled=sum(vote.doubled for vote in votes),
        days=(days[0], days[-1]) if days else (),
    )
