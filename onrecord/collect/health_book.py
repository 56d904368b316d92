"""The end of a run: what it found at each source goes into the record.

Three things are written: a row a source (``run_source``), the looks at its listings
(``look``), and the ledger that all looks of the source make (``coverage``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import psycopg

from onrecord.collect.health_ledger import Look, believed, bounded, ledger, reach
from onrecord.collect.health_looks import Listing, Looks
from onrecord.collect.packed import Answers, Ids
from onrecord.collect.reading import Window
from onrecord.db import health as rows
from onrecord.db.health import DocumentCounts
from onrecord.db.rows import Tally
from onrecord.spiders.base import SourceCard

TOO_MANY = 0.1
"""Of undated items, unanswered: nobody knows the days that they belong to."""
REASONS = 5
"""Lines that say why, at most."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A run that has stored and settled what it read."""

    run: int
    started_at: datetime
    live: bool
    window: Window
    looks: Looks
    captures: Ids
    """Those it has read, or knows to be unchanged."""
    tallies: Mapping[str, Tally]
    problems: Sequence[str] = ()
    """Lines that begin with the name of a source and a colon are about that one."""
    interrupted: bool = False


@dataclass(slots=True)
class Found:
    """What is counted of one source."""

    statuses: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)
    captures: int = 0
    quarantined: int = 0
    documents: DocumentCounts = field(default_factory=lambda: DocumentCounts(""))


def book(
    conn: psycopg.Connection, cards: Mapping[str, SourceCard], finished: Finished
) -> None:
    """Write what the run found. A live run tells of every source that it was to ask;
    another one of those that it read something of."""
    counted = _counted(conn, finished.captures)
    names = [name for name in cards if finished.live or name in counted]
    moments = rows.moments(conn, list(finished.looks.listings))
    answers = Answers(
        rows.answers(
            conn,
            (url for one in finished.looks.listings.values() for url, _ in one.items),
            finished.started_at,
        )
    )
    ends = {name: last for name, _, last, _ in rows.covered(conn)}
    results, looks = [], []
    for name in names:
        seen = [(moments[id].fetched_at, one) for id, one in finished.looks.of(name)]
        why = [
            line.removeprefix(f"{name}: ")
            for line in finished.problems
            if line.startswith(f"{name}: ")
        ]
        source = _Source(cards[name], finished, seen, why, answers, ends.get(name))
        looks += source.looks()
        results.append(source.result(counted.get(name, Found())))
    rows.save(conn, finished.run, results, looks)
    looked = {look["source"] for look in looks}
    make_ledger(conn, cards, sorted(looked))


def make_ledger(
    conn: psycopg.Connection, cards: Mapping[str, SourceCard], sources: Sequence[str]
) -> None:
    """Make the ledger of some sources anew from all looks at them."""
    with conn.transaction():
        rows.lock_ledger(conn)
        holes: dict[str, list[tuple[date, date]]] = {}
        for lacks in rows.missing_numbers(conn, sources):
            if lacks.since and lacks.until:
                holes.setdefault(lacks.source, []).append((lacks.since, lacks.until))
        looks: dict[str, list[Look]] = {}
        for source, *values, missed in rows.looks(conn, sources):
            day, outcome, back, through, since, until = values
            look = Look(day, outcome, back, through, since, until, tuple(missed))
            looks.setdefault(source, []).append(look)
        spans = [
            (source, span.first, span.last, span.state)
            for source, found in looks.items()
            for span in bounded(
                ledger(found),
                cards[source].whole_until,
                cards[source].ends,
                holes.get(source, ()),
            )
        ]
        rows.replace_coverage(conn, sources, spans)


def _counted(conn: psycopg.Connection, captures: Ids) -> dict[str, Found]:
    found: dict[str, Found] = {}
    ids = list(captures.ranges())
    for source, status, state, n in rows.captures_of(conn, ids):
        one = found.setdefault(source, Found())
        one.statuses[str(status)] = one.statuses.get(str(status), 0) + n
        one.captures += n
        one.quarantined += n if state == "quarantined" else 0
    for source, reason, n in rows.quarantine_of(conn, ids):
        found[source].reasons[reason] = n
    for source, documents in rows.documents_of(conn, ids).items():
        found.setdefault(source, Found()).documents = documents
    return found


@dataclass(slots=True)
class _Source:
    """One source in one run."""

    card: SourceCard
    run: Finished
    seen: list[tuple[datetime, Listing]]
    why: list[str]
    answers: Answers
    covered_until: date | None

    def looks(self) -> list[dict[str, Any]]:
        """Rows of ``look``: one for a live run, one a day for a replay."""
        zone = ZoneInfo(self.card.timezone)
        days: dict[date, list[Listing]] = {}
        first = min((at for at, _ in self.seen), default=self.run.started_at)
        for at, listing in self.seen:
            at = first if self.run.live else at  # a walk may last over midnight
            days.setdefault(at.astimezone(zone).date(), []).append(listing)
        if self.run.live and not days and self._outcome([]) == "failed":
            days[first.astimezone(zone).date()] = []
        return [self._look(day, listings) for day, listings in sorted(days.items())]

    def _look(self, day: date, listings: Sequence[Listing]) -> dict[str, Any]:
        window = self.run.window
        outcome = self._outcome(listings)
        if outcome == "complete" and not any(one.shown for one in listings):
            outcome = "failed"
        whole = [one for one in listings if not one.chooses]
        if outcome == "complete" and not any(one.shown for one in whole):
            outcome = "partial"  # what it does not show may have been published
        missed = {
            issued
            for one in listings
            for url, issued in one.items
            if issued is not None and url not in self.answers
        }
        return {
            "source": self.card.name,
            "day": day,
            "outcome": outcome,
            "reach": self._reach(day, whole or listings),
            "through": believed(self._newest(listings), day, self.card.max_quiet_days),
            "since": window.since,
            "until": window.until,
            "missed": sorted(missed),
        }

    def _outcome(self, listings: Sequence[Listing]) -> str:
        """Whether these looks saw all that the source lists."""
        good = {one.url for one in listings if not one.failed}
        failed = [one for one in listings if one.failed and one.url not in good]
        if not good:
            return "failed" if failed or (self.run.live and self.why) else "no_look"
        undated = [
            url for one in listings for url, issued in one.items if issued is None
        ]
        unanswered = sum(url not in self.answers for url in undated)
        if failed or self.run.interrupted or unanswered > TOO_MANY * len(undated):
            return "partial"
        return "complete"

    def _reach(self, day: date, listings: Sequence[Listing]) -> date | None:
        """Back to which day every list of the source shows everything."""
        chains: dict[str, list[Listing]] = {}
        for one in listings:
            if one.shown:
                chains.setdefault(one.chain, []).append(one)
        found = [self._reach_of(group) for group in chains.values()]
        known = [min(back, day) for back in found if back is not None]
        return max(known, default=None)

    def _newest(self, listings: Sequence[Listing]) -> date | None:
        """The newest date in the listings, else of the documents behind them."""
        dates = [day for one in listings for day in one.dates]
        if not dates:
            urls = (url for one in listings for url, _ in one.items)
            found = (self.answers[url][1] for url in urls if url in self.answers)
            dates = [day for day in found if day is not None]
        return max(dates, default=None)

    def _reach_of(self, listings: Sequence[Listing]) -> date | None:
        dates = [day for one in listings for day in one.dates]
        quiet = self.card.max_quiet_days
        if dates:
            return reach(dates, quiet)
        # A list without dates: those of the documents behind it speak for it.
        answers = [
            self.answers[url]
            for one in listings
            for url, _ in one.items
            if url in self.answers
        ]
        back = reach((day for _, day in answers if day is not None), quiet)
        known = any(was_there for was_there, _ in answers)
        if self.run.live and known and self.covered_until is not None:
            # It still shows what the look before saw: nothing has gone by unseen.
            return min(back or self.covered_until, self.covered_until)
        return back

    def result(self, found: Found) -> dict[str, Any]:
        """The row of ``run_source``."""
        listings = [one for _, one in self.seen]
        urls = (url for one in listings for url, _ in one.items)
        dates = [day for one in listings for day in one.dates]
        tally = self.run.tallies.get(self.card.name, Tally())
        window = self.run.window
        failed = [one.failed for one in listings if one.failed]
        return {
            "source": self.card.name,
            "live": self.run.live,
            "bounded": any((window.since, window.until, window.limit)),
            "outcome": self._outcome(listings),
            "why": _shortened([*self.why, *failed]),
            "listings": len(listings),
            "listings_failed": len(failed),
            "links": sum(one.shown for one in listings),
            "links_undated": sum(one.shown - len(one.dates) for one in listings),
            "unanswered": sum(url not in self.answers for url in urls),
            "oldest": min(dates, default=None),
            "newest": max(dates, default=None),
            "captures": found.captures,
            "documents": found.documents.documents,
            "new": tally.new,
            "changed": tally.changed,
            "unchanged": tally.unchanged,
            "passed_over": tally.passed_over,
            "quarantined": found.quarantined,
            "undated": found.documents.undated,
            "untitled": found.documents.untitled,
            "empty": found.documents.empty,
            "repeated": found.documents.repeated,
            "statuses": found.statuses,
            "reasons": found.reasons,
        }


def _shortened(lines: Iterable[str]) -> list[str]:
    found = list(dict.fromkeys(line[:300] for line in lines))
    return found[:REASONS]
