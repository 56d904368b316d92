"""When an address is asked again: what is well, what failed, what is gone. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from onrecord.db.frontier import Booking, Lease, Standing
from onrecord.models import Link, Reading

LOOKS = (1, 2, 4, 8, 16, 32, 64, 128, 180)
"""Days of a page's life after which it is looked at again; then no more."""
RETRIES = (
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(hours=24),
    timedelta(days=3),
    timedelta(days=7),
)
"""From one failed visit to the next; the last one again and again."""
GIVEN_UP = timedelta(days=180)
"""After its first failure an address is asked no more by itself."""
ROBOTS = timedelta(hours=24)
"""After which robots.txt may say something else."""
GONE = frozenset({404, 410})
BLOCKED = frozenset({401, 403, 451})
OVERLAP = timedelta(days=1)
"""A listing is walked back a little further than the last walk, by its own dates."""


def next_look(lease: Lease, now: datetime) -> datetime | None:
    """1, 2, 4 … days after the page appeared, so that recent ones are seen often."""
    if lease.is_listing:
        return None  # every walk asks for it
    born = lease.first_seen
    if lease.issued_on is not None:
        born = min(born, datetime.combine(lease.issued_on, time(), UTC))
    looks = (born + timedelta(days=days) for days in LOOKS)
    return next((look for look in looks if look > now), None)


def failed(
    lease: Lease, now: datetime, note: str, standing: Standing, wait: float | None
) -> Booking:
    """Another attempt, the later the more have failed; ``wait`` seconds at least."""
    delay = RETRIES[min(lease.attempts, len(RETRIES) - 1)]
    if wait is not None:
        delay = max(delay, timedelta(seconds=wait))
    too_late = lease.attempts >= len(RETRIES) and now - lease.first_seen > GIVEN_UP
    return Booking(
        "retry", standing, lease.attempts + 1, None if too_late else now + delay, note
    )


def after_answer(
    lease: Lease, status: int, now: datetime, wait: float | None
) -> Booking:
    """By the status alone, before the page is read."""
    note = f"answered {status}"
    if 200 <= status < 300:
        return Booking("seen", "ok", 0, next_look(lease, now))
    # Pages of a listing are counted on until one is not there.
    if status in GONE and (lease.depth or not lease.is_listing):
        return Booking("seen", "gone", 0, next_look(lease, now), note)
    standing = lease.standing
    if status in GONE:
        standing = "gone"
    elif status in BLOCKED:
        standing = "blocked"
    elif status < 500 and status not in {408, 425, 429}:
        standing = "unreadable"
    return failed(lease, now, note, standing, wait)


def after_reading(
    lease: Lease, reading: Reading, moved_to: str, now: datetime
) -> Booking | None:
    """By what the page of a 200 turned out to be; None where the status has said it."""
    faults = {fault.reason: fault.detail for fault in reading.faults}
    if "http_status" in faults:
        return None
    if "challenge_page" in faults:
        return failed(lease, now, faults["challenge_page"], "challenge", None)
    standing: Standing = "moved" if moved_to else "ok"
    note = f"redirects to {moved_to}" if moved_to else ""
    if "soft_404" in faults:
        standing, note = "soft404", faults["soft_404"]
    elif faults and not reading.documents and not reading.links:
        standing, note = "unreadable", next(iter(faults.values()))
    if standing == "ok":
        return None
    if lease.is_listing and standing in {"soft404", "unreadable"}:
        return failed(lease, now, note, standing, None)
    return Booking("seen", standing, 0, next_look(lease, now), note)


def walked_on(
    links: Sequence[Link],
    new: int,
    since: date | None,
    reached_on: date | None,
) -> list[Link]:
    """Which listings that a page leads to are walked on to.

    ``new`` items of it were not known before. A page of nothing but known items ends
    the walk, unless ``since`` reaches further back. A page of older items carries the
    oldest date before it: without ``since`` it is asked for where the last whole walk
    began later. A page that leads to listings alone is no end of anything.
    """
    days = [link.issued_on for link in links if not link.is_listing and link.issued_on]
    items = sum(not link.is_listing for link in links)
    oldest = min(days, default=None)
    goes_on = bool(new) or not items
    back_to = since
    if since is None and reached_on is not None:
        back_to = reached_on - OVERLAP
    walked = []
    for link in links:
        if not link.is_listing:
            continue
        day = link.issued_on
        if day is not None:
            reaches = back_to is not None and day >= back_to
            if reaches and (goes_on or since is not None):
                walked.append(link)
        elif since is not None and oldest is not None:
            if oldest >= since:
                walked.append(link)
        elif goes_on:
            walked.append(link)
    return walked


def wanted(link: Link, since: date | None, until: date | None) -> bool:
    """Whether an item lies within the dates asked for; undated ones do."""
    day = link.issued_on
    if day is None:
        return True
    return (since is None or since <= day) and (until is None or day <= until)
