"""Tables of votes from files, beside the record or in place of it.

Rows that make no sense are refused and counted by reason; a file in none of the known
layouts is an error.
"""

from __future__ import annotations

import csv
import gzip
import zlib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, TextIO

from onrecord import vocabularies
from onrecord.models import OnrecordError
from onrecord.reports.recorded_votes import RecordedVote
from onrecord.reports.vote_rows import (
    NO_MEMBER,
    Entry,
    Reader,
    Row,
    call_key,
    column,
    council_row,
    library_row,
    roll_call,
    roll_call_ballot,
)

LONGEST_CELL: Final = 100_000
"""Characters; a file with longer ones is no table of votes."""
MEMBERS: Final = 15
"""Of the Security Council since 1966."""
_CHAIN_AT_LEAST: Final = 3
"""Votes from which the order of days can be judged."""


class VoteFileError(OnrecordError, ValueError):
    """A file that cannot be read as a table of votes."""


@dataclass(slots=True)
class VoteFile:
    """What one file gave."""

    name: str
    layout: str
    rows: int = 0
    votes: list[RecordedVote] = field(default_factory=list)
    """Without ballots where the file says that there was no vote."""
    refused: Counter[str] = field(default_factory=Counter)
    """Reason → rows."""

    def words(self) -> str:
        """``votes.csv (Voeten): 1,200 votes of 9,000 rows; refused: 3 no date``."""
        said = f"{self.name} ({self.layout}): {len(self.votes):,} votes of "
        said += f"{self.rows:,} rows"
        if self.refused:
            reasons = (f"{n:,} {reason}" for reason, n in self.refused.most_common())
            said += f"; rows refused: {', '.join(reasons)}"
        return said


def read_vote_files(paths: Sequence[Path]) -> list[VoteFile]:
    """Files with votes; a table of roll calls is joined to the ballots of the others.

    Raises VoteFileError with the name of the file.
    """
    calls: dict[str, Entry | str] = {}
    ballots = []
    for path in paths:
        with _opened(path) as text:
            names, rows = _table(path, text)
            if "rcid" in names and "vote" not in names and "date" in names:
                calls |= {call_key(row): roll_call(row) for row in rows if row}
            else:
                ballots.append(path)
    if not ballots:
        raise VoteFileError(f"{paths[0]}: roll calls without the file of their ballots")
    return [_read(path, calls) for path in ballots]


def _read(path: Path, calls: Mapping[str, Entry | str]) -> VoteFile:
    with _opened(path) as text:
        names, rows = _table(path, text)
        layout, reader = _layout(path, names, calls)
        found = VoteFile(path.name, layout)
        votes: dict[str, list[Entry]] = defaultdict(list)
        for row in rows:
            found.rows += 1
            entry = reader(row) if row else "other number of cells than columns"
            if isinstance(entry, Entry):
                votes[entry.key].append(entry)
            elif entry != NO_MEMBER:
                found.refused[entry] += 1
    if layout == "Security Council drafts":
        votes = _sensible(votes, found.refused)
    found.votes = [_vote(entries, found.refused) for entries in votes.values()]
    return found


def _layout(
    path: Path, names: Sequence[str], calls: Mapping[str, Entry | str]
) -> tuple[str, Reader]:
    held = set(names)
    if {"ms_name", "ms_vote", "resolution", "date"} <= held:
        return "Dag Hammarskjöld Library", library_row
    if {"rcid", "vote", "country"} <= held:
        if not calls and not {"date", "unres"} <= held:
            raise VoteFileError(
                f"{path}: Voeten-coded ballots without their roll calls; give that "
                "file too (--votes once more)"
            )
        return "Voeten", _voeten(calls)
    if {"year", "date", "resolution", "draft", "meeting", "vote", "member state",
        "outcome results"} <= held:  # fmt: skip
        return "Security Council drafts", council_row
    raise VoteFileError(
        f"{path}: none of the layouts that are known (Dag Hammarskjöld Library, "
        "Voeten, Security Council drafts); its columns are "
        f"{', '.join(names)[:300]}"
    )


def _voeten(calls: Mapping[str, Entry | str]) -> Reader:
    def read(row: Row) -> Entry | str:
        ballot = roll_call_ballot(row)
        if isinstance(ballot, str):
            return ballot
        call = calls.get(call_key(row)) or (
            roll_call(row) if "unres" in row else "roll call that is not listed"
        )
        if isinstance(call, str):
            return call
        choice, printed, code = ballot
        return replace(call, choice=choice, printed=printed, code=code)

    return read


def _sensible(
    votes: Mapping[str, list[Entry]], refused: Counter[str]
) -> dict[str, list[Entry]]:
    """Votes of all members whose day fits those of the meetings and resolutions around
    them: days with day and month exchanged mostly do not."""
    whole = {}
    for key, entries in votes.items():
        if len({entry.printed for entry in entries}) == len(entries) == MEMBERS:
            whole[key] = entries
        else:
            refused[f"vote without one row for each of {MEMBERS} members"] += len(
                entries
            )
    misplaced = _misplaced([entries[0] for entries in whole.values()])
    for key in misplaced:
        refused["day out of the order of meetings or resolutions"] += len(whole[key])
    return {key: whole[key] for key in whole if key not in misplaced}


def _misplaced(votes: Iterable[Entry]) -> set[str]:
    """Keys of votes that the longest run of growing days leaves out."""
    chains: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for vote in votes:
        assert vote.day is not None
        for what, number in vote.places:
            chains[what].append((number, vote.day.toordinal(), vote.key))
    out: set[str] = set()
    for chain in chains.values():
        if len(chain) >= _CHAIN_AT_LEAST:
            chain.sort()
            kept = _longest_growing([day for _, day, _ in chain])
            out |= {key for place, (*_, key) in enumerate(chain) if place not in kept}
    return out


def _longest_growing(days: Sequence[int]) -> set[int]:
    """Places of a longest run in which no day is before the one before it."""
    tops: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for place, day in enumerate(days):
        height = bisect_right(tops, day)
        before.append(holders[height - 1] if height else -1)
        tops[height : height + 1] = [day]
        holders[height : height + 1] = [place]
    kept: set[int] = set()
    place = holders[-1] if holders else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return kept


def _vote(entries: Sequence[Entry], refused: Counter[str]) -> RecordedVote:
    first = entries[0]
    ballots: dict[str, str] = {}
    doubled: set[str] = set()
    for entry in entries:
        if not entry.choice:
            continue
        actor = _actor(entry)
        if actor is None:
            refused[f"unknown name {entry.printed[:60]}"] += 1
        elif ballots.setdefault(actor, entry.choice) != entry.choice:
            doubled.add(actor)
    return RecordedVote(
        body=first.body,
        symbol=first.symbol,
        title=first.title,
        day=first.day,
        ballots={a: choice for a, choice in ballots.items() if a not in doubled},
        address=first.address,
        vetoed=first.vetoed,
        doubled=len(doubled),
    )


_KNOWN: dict[tuple[str, str, int], str | None] = {}


def _actor(entry: Entry) -> str | None:
    """By its name at the time, else by its code."""
    key = (entry.printed, entry.code, entry.day.year if entry.day else 0)
    if key not in _KNOWN:
        named = vocabularies.actor_by_name(entry.printed, on=entry.day)
        coded = vocabularies.actor(entry.code) if entry.code and not named else None
        _KNOWN[key] = named or (coded.id if coded else None)
    return _KNOWN[key]


def _opened(path: Path) -> TextIO:
    """A table, also one that is packed (.gz)."""
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")


def _table(path: Path, text: TextIO) -> tuple[list[str], Iterator[dict[str, str]]]:
    """Names of the columns, and the rows by them; empty for a row of other width."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(text)
    try:
        names = [column(name) for name in next(reader, [])]
    except (csv.Error, UnicodeDecodeError, EOFError, OSError, zlib.error) as error:
        raise VoteFileError(f"{path}: not a table: {error}") from error
    return names, _rows(path, reader, names)


def _rows(
    path: Path, reader: Iterator[list[str]], names: Sequence[str]
) -> Iterator[dict[str, str]]:
    width = len(names)
    try:
        for values in reader:
            if len(values) == width:
                yield dict(zip(names, values, strict=True))
            elif values:
                yield {}
    except (csv.Error, UnicodeDecodeError, EOFError, OSError, zlib.error) as error:
        raise VoteFileError(f"{path}: not a table: {error}") from error
