"""From looks at listings to the days they cover. Pure.

A listing shows the newest items, back to some day: its reach. A complete look covers
the days from its reach to the day it was made on. Where it reaches back to what was
covered before, the two join; where it does not, the listing's window has moved past
days that nobody looked at, and these stay a gap for ever, or until a look reaches them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

DAY = timedelta(days=1)
BELIEVED = 3
"""Times the quiet that a card allows."""
LEAST_STEP = 30
"""Days; a shorter step is never too long."""

State = Literal["collected", "partial", "failed"]
Outcome = Literal["complete", "partial", "failed"]


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a source's listings."""

    day: date
    """On which it was made, where the source is."""
    outcome: Outcome
    reach: date | None = None
    """Back to which day everything is shown; None where nothing says so."""
    through: date | None = None
    """Up to which day the silence of the listing is believed; None for all of it."""
    since: date | None = None
    until: date | None = None
    """The window asked for: what lies outside was not followed."""
    missed: tuple[date, ...] = ()
    """Days of items that were listed and not answered."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days of one state, first and last included."""

    first: date
    last: date
    state: State


def reach(dates: Iterable[date], max_quiet_days: int) -> date | None:
    """Back to which day a listing shows everything, by the dates of its items.

    The walk from the newest item to older ones ends before a step that is far longer
    than the card's quiet: a page of news may show one item of years ago.
    """
    days = sorted(set(dates), reverse=True)
    longest = max(LEAST_STEP, BELIEVED * max_quiet_days) * DAY
    for day, older in pairwise(days):
        if day - older > longest:
            return day
    return days[-1] if days else None


def believed(newest: date | None, day: date, max_quiet_days: int) -> date | None:
    """Up to which day a listing's silence says that nothing was published.

    One whose newest item is far older than the card expects may have been left by its
    publisher. None where nothing is wrong.
    """
    if newest is None:
        return None
    through = newest + BELIEVED * max_quiet_days * DAY
    return through if through < day else None


def ledger(looks: Iterable[Look]) -> list[Span]:
    """The ranges that all looks of one source cover together, oldest first."""
    spans: list[Span] = []
    for look in sorted(looks, key=lambda look: (look.day, look.outcome, look.missed)):
        if not _lengthened(spans, look):
            spans = _with(spans, look)
    return spans


def bounded(
    spans: Sequence[Span],
    whole_until: date | None,
    ends: date | None,
    holes: Iterable[tuple[date, date]] = (),
) -> list[Span]:
    """The ranges as far as the source has something to show.

    Nothing after its end is collected from it, however often somebody looks. Days of
    which it serves a part, and the days between which numbers of its series are missing
    (``holes``), are collected in part.
    """
    if ends is not None:
        kept = [span for span in spans if span.first <= ends]
        spans = [replace(span, last=min(span.last, ends)) for span in kept]
    doubtful = list(holes)
    if whole_until is not None:
        doubtful.append((whole_until + DAY, date.max))
    for first, last in doubtful:
        for span in [s for s in spans if s.state == "collected"]:
            start, end = max(first, span.first), min(last, span.last)
            if start <= end:
                spans = _painted(spans, Span(start, end, "partial"))
    return list(spans)


def _lengthened(spans: list[Span], look: Look) -> bool:
    """The usual look, in constant time: it goes on where the last range ends."""
    if not spans or look.outcome != "complete" or look.missed or look.reach is None:
        return False
    last = spans[-1]
    if look.until or look.through or last.state != "collected":
        return False
    if not last.first <= max(look.reach, look.since or look.reach) <= last.last:
        return False
    spans[-1] = Span(last.first, max(last.last, look.day), last.state)
    return True


def _with(spans: list[Span], look: Look) -> list[Span]:
    end = max((s.last for s in spans if s.state == "collected"), default=None)
    last = min(look.day, look.until or look.day, look.through or look.day)
    first = look.reach or last
    if look.since is not None:
        first = max(first, look.since)
    if look.outcome == "failed":
        first, last = look.day, look.day
    if look.outcome != "complete" and end is not None:
        # Nobody has seen the days since the last good look.
        unseen = min(end + DAY, look.day)
        first = unseen if look.outcome == "failed" else max(first, unseen)
    if first > last:
        return spans
    if look.outcome != "complete":
        # What is known already is not made worse by a later failure.
        return _painted(spans, Span(first, last, look.outcome), under=True)
    doubtful = set(look.missed)
    if _state(spans, first) != "collected":
        # A listing may begin in the middle of its oldest day; a window asked for does
        # not. And the look before was made when its own day was not over.
        if first != look.since:
            doubtful.add(first)
        if end is not None:
            before = max(
                (s.last for s in spans if s.state == "collected" and s.last < first),
                default=None,
            )
            if before and _state(spans, before + DAY) != "partial":
                spans = _painted(spans, Span(before, before, "partial"))
    spans = _painted(spans, Span(first, last, "collected"))
    for day in sorted(doubtful):
        if first <= day <= last:
            spans = _painted(spans, Span(day, day, "partial"))
    if last < look.day and last == look.through:
        unsure = Span(last + DAY, min(look.day, look.until or look.day), "partial")
        spans = _painted(spans, unsure, under=True)
    return spans


def _state(spans: Sequence[Span], day: date) -> State | None:
    return next((s.state for s in spans if s.first <= day <= s.last), None)


def _painted(spans: Sequence[Span], new: Span, under: bool = False) -> list[Span]:
    """The spans with another over them, or under them: only where there is none."""
    layers = [*spans, new] if under else [new, *spans]
    taken: list[Span] = []
    for span in layers:
        taken += _without(span, taken)
    return _joined(sorted(taken, key=lambda span: span.first))


def _without(span: Span, taken: Sequence[Span]) -> list[Span]:
    pieces = [span]
    for other in taken:
        rest = []
        for piece in pieces:
            if other.last < piece.first or piece.last < other.first:
                rest.append(piece)
                continue
            if piece.first < other.first:
                rest.append(Span(piece.first, other.first - DAY, piece.state))
            if other.last < piece.last:
                rest.append(Span(other.last + DAY, piece.last, piece.state))
        pieces = rest
    return pieces


def _joined(spans: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        before = joined[-1] if joined else None
        if before and before.state == span.state and before.last + DAY == span.first:
            joined[-1] = Span(before.first, span.last, span.state)
        else:
            joined.append(span)
    return joined
