"""Each recorded vote once, with the ballots that can be told apart. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.db.agreement import VotedAct

DRAFT: Final = "draft_resolution"


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
    doubled: int = 0
    """Actors left out of it because two different ballots stand under their names."""


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
