"""The frontier of a run: what to ask next, and what came of it.

An address is leased before it is asked. What was archived and what follows for its
address go into the database together, and the links of a page go in before the page
counts as read: a run that is killed at any moment loses nothing, and the next one, or
one beside it, goes on where it was.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

import psycopg

from onrecord.collect import schedule
from onrecord.collect.addresses import check_address, spelled
from onrecord.collect.backoff import Unanswered
from onrecord.collect.reading import Place, Window
from onrecord.db import frontier as rows
from onrecord.db.frontier import Asked, Booking, Found, Lease, Walk
from onrecord.models import Capture, Link, Reading
from onrecord.spiders.base import SourceCard

TOGETHER = 10
"""Addresses leased at a time."""

Trouble = Callable[[str, str, str], None]


class Frontier:
    """What the spiders of one run ask, over one session of the database."""

    def __init__(
        self,
        conn: psycopg.Connection,
        run: int,
        window: Window,
        trouble: Trouble,
        max_depth: int = 500,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.conn, self.run, self.window = conn, run, window
        self.trouble, self.max_depth, self.now = trouble, max_depth, now
        self.recover: Callable[[], None] = lambda: None
        """Takes in what runs that were killed have archived."""
        self.walks: dict[str, Walk] = {}
        self.leased: dict[str, deque[Lease]] = {}
        self.items: Counter[str] = Counter()
        """Items leased, by source, for the limit."""
        self.outcomes: dict[str, Counter[str]] = {}
        """By source: how many addresses were ``asked``, ``unchanged`` (304), ``failed``
        (to be asked again later), ``put_off`` (not asked)."""

    def begin(self, source: str) -> None:
        """Take part in the walk through a source, or begin one."""
        self.walks[source] = rows.take_part(self.conn, source, self.run)
        self.leased[source] = deque()
        self.outcomes[source] = Counter()

    def end(self, source: str, *, finished: bool) -> None:
        """Let go what was not asked; ``finished`` where nothing is left to ask."""
        self.leased[source].clear()
        rows.free(self.conn, source, [self.run])
        if finished:
            rows.end_walk(self.conn, source)

    # Before asking

    def add_start(self, card: SourceCard, url: str, *, is_listing: bool) -> bool:
        """An address that the source itself names; due once in every walk."""
        found = self._found(card, [Link(url, is_listing=is_listing)])
        with self.conn.transaction():
            rows.lock_source(self.conn, card.name)
            rows.add(self.conn, card.name, self.walks[card.name], 0, found)
        return bool(found)

    def next(self, card: SourceCard) -> Lease | None:
        """The next address to ask, leased; None where nothing is due."""
        leased = self.leased[card.name]
        while True:
            if not leased:
                leased.extend(self._claim(card.name))
            if not leased:
                return None
            lease = leased.popleft()
            try:
                check_address(card, lease.url)
            except Unanswered as error:  # since the card or the rules changed
                self.no_answer(lease, error)
                continue
            return lease

    def _claim(self, source: str) -> list[Lease]:
        asked, n = self._asked(source)
        if not asked.ranks:
            return []
        claimed = rows.claim(self.conn, source, self.run, asked, n)
        if not claimed and (lost := rows.lost_runs(self.conn, source)):
            # Their last page may be archived already: then it is not asked again.
            self.recover()
            rows.free(self.conn, source, lost)
            claimed = rows.claim(self.conn, source, self.run, asked, n)
        self.items[source] += sum(not lease.is_listing for lease in claimed)
        return claimed

    def _asked(self, source: str) -> tuple[Asked, int]:
        window, n = self.window, TOGETHER
        if window.limit is not None:
            n = min(n, window.limit - self.items[source])
        ranks = (0, 1, 2) if n > 0 else ()
        return Asked(ranks, window.since, window.until), n

    def is_pending(self, source: str) -> bool:
        """Whether there is something to ask, here or at another run."""
        asked, _ = self._asked(source)
        return bool(self.leased[source]) or rows.pending(self.conn, source, asked)

    def last_read(self, lease: Lease) -> Place | None:
        """Where the archive has the page as it was last read, where it was whole."""
        if lease.standing != "ok":
            return None
        row = rows.last_good_capture(self.conn, lease.url)
        return None if row is None else Place(*row)

    # After asking

    def book_answer(
        self, lease: Lease, capture: Capture, *, moved: bool, wait: float | None
    ) -> None:
        """Within the transaction that registers the capture."""
        booking = book(self.conn, lease, capture, self.now(), moved=moved, wait=wait)
        self._count(lease, "asked" if booking.state == "seen" else "failed")

    def take(
        self, card: SourceCard, lease: Lease, reading: Reading, moved_to: str = ""
    ) -> None:
        """What an answer turned out to be, and where it leads."""
        booking = schedule.after_reading(lease, reading, moved_to, self.now())
        if reading.links or booking is not None:
            with self.conn.transaction():
                self._add_links(card, lease.depth, reading.links)
                if booking is not None:
                    rows.book_reading(self.conn, lease, booking)
        if booking is not None and booking.state == "retry":
            self._count(lease, "failed")

    def take_links(self, card: SourceCard, url: str, links: Iterable[Link]) -> None:
        """Where a page leads that an earlier run archived and did not get to read."""
        known = rows.known(self.conn, url)
        depth = next((a.depth for a in known if a.source == card.name), 0)
        with self.conn.transaction():
            self._add_links(card, depth, tuple(links))

    def unchanged(
        self, card: SourceCard, lease: Lease, links: Iterable[Link] = ()
    ) -> None:
        """The server says 304: the page, and where it leads, are as they were."""
        with self.conn.transaction():
            self._add_links(card, lease.depth, tuple(links))
            rows.book_unchanged(self.conn, lease, schedule.next_look(lease, self.now()))
        self._count(lease, "asked")
        self._count(lease, "unchanged")

    def no_answer(self, lease: Lease, error: Unanswered) -> None:
        """Nothing was kept: the address waits for another attempt."""
        now, standing = self.now(), error.standing or lease.standing
        if not error.asked:
            until = now + max(schedule.RETRIES[0], timedelta(seconds=error.wait or 0.0))
            rows.put_off(self.conn, lease, until, str(error))
            self._count(lease, "put_off")
            return
        booking = schedule.failed(lease, now, str(error), standing, error.wait)
        rows.book_no_answer(self.conn, lease, booking)
        self._count(lease, "failed")

    def behind(self) -> set[str]:
        """Sources of which this run did not get all that was due."""
        return {
            source for source, n in self.outcomes.items() if n["failed"] or n["put_off"]
        }

    def _add_links(self, card: SourceCard, depth: int, links: tuple[Link, ...]) -> None:
        """Items first, as the walk goes on only where some of them are new."""
        if not links:
            return
        window, walk = self.window, self.walks[card.name]
        items = [
            link
            for link in links
            if not link.is_listing and schedule.wanted(link, window.since, window.until)
        ]
        rows.lock_source(self.conn, card.name)
        new = rows.add(self.conn, card.name, walk, 0, self._found(card, items))
        listings = schedule.walked_on(links, new, window.since, walk.reached_on)
        if listings and depth >= self.max_depth:
            self.trouble(
                card.name,
                f"leads through more than {self.max_depth} listings: not further",
                listings[0].url,
            )
            return
        found = self._found(card, listings)
        rows.add(self.conn, card.name, walk, depth + 1, found)

    def _found(self, card: SourceCard, links: Iterable[Link]) -> list[Found]:
        """Addresses of the source, each once; the others are named as troubles."""
        found: dict[str, Found] = {}
        for link in links:
            try:
                check_address(card, link.url)
                url = spelled(link.url)
                check_address(card, url)
            except Unanswered as error:
                self.trouble(card.name, str(error), link.url)
                continue
            found.setdefault(url, Found(url, link.is_listing, link.issued_on))
        return list(found.values())

    def _count(self, lease: Lease, what: str) -> None:
        self.outcomes.setdefault(lease.source, Counter())[what] += 1


def book(
    conn: psycopg.Connection,
    lease: Lease,
    capture: Capture,
    now: datetime,
    *,
    moved: bool = False,
    wait: float | None = None,
    visited_at: datetime | None = None,
) -> Booking:
    """What an archived answer means for its address, before anybody has read it.

    ``visited_at`` is given where that was not just now, by the clock of the database.
    """
    booking = schedule.after_answer(lease, capture.status, now, wait)
    rows.book_visit(
        conn,
        lease,
        booking,
        status=capture.status,
        payload=bytes.fromhex(capture.payload_sha256),
        # They belong to the address that gave them.
        etag="" if moved else _plain(capture.header("etag")),
        last_modified="" if moved else _plain(capture.header("last-modified")),
        visited_at=visited_at,
    )
    return booking


def _plain(header: str) -> str:
    """A validator as it may be sent back: visible characters and blanks alone."""
    return header if header.isascii() and header.isprintable() else ""
