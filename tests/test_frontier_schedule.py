"""When an address is asked again, how far listings are walked, who gets what."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta
from time import monotonic, sleep
from typing import Any

import psycopg
import pytest

from onrecord.collect import schedule
from onrecord.db import frontier
from onrecord.db.connect import connect
from onrecord.db.frontier import Asked, Found, Lease
from onrecord.db.turns import Turn, Turns, Wait
from onrecord.models import Capture, Fault, Link, Reading

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
Session = psycopg.Connection[tuple[Any, ...]]


def lease(
    *,
    age: float = 0,
    issued: int | None = None,
    is_listing: bool = False,
    attempts: int = 0,
    depth: int = 0,
) -> Lease:
    return Lease(
        source="press",
        url_sha256=b"",
        url="https://example.org/a",
        is_listing=is_listing,
        depth=depth,
        issued_on=None if issued is None else NOW.date() - timedelta(days=issued),
        first_seen=NOW - timedelta(days=age),
        attempts=attempts,
        etag="",
        last_modified="",
        standing="",
        rank=0,
        id=1,
        next_visit=None,
    )


@pytest.mark.parametrize(
    ("age", "days"),
    [(0, 1), (0.9, 1), (1, 2), (3, 4), (9, 16), (100, 128), (130, 180), (180, None)],
)
def test_a_page_is_looked_at_again_the_more_rarely_the_older_it_is(
    age: float, days: int | None
) -> None:
    found = schedule.next_look(lease(age=age), NOW)
    born = NOW - timedelta(days=age)
    assert found == (None if days is None else born + timedelta(days=days))


def test_what_was_old_when_it_was_found_is_not_looked_at_again() -> None:
    assert schedule.next_look(lease(issued=400), NOW) is None
    assert schedule.next_look(lease(issued=3), NOW) == datetime(2026, 11, 2, tzinfo=UTC)
    assert schedule.next_look(lease(issued=-9), NOW) == NOW + timedelta(days=1)
    assert schedule.next_look(lease(is_listing=True), NOW) is None


def test_a_failure_is_tried_again_later_and_later_and_at_last_no_more() -> None:
    waits = []
    for attempts in range(8):
        booked = schedule.failed(lease(attempts=attempts), NOW, "", "ok", None)
        assert booked.next_visit is not None
        assert booked.attempts == attempts + 1
        waits.append((booked.next_visit - NOW).total_seconds() / 3600)
    assert waits == [0.25, 1, 6, 24, 72, 168, 168, 168]
    old = schedule.failed(lease(attempts=9, age=200), NOW, "", "ok", None)
    assert old.next_visit is None


def test_a_longer_wait_that_the_site_asks_for_is_kept() -> None:
    asked = schedule.failed(lease(), NOW, "", "ok", 7200)
    assert asked.next_visit == NOW + timedelta(hours=2)
    assert schedule.failed(lease(), NOW, "", "ok", 1).next_visit == NOW + timedelta(
        minutes=15
    )


@pytest.mark.parametrize(
    ("status", "state", "standing"),
    [
        (200, "seen", "ok"),
        (404, "seen", "gone"),
        (410, "seen", "gone"),
        (401, "retry", "blocked"),
        (403, "retry", "blocked"),
        (451, "retry", "blocked"),
        (418, "retry", "unreadable"),
        (302, "retry", "unreadable"),
        (429, "retry", ""),
        (500, "retry", ""),
        (503, "retry", ""),
    ],
)
def test_a_status_says_what_an_address_is(
    status: int, state: str, standing: str
) -> None:
    booked = schedule.after_answer(lease(), status, NOW, None)
    assert (booked.state, booked.standing) == (state, standing)


def test_a_listing_that_is_gone_is_a_failure_and_the_end_of_counted_pages_is_not() -> (
    None
):
    assert schedule.after_answer(lease(is_listing=True), 404, NOW, None).state == (
        "retry"
    )
    last = schedule.after_answer(lease(is_listing=True, depth=3), 404, NOW, None)
    assert last.state == "seen"


def reading(*reasons: str, links: int = 0) -> Reading:
    capture = Capture(
        url="https://example.org/a", fetched_at=NOW, status=200, headers=(), body=b"",
        payload_sha256="", warc_file="", warc_offset=0, warc_length=0,
    )  # fmt: skip
    return Reading(
        "press",
        capture,
        faults=tuple(Fault(reason, "why") for reason in reasons),
        links=tuple(Link(f"https://example.org/{n}") for n in range(links)),
    )


@pytest.mark.parametrize(
    ("faults", "moved_to", "state", "standing"),
    [
        ((), "https://example.org/b", "seen", "moved"),
        (("challenge_page",), "", "retry", "challenge"),
        (("soft_404",), "", "seen", "soft404"),
        (("selector",), "", "seen", "unreadable"),
    ],
)
def test_a_page_says_what_its_address_is(
    faults: tuple[str, ...], moved_to: str, state: str, standing: str
) -> None:
    booked = schedule.after_reading(lease(), reading(*faults), moved_to, NOW)
    assert booked is not None
    assert (booked.state, booked.standing) == (state, standing)


def test_a_listing_that_cannot_be_read_is_asked_again() -> None:
    listing = lease(is_listing=True)
    booked = schedule.after_reading(listing, reading("selector"), "", NOW)
    assert booked is not None
    assert booked.state == "retry"


def test_a_page_that_could_be_read_is_what_its_answer_said() -> None:
    for address, found in (
        (lease(), reading()),
        (lease(is_listing=True), reading("date", links=2)),
    ):
        answered = schedule.after_answer(address, 200, NOW, None)
        assert (answered.state, answered.standing) == ("seen", "ok")
        assert schedule.after_reading(address, found, "", NOW) is None


DAY = date(2026, 10, 20)
ITEM = Link("https://example.org/1", DAY)
OLDER = Link("https://example.org/page/2", DAY, is_listing=True)
SECTION = Link("https://example.org/section", is_listing=True)


@pytest.mark.parametrize(
    ("links", "new", "since", "reached_on", "walked"),
    [
        # The first run takes the newest page alone.
        ([ITEM, OLDER], 1, None, None, []),
        # Later ones go back as far as the last whole walk, while there is news.
        ([ITEM, OLDER], 1, None, DAY, [OLDER]),
        ([ITEM, OLDER], 0, None, DAY, []),
        ([ITEM, OLDER], 1, None, DAY + timedelta(days=5), []),
        # --since decides by itself.
        ([ITEM, OLDER], 0, DAY, None, [OLDER]),
        ([ITEM, OLDER], 1, DAY + timedelta(days=1), DAY, []),
        # Without dates: while there is news, or as far as --since.
        ([ITEM, SECTION], 1, None, None, [SECTION]),
        ([ITEM, SECTION], 0, None, None, []),
        ([ITEM, SECTION], 0, DAY, None, [SECTION]),
        ([ITEM, SECTION], 1, DAY + timedelta(days=1), None, []),
        # A page that leads to listings alone is the end of nothing.
        ([SECTION], 0, None, None, [SECTION]),
    ],
)
def test_listings_are_walked_as_far_as_there_is_news(
    links: list[Link],
    new: int,
    since: date | None,
    reached_on: date | None,
    walked: list[Link],
) -> None:
    assert schedule.walked_on(links, new, since, reached_on) == walked


# The rows


def wait_until_alone(conn: Session) -> None:
    """The server takes a moment to see that a connection is gone, with its locks."""
    others = """SELECT pg_stat_clear_snapshot(), pid FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()"""
    until = monotonic() + 60
    while left := conn.execute(others).fetchall():
        assert monotonic() < until, left
        sleep(0.02)


def filled(conn: Session, n: int) -> None:
    walk = frontier.take_part(conn, "press", 0)
    found = [Found(f"https://example.org/{i}", False, None) for i in range(n)]
    assert frontier.add(conn, "press", walk, 0, found) == n
    assert frontier.add(conn, "press", walk, 0, found) == 0


def test_every_address_goes_to_one_run_alone(conn: Session, conninfo: str) -> None:
    filled(conn, 600)
    claimed: list[bytes] = []

    def work(run: int) -> None:
        with connect(conninfo) as session:
            session.autocommit = True
            while leases := frontier.claim(session, "press", run, Asked(), 7):
                claimed.extend(lease.url_sha256 for lease in leases)

    threads = [threading.Thread(target=work, args=(run,)) for run in range(1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(claimed) == len(set(claimed)) == 600


def test_a_lease_ends_by_itself_and_with_its_run(conn: Session, conninfo: str) -> None:
    filled(conn, 2)
    with connect(conninfo) as other:
        other.autocommit = True
        frontier.live(other, 1)
        assert len(frontier.claim(other, "press", 1, Asked(), 9)) == 2
        assert frontier.claim(conn, "press", 2, Asked(), 9) == []
        assert frontier.lost_runs(conn, "press") == []
        assert frontier.pending(conn, "press", Asked())
        conn.execute("UPDATE address SET leased_until = now() - interval '1 s'")
        assert len(frontier.claim(conn, "press", 2, Asked(), 1)) == 1
    wait_until_alone(conn)
    assert frontier.lost_runs(conn, "press") == [1, 2]  # 2 never said that it lives
    frontier.free(conn, "press", [1])
    assert len(frontier.claim(conn, "press", 3, Asked(), 9)) == 1


def test_a_host_is_asked_by_one_run_at_a_time(conn: Session, conninfo: str) -> None:
    with connect(conninfo) as other:
        other.autocommit = True
        frontier.live(other, 1)
        frontier.live(conn, 2)
        first, second = Turns(other, 1), Turns(conn, 2)
        assert first.take("example.org", 60) == Turn(0)
        assert isinstance(second.take("example.org", 60), Wait)
        first.give_back("example.org", 30)
        wait = second.take("example.org", 60)
        assert isinstance(wait, Wait)
        assert 20 < wait.rest <= 30
        assert second.take("elsewhere.example", 60) == Turn(0)
        assert second.failed("example.org", 1, 3600) == 1
        wait = second.take("example.org", 60)
        assert isinstance(wait, Wait)
        assert 3500 < wait.pause <= 3600
        conn.execute("UPDATE host SET next_at = 'epoch', paused_until = 'epoch'")
        assert first.take("example.org", 60) == Turn(1)
        second.answered("example.org")
    wait_until_alone(conn)
    # A run that was killed in its turn does not keep it.
    assert Turns(conn, 2).take("example.org", 60) == Turn(0)
