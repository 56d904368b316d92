"""The votes of one document from all its renditions, and the vetoes among them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.annotate.names import Cell, sponsor_actor, vote_cells
from onrecord.annotate.renditions import Account, Discrepancy, Rendition

PERMANENT_MEMBERS = frozenset({"CHN", "FRA", "GBR", "RUS", "SUN", "USA"})
Printed = tuple[tuple[str, str], ...]
"""(choice, name) of every cell."""
Counts = tuple[tuple[str, int], ...]
"""(choice, number)."""


@dataclass(frozen=True, slots=True)
class MergedVote:
    origin: str
    principal: bool
    cells: tuple[Cell, ...]
    printed_counts: dict[str, int]
    renditions: int

    def total(self, choice: str) -> int:
        """Members that chose so: one listed twice, or over two cells, counts once.

        Where the members are not listed, the number that is printed.
        """
        if not self.cells:
            return self.printed_counts.get(choice, 0)
        return len(
            {c.actor_id for c in self.cells if c.choice == choice and c.actor_id}
        )


def merge_votes(
    ordered: Sequence[Rendition], on: date | None
) -> tuple[list[MergedVote], list[Discrepancy]]:
    """Every vote that the renditions list, the principal one first, and where they
    differ. A tally without names stands only where no rendition lists the members."""
    # A language version repeats the same table: one vote per distinct set of cells.
    distinct: dict[Printed, list[Rendition]] = {}
    tallies: dict[Counts, list[Rendition]] = {}
    for rendition in sorted(ordered, key=lambda r: r.role == "text"):
        vote = rendition.facts.get("vote")
        if not vote:
            continue
        counts = tuple(sorted(dict(vote["counts"]).items()))
        cells = tuple((choice, printed) for choice, printed in vote["cells"])
        if cells:
            distinct.setdefault(cells, []).append(rendition)
        elif counts:
            tallies.setdefault(counts, []).append(rendition)
    groups = list(distinct.values())
    votes = [
        MergedVote(
            origin=group[0].role,
            principal=number == 0,
            cells=tuple(vote_cells(cells, on)),
            printed_counts=dict(group[0].facts["vote"]["counts"]),
            renditions=len(group),
        )
        for number, (cells, group) in enumerate(distinct.items())
    ]
    differences = [*_apart(votes, groups), *_check_counts(votes, groups)]
    for counts, group in tallies.items():
        tally = MergedVote(
            group[0].role, not votes, (), dict(counts), renditions=len(group)
        )
        if not votes:
            votes.append(tally)
            groups.append(group)
        elif any(votes[0].total(choice) != n for choice, n in counts):
            accounts = tuple(
                Account(_tally(vote), vote.origin, _urls(given))
                for vote, given in ((votes[0], groups[0]), (tally, group))
            )
            differences.append(Discrepancy("tally", _tally(votes[0]), accounts))
    return votes, differences


def _apart(
    votes: Sequence[MergedVote], groups: Sequence[Sequence[Rendition]]
) -> Iterator[Discrepancy]:
    """Lists of members that are not the same."""
    if len({_choices(vote) for vote in votes}) > 1:
        accounts = tuple(
            Account(_difference(vote, votes[0]), vote.origin, _urls(group))
            for vote, group in zip(votes, groups, strict=True)
        )
        yield Discrepancy("vote", _tally(votes[0]), accounts)


def _urls(group: Sequence[Rendition]) -> tuple[str, ...]:
    return tuple(sorted({rendition.url for rendition in group}))


def _check_counts(
    votes: Sequence[MergedVote], groups: Sequence[Sequence[Rendition]]
) -> Iterator[Discrepancy]:
    """Printed totals against the cells they should count."""
    accounts = []
    for vote, group in zip(votes, groups, strict=True):
        says = []
        for choice, printed in sorted(vote.printed_counts.items()):
            counted = vote.total(choice)
            if counted != printed:
                says.append(f"{choice}: prints {printed}, lists {counted}")
        actors = Counter(c.actor_id for c in vote.cells if c.actor_id)
        repeated = sorted(actor for actor, times in actors.items() if times > 1)
        if repeated:
            says.append(f"listed more than once: {', '.join(repeated)}")
        says += [
            f"a name split over two cells, the second {cell.printed!r}"
            for cell in vote.cells
            if not cell.actor_id
        ]
        accounts += [Account(text, vote.origin, _urls(group)) for text in says]
    if accounts:
        yield Discrepancy("vote_count", _tally(votes[0]), tuple(accounts))


def _choices(vote: MergedVote) -> frozenset[tuple[str, str]]:
    return frozenset((c.actor_id, c.choice) for c in vote.cells if c.actor_id)


def _difference(vote: MergedVote, principal: MergedVote) -> str:
    apart = sorted(_choices(vote) ^ _choices(principal))
    mine = [f"{actor} {choice}" for actor, choice in apart if (actor, choice) in
            _choices(vote)]  # fmt: skip
    return f"{_tally(vote)}" + (f" ({'; '.join(mine)})" if mine else "")


def _tally(vote: MergedVote) -> str:
    return "-".join(str(vote.total(c)) for c in ("yes", "no", "abstention"))


NEGATIVE = re.compile(
    r"negative votes? of [^()]{0,80}permanent members? [^()]{0,80}"
    r"\((?P<names>[^()]{2,200})\)\.?"
)
VETOED_BY = re.compile(r"vetoed by (?P<names>[^()]{2,200})")


def vetoes(
    columns: Mapping[str, Any],
    votes: Sequence[MergedVote],
    ordered: Sequence[Rendition],
) -> list[str]:
    """Permanent members whose negative vote kept a draft from being adopted.

    Read from the ballots; where the record has none, from the source's own sentence
    that names them.
    """
    if columns["outcome"] != "not_adopted" or columns["body"] != "ORG:UN:SC":
        return []
    said = any(r.facts.get("vetoed") for r in ordered)
    cells = votes[0].cells if votes else ()
    if not cells:
        stated = [str(r.facts.get("adoption") or "") for r in ordered] if said else []
        found = [names for text in stated if (names := _named(text))]
        return found[0] if found else []
    if not said and votes[0].total("yes") < 9:
        return []
    return sorted(
        c.actor_id
        for c in cells
        if c.choice == "no" and c.actor_id in PERMANENT_MEMBERS
    )


def _named(adoption: str) -> list[str]:
    """The permanent members that a sentence names as having voted against."""
    found = NEGATIVE.search(adoption) or VETOED_BY.fullmatch(adoption)
    names = re.split(r", | and ", found["names"]) if found else []
    actors = {sponsor_actor(name.strip()) for name in names}
    return sorted(actors) if actors <= PERMANENT_MEMBERS else []
