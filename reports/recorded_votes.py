"""Each recorded vote once, with the ballots that can be told apart. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from onrecord import vocabularies
from onrecord.db.agreement import VetoRow, VotedAct

DRAFT: Final = "draft_resolution"
_WITHOUT: Final = ("without a vote", "without vote", "consensus", "acclamation")


@dataclass(frozen=True, slots=True)
class RecordedVote:
    """One vote with the ballots that are held of it."""

    body: str
    symbol: str
    """Or the source's own id where it has none."""
    title: str
    day: date | None
    ballots: Mapping[str, str]
    """Actor id → ``yes``, ``no``, ``abstention`` or ``non_voting``."""
    address: str = ""
    vetoed: bool = False
    """A file says so."""
    doubled: int = 0
    """Actors left out of it because two different ballots stand under their names."""


@dataclass(frozen=True, slots=True)
class Veto:
    """A draft that permanent members kept from being adopted."""

    symbol: str
    title: str
    day: date | None
    vetoed_by: tuple[str, ...]
    tally: tuple[int | None, int | None, int | None]
    """In favour, against, abstaining."""
    address: str
    url: str = ""
    """Of the archived copy; empty, like what follows, where it is from a file."""
    fetched_at: datetime | None = None
    digest: str = ""


def vetoes_of(rows: Iterable[VetoRow], filed: Iterable[RecordedVote]) -> list[Veto]:
    """Vetoes of the record and of files, each draft once, the latest first."""
    found = [
        Veto(
            symbol=row.symbol or row.native_id,
            title=row.title,
            day=row.day,
            vetoed_by=tuple(row.vetoed_by),
            tally=(row.yes, row.no, row.abstention),
            address=row.page_url,
            url=row.url,
            fetched_at=row.fetched_at,
            digest=row.payload_sha256.hex(),
        )
        for row in rows
    ]
    held = {veto.symbol for veto in found}
    found += [_veto(vote) for vote in filed if vote.vetoed and vote.symbol not in held]
    return sorted(found, key=lambda veto: veto.day or date.min, reverse=True)


def _veto(vote: RecordedVote) -> Veto:
    chosen = Counter(vote.ballots.values())
    actors = vocabularies.actors()
    return Veto(
        symbol=vote.symbol,
        title=vote.title,
        day=vote.day,
        vetoed_by=tuple(
            one
            for one, choice in vote.ballots.items()
            if choice == "no" and actors[one].permanent_member
        ),
        tally=(chosen["yes"], chosen["no"], chosen["abstention"]),
        address=vote.address,
    )


def each_once(acts: list[VotedAct]) -> list[VotedAct]:
    """Each act once: of several sources with one symbol the one with most ballots, and
    of a draft that was adopted the resolution."""
    by_symbol: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for act in acts:
        if act.symbol:
            by_symbol[act.body, act.symbol][act.source] += _ballots(act)
    best = {
        key: min(sources, key=lambda source: (-sources[source], source))
        for key, sources in by_symbol.items()
    }
    adopted = {
        (act.body, act.draft_symbol)
        for act in acts
        if act.kind != DRAFT and act.draft_symbol and has_ballots(act)
    }
    return [
        act
        for act in acts
        if (not act.symbol or best[act.body, act.symbol] == act.source)
        and not (act.kind == DRAFT and (act.body, act.symbol) in adopted)
    ]


def _ballots(act: VotedAct) -> int:
    return len(act.in_favour) + len(act.against) + len(act.abstaining)


def has_ballots(act: VotedAct) -> bool:
    """Whether it is known of anybody how he voted on it."""
    return _ballots(act) > 0


def without_vote(act: VotedAct) -> bool:
    """Whether no vote is recorded, and the record says that there was none."""
    said = act.adoption.lower()
    return not act.voted and any(words in said for words in _WITHOUT)


def name(act: VotedAct) -> str:
    """Its symbol, or the source's own id where it has none."""
    return act.symbol or act.native_id


def recorded(act: VotedAct) -> RecordedVote:
    """The vote on an act, without ballots that contradict each other."""
    choices = (
        ("yes", act.in_favour),
        ("no", act.against),
        ("abstention", act.abstaining),
        ("non_voting", act.non_voting),
    )
    ballots: dict[str, str] = {}
    doubled: set[str] = set()
    for choice, actors in choices:
        for actor in actors:
            if ballots.setdefault(actor, choice) != choice:
                doubled.add(actor)
    return RecordedVote(
        body=act.body,
        symbol=name(act),
        title=act.title,
        day=act.day,
        ballots={a: choice for a, choice in ballots.items() if a not in doubled},
        address=act.page_url,
        doubled=len(doubled),
    )
