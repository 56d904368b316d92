"""How actors voted on a topic's resolutions: every act once, body by body.

What is known of an actor in an act is one of: a ballot (in favour, against, abstaining,
or listed as not voting), not listed in a vote whose ballots are held, a vote of which
the ballots are not held, no vote because the act was adopted without one, or nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.db.agreement import VotedAct
from onrecord.db.brief import Held
from onrecord.reports import wording
from onrecord.reports.agreement import Choice, agreement
from onrecord.reports.agreement_rows import row as pair_row
from onrecord.reports.brief_contexts import (
    VOTE_COLUMNS,
    BodyVotes,
    ChoiceView,
    PartnerRow,
    Partners,
    VoteLine,
)
from onrecord.reports.brief_sources import Sources, permalink
from onrecord.reports.pair_statistics import CAST, MINIMUM, is_unanimous
from onrecord.reports.recorded_votes import (
    RecordedVote,
    has_ballots,
    recorded,
    without_vote,
)
from onrecord.reports.rendering import plain, shown

ENDS: Final = 5
"""Nearest and farthest partners shown."""

CHOICES: Final = {
    "yes": "in favour",
    "no": "against",
    "abstention": "abstaining",
    "non_voting": "listed as not voting",
    "unlisted": "not listed",
    "unknown": "ballots not held",
}


@dataclass(frozen=True, slots=True)
class ActVotes:
    """One act and what is known of each ballot; none where there was no vote."""

    act: VotedAct
    vote: RecordedVote | None
    choices: tuple[str, ...]


def acts_with_choices(
    acts: Sequence[VotedAct], actors: Sequence[str]
) -> list[ActVotes]:
    """Acts in the order given. ``choices`` are keys of ``CHOICES``, one an actor."""
    found = []
    for act in acts:
        vote = recorded(act) if has_ballots(act) else None
        choices: tuple[str, ...] = ()
        if vote:
            choices = tuple(vote.ballots.get(one, "unlisted") for one in actors)
        elif act.voted:
            choices = ("unknown",) * len(actors)
        found.append(ActVotes(act, vote, choices))
    return found


def took_part(votes: Sequence[ActVotes], place: int) -> bool:
    """Whether any ballot of the actor is held."""
    return any(v.choices[place] in (*CAST, "non_voting") for v in votes if v.choices)


def body_votes(
    votes: Sequence[ActVotes], actors: Sequence[str], names: Mapping[str, str]
) -> tuple[BodyVotes, ...]:
    """The figures of each body, the one with most acts first; never added together."""
    by_body = Counter(v.act.body for v in votes)
    found = []
    for body, _ in sorted(by_body.items(), key=lambda item: (-item[1], item[0])):
        own = [v for v in votes if v.act.body == body]
        found.append(
            BodyVotes(
                body=shown(names.get(body, body) or "A body that is not named"),
                says=_says(own),
                rows=tuple(
                    (shown(names.get(one, one)), _figures(own, place))
                    for place, one in enumerate(actors)
                ),
                compared=_compared(own) if len(actors) == 2 else "",
            )
        )
    return tuple(found)


def _says(own: Sequence[ActVotes]) -> str:
    voted = [v for v in own if v.vote]
    silent = sum(without_vote(v.act) for v in own)
    tally = sum(v.act.voted and v.vote is None for v in own)
    rest = len(own) - len(voted) - silent - tally
    unanimous = sum(is_unanimous(v.vote.ballots) for v in voted if v.vote)
    parts = [
        f"{wording.count(len(voted), 'recorded vote')} with ballots"
        + (f" ({unanimous:,} unanimous)" if voted else ""),
        f"{silent:,} adopted without a vote",
    ]
    if tally:
        parts.append(f"{tally:,} voted on, of which the ballots are not held")
    if rest:
        parts.append(f"{rest:,} of which the record does not say how")
    return (
        f"{wording.count(len(own), 'act')} on the topic: {wording.listed(parts)}. "
        "How anyone stood on what was adopted without a vote is not known."
    )


def _figures(own: Sequence[ActVotes], place: int) -> tuple[str, ...]:
    counted = Counter(v.choices[place] for v in own if v.choices)
    figures = tuple(f"{counted[choice]:,}" for choice in CHOICES)
    assert len(figures) == len(VOTE_COLUMNS)
    return figures


def _compared(own: Sequence[ActVotes]) -> str:
    counted = Counter(beside(v.choices) for v in own if v.vote)
    both = counted["same"] + counted["different"]
    if not both:
        return "There is no vote in which both cast a ballot."
    rest = sum(counted.values()) - both
    return (
        f"Both cast a ballot in {wording.count(both, 'vote')}: the same one in "
        f"{counted['same']:,}, different ones in {counted['different']:,}. In "
        f"{wording.count(rest, 'recorded vote')} one of them or both cast none."
    )


def beside(choices: Sequence[str]) -> str:
    """``same``, ``different``, or ``one absent``; of one actor nothing."""
    if len(choices) < 2:
        return ""
    if any(choice not in CAST for choice in choices):
        return "one absent"
    return "same" if len(set(choices)) == 1 else "different"


def listed(votes: Sequence[ActVotes], limit: int) -> list[ActVotes]:
    """The votes to list, newest first: those that were not unanimous before the others;
    with no limit all of them, and what was adopted without a vote as well."""
    if not limit:
        return sorted(votes, key=_newest)
    voted = [v for v in votes if v.choices and set(v.choices) != {"unlisted"}]
    voted.sort(
        key=lambda v: (v.vote is not None and is_unanimous(v.vote.ballots), _newest(v))
    )
    return sorted(voted[:limit], key=_newest)


def _newest(one: ActVotes) -> tuple[int, str, str]:
    day = one.act.day or date.min
    return -day.toordinal(), one.act.symbol, one.act.native_id


def vote_line(
    one: ActVotes, row: Held, sources: Sources, names: Mapping[str, str]
) -> VoteLine:
    """An act beside its outcome and tally, as the record prints them."""
    outcome = wording.OUTCOMES.get(row.outcome, row.outcome) or "Outcome not said"
    if row.vetoed_by:
        vetoed = wording.listed([names.get(who, who) for who in row.vetoed_by])
        outcome += f", vetoed by {vetoed}"
    no_vote = "no recorded vote" if without_vote(one.act) else "not known"
    return VoteLine(
        day=wording.short_day(one.act.day),
        symbol=plain(one.act.symbol or one.act.native_id),
        title=plain(row.title),
        body=plain(names.get(one.act.body, one.act.body)),
        choices=tuple(ChoiceView(code, CHOICES[code]) for code in one.choices)
        or (ChoiceView("none", no_vote),),
        beside=beside(one.choices),
        outcome=shown(outcome),
        tally=wording.tally(row.yes, row.no, row.abstention),
        adoption=plain(row.adoption),
        href=permalink(row),
        source=sources.number(row),
    )


def partners_of(
    votes: Sequence[ActVotes], actor: str, names: Mapping[str, str]
) -> tuple[Partners, ...]:
    """Whom it votes with in these votes, body by body, with n and interval."""
    found = agreement(None, Choice(actors=(actor,)), [v.vote for v in votes if v.vote])
    lists = []
    for section in found.sections:
        own = section.partners.get(actor, ())
        scored = [one for one in own if not one.whole.withheld]
        if not own:
            continue
        few = len(scored) <= 2 * ENDS
        rows = [PartnerRow(
            name=r.name, alike=r.alike, interval=r.interval, opposed=r.against, n=r.n,
        ) for r in (pair_row(one, names) for one in scored)]  # fmt: skip
        rest = len(own) - len(scored)
        lists.append(
            Partners(
                body=shown(names.get(section.body, section.body)),
                nearest=tuple(rows if few else rows[:ENDS]),
                farthest=tuple([] if few else rows[: -ENDS - 1 : -1]),
                withheld=(
                    f"{wording.count(rest, 'partner')} with fewer than {MINIMUM} votes "
                    "in common: withheld."
                    if rest
                    else ""
                ),
            )
        )
    return tuple(lists)
