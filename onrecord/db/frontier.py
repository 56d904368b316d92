"""The frontier's rows: addresses and leases on them, walks, turns at hosts.

Every function takes a connection in autocommit mode; what belongs together is called
inside the caller's ``conn.transaction()``. What is due when is decided by the caller.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

import psycopg

from onrecord.db.named import load

SQL = load("frontier_queries.sql")

State = Literal["new", "seen", "retry"]
Standing = Literal[
    "",
    "ok",
    "gone",
    "blocked",
    "moved",
    "challenge",
    "soft404",
    "forbidden",
    "unreadable",
]
Session = psycopg.Connection[Any]


@dataclass(frozen=True, slots=True)
class Lease:
    """An address that this run may ask, as it stood when it was claimed."""

    source: str
    url_sha256: bytes = field(repr=False)
    url: str
    is_listing: bool
    depth: int
    issued_on: date | None
    """As the listing gives it."""
    first_seen: datetime
    attempts: int
    """Visits in a row that failed."""
    etag: str
    last_modified: str
    standing: Standing
    rank: int
    id: int
    next_visit: datetime | None


@dataclass(frozen=True, slots=True)
class Booking:
    """What came of a visit, and when the next one is due."""

    state: State
    standing: Standing
    attempts: int
    next_visit: datetime | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Walk:
    """A walk through a source's listings."""

    began_at: datetime
    reached_on: date | None
    """Day from which the last whole walk began: what is older is known."""


@dataclass(frozen=True, slots=True)
class Found:
    """An address that a page leads to."""

    url: str
    is_listing: bool
    issued_on: date | None


@dataclass(frozen=True, slots=True)
class Asked:
    """Which addresses a run asks for: ranks, and days of those whose day is known."""

    ranks: tuple[int, ...] = (0, 1, 2)
    since: date | None = None
    until: date | None = None


def digest(url: str) -> bytes:
    return hashlib.sha256(url.encode()).digest()


def live(conn: Session, run: int) -> None:
    """Count this run among the living for as long as the session lasts."""
    conn.execute(SQL["live"], {"run": run})


def take_part(conn: Session, source: str, run: int) -> Walk:
    """The walk under way, or a new one where no other living run is at it."""
    row = conn.execute(SQL["walk"], {"source": source, "run": run}).fetchone()
    assert row is not None
    return Walk(*row)


def end_walk(conn: Session, source: str) -> None:
    conn.execute(SQL["end walk"], {"source": source})


def lock_source(conn: Session, source: str) -> None:
    """One after another until the transaction ends; before any row of it is locked."""
    conn.execute(SQL["lock source"], {"source": source})


def add(
    conn: Session, source: str, walk: Walk, depth: int, found: Sequence[Found]
) -> int:
    """Make addresses known, each once; returns how many of them are new items."""
    if not found:
        return 0
    values = {
        "source": source,
        "began_at": walk.began_at,
        "depth": depth,
        "digests": [digest(one.url) for one in found],
        "urls": [one.url for one in found],
        "listings": [one.is_listing for one in found],
        "days": [one.issued_on for one in found],
    }
    return sum(is_new for (is_new,) in conn.execute(SQL["add addresses"], values))


def claim(conn: Session, source: str, run: int, asked: Asked, n: int) -> list[Lease]:
    """Lease up to ``n`` of what is due; the rest is for other runs."""
    values = _asked(source, asked) | {"run": run, "n": n}
    leases = [Lease(*row) for row in conn.execute(SQL["claim"], values)]
    return sorted(leases, key=lambda a: (a.rank, a.next_visit, a.id))


def pending(conn: Session, source: str, asked: Asked) -> bool:
    """Whether anything is due or at a run that may still find links."""
    row = conn.execute(SQL["pending"], _asked(source, asked)).fetchone()
    return bool(row and row[0])


def _asked(source: str, asked: Asked) -> dict[str, Any]:
    return {
        "source": source,
        "ranks": list(asked.ranks),
        "since": asked.since,
        "until": asked.until,
    }


def lost_runs(conn: Session, source: str) -> list[int]:
    """Runs that are no more and hold addresses of the source."""
    return [run for (run,) in conn.execute(SQL["lost runs"], {"source": source})]


def free(conn: Session, source: str, runs: Sequence[int]) -> None:
    """Let go what these runs hold."""
    conn.execute(SQL["free leases"], {"source": source, "runs": list(runs)})


def known(conn: Session, url: str) -> list[Lease]:
    """The address at every source that has it, those that a run is at first."""
    found = conn.execute(SQL["known address"], {"digest": digest(url)})
    return [Lease(*row) for row in found]


def book_visit(
    conn: Session,
    lease: Lease,
    booking: Booking,
    *,
    status: int,
    payload: bytes,
    etag: str,
    last_modified: str,
    visited_at: datetime | None = None,
) -> None:
    """An answer that was archived, just now unless ``visited_at`` says when."""
    conn.execute(
        SQL["book visit"],
        _of(lease, booking)
        | {
            "status": status,
            "payload": payload,
            "etag": etag[:1000],
            "last_modified": last_modified[:200],
            "visited_at": visited_at,
        },
    )


def book_reading(conn: Session, lease: Lease, booking: Booking) -> None:
    """What the archived answer turned out to be."""
    conn.execute(SQL["book reading"], _of(lease, booking))


def book_unchanged(conn: Session, lease: Lease, next_visit: datetime | None) -> None:
    """304: as it was."""
    with conn.transaction():
        conn.execute(SQL["book unchanged"], _key(lease) | {"next_visit": next_visit})
        conn.execute(
            SQL["record visit"], _key(lease) | {"status": 304, "note": "unchanged"}
        )


def book_no_answer(
    conn: Session, lease: Lease, booking: Booking, status: int = 0
) -> None:
    """A visit that failed: kept as a visit, and another attempt is due later."""
    failed = booking.attempts > lease.attempts
    with conn.transaction():
        values = _of(lease, booking) | {"status": status, "failed": failed}
        conn.execute(SQL["book no answer"], values)
        conn.execute(
            SQL["record visit"], _key(lease) | {"status": status, "note": booking.note}
        )


def put_off(conn: Session, lease: Lease, until: datetime, note: str) -> None:
    """Not asked, and no fault of the address."""
    values = _key(lease) | {"next_visit": until, "note": note[:500]}
    conn.execute(SQL["put off"], values)


def _key(lease: Lease) -> dict[str, Any]:
    return {"source": lease.source, "digest": lease.url_sha256}


def _of(lease: Lease, booking: Booking) -> dict[str, Any]:
    return _key(lease) | {
        "state": booking.state,
        "standing": booking.standing,
        "attempts": booking.attempts,
        "next_visit": booking.next_visit,
        "note": booking.note.replace("\0", " ")[:500],
    }


def waiting(conn: Session, sources: Sequence[str]) -> dict[str, int]:
    """How many addresses wait for another attempt, by source."""
    return dict(conn.execute(SQL["waiting"], {"sources": list(sources)}).fetchall())


def last_good_capture(conn: Session, url: str) -> tuple[Any, ...] | None:
    """Id, source, address, time, file, offset, state and status of what was read."""
    return conn.execute(SQL["last good capture"], {"digest": digest(url)}).fetchone()
