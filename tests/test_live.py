"""Collecting from the network, against servers on this machine."""

from __future__ import annotations

import gzip
import random
import signal
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path

import pytest
from live_faults import (
    CHALLENGE,
    announce_much,
    cut,
    cut_chunk,
    drip,
    hang_up,
    keep_waiting,
    no_http,
    reset,
    send_much,
)
from live_server import Installation, installation
from live_site import Answer, Handler, listing, moved, page, text, wait_for

from onrecord import __version__
from onrecord.archive import Archive

here = installation


# Evidence


def test_every_response_is_archived_as_served_and_registered(
    here: Installation,
) -> None:
    site = here.source()
    site.holds("plain", "packed", "here")
    packed = gzip.compress(page("packed").body)
    site.answers["/doc/packed"] = Answer(
        body=packed, headers={"Content-Encoding": "gzip", "Content-Type": "text/html"}
    )
    site.answers["/"] = listing("/doc/plain", "/doc/packed", "/doc/moved", "/doc/none")
    site.answers["/doc/moved"] = moved("/doc/here")
    here.unhealthy()
    archived = {(url.removeprefix(site.url), code) for url, code, _ in here.archived()}
    assert archived == {
        ("/robots.txt", "404"),
        ("/", "200"),
        ("/doc/plain", "200"),
        ("/doc/packed", "200"),
        ("/doc/moved", "302"),
        ("/doc/here", "200"),
        ("/doc/none", "404"),
    }
    assert packed in [body for _, _, body in here.archived()]
    assert here.documents() == ["press here", "press packed", "press plain"]
    assert here.value("SELECT count(*) FROM capture") == len(site.log) == 7
    assert here.value("SELECT count(*) FROM capture WHERE state = 'unread'") == 0
    said = here.run("verify")[1]
    assert "7 compared with the database, 0 faults" in said


def test_unchanged_pages_give_captures_and_no_new_revision(here: Installation) -> None:
    here.source().holds("one", "two")
    here.healthy()
    before = here.record()
    here.later(days=1)
    here.healthy()
    assert here.value("SELECT count(*) FROM capture") == 8
    assert here.value("SELECT count(*) FROM revision") == 2
    assert here.record() == before


def test_a_changed_page_is_a_new_revision(here: Installation) -> None:
    site = here.source()
    site.holds("one")
    here.healthy()
    site.answers["/doc/one"] = page("one", "Another sentence of ours.")
    here.later(days=1)
    here.healthy()
    assert here.value("SELECT count(*) FROM revision") == 2
    assert here.value("SELECT body FROM revision WHERE current").startswith("Another")


def test_the_archive_of_a_live_run_gives_the_same_record(
    here: Installation, tmp_path: Path
) -> None:
    site = here.source()
    site.holds("one", "two", "three")
    site.answers["/doc/two"] = [text("busy", 503, Retry_After="0"), page("two")]
    site.answers["/doc/three"] = moved("/doc/third")
    site.answers["/doc/third"] = page("third")
    here.healthy()
    live = here.record()
    files = [str(p) for p in Archive(here.home / "archive").files()]
    for table in ("run", "capture", "document"):
        here.conn.execute(f"TRUNCATE {table} CASCADE")
    here.home = tmp_path / "second"
    here.run("collect", "press", *(f"--from={file}" for file in files))
    assert here.record() == live
    assert len(live) > 6


# Who is asking


def test_the_agent_names_project_version_and_contact(here: Installation) -> None:
    site = here.source()
    site.holds("one")
    here.healthy()
    expected = f"onrecord/{__version__} (+tests@example.org)"
    assert {v.headers["User-Agent"] for v in site.log} == {expected}
    assert len(site.log) == 3


def test_without_a_contact_nothing_is_asked(here: Installation) -> None:
    site = here.source()
    for contact in ("", "me", "a@b.org\nX-Forged: 1"):
        here.contact = contact
        code, said = here.collect()
        assert code == 1
        assert "set ONRECORD_CONTACT to an e-mail address" in said
    assert site.log == []


# robots.txt


ROBOTS = {
    "all": "User-agent: *\nDisallow: /doc/secret\n",
    "mark": "\ufeffUser-agent: onrecord\nDisallow: /doc/secret\n",
    "name": "User-agent: onrecord\nDisallow: /*secret$\n\nUser-agent: *\nAllow: /\n",
    "long": f"User-agent: *\nDisallow: /doc/secret\n{'#' * 600_000}\nDisallow: /\n",
}


def test_the_rules_of_robots_txt_are_obeyed(here: Installation) -> None:
    sites = {name: here.source(name) for name in ROBOTS}
    for name, site in sites.items():
        site.holds("open", "secret")
        site.answers["/robots.txt"] = text(ROBOTS[name])
    said = here.unhealthy()
    assert here.documents() == sorted(f"{name} open" for name in ROBOTS)
    for name, site in sites.items():
        assert site.asked() == ["/robots.txt", "/", "/doc/open"], name
        where = f"{site.url}/doc/secret"
        assert f"{name}: {site.url}/robots.txt forbids it: {where}" in said


def test_a_robots_txt_without_rules_allows_everything(here: Installation) -> None:
    answers = {
        "gone": Answer(410),
        "forbidden": Answer(403),
        "empty": Answer(204),
        "html": Answer(body=b"<!doctype html><p>User-agent</p><p>Disallow: /</p>"),
        "circle": moved("/robots.txt"),
    }
    for name, answer in answers.items():
        site = here.source(name)
        site.holds("one")
        site.answers["/robots.txt"] = answer
    here.healthy()
    assert here.documents() == sorted(f"{name} one" for name in answers)


def test_a_redirected_robots_txt_is_followed_five_times(here: Installation) -> None:
    site = here.source()
    site.holds("open", "secret")
    names = ["/robots.txt", *(f"/robots-{n}" for n in range(5))]
    for name, target in pairwise(names):
        site.answers[name] = moved(target)
    site.answers[names[-1]] = text("User-agent: *\nDisallow: /doc/secret\n")
    here.unhealthy()
    assert site.asked()[:6] == names
    assert here.documents() == ["press open"]


def test_nothing_is_asked_where_robots_txt_does_not_answer(
    here: Installation,
) -> None:
    answers = {
        "error": (Answer(500), "answered 500"),
        "busy": (Answer(503), "answered 503"),
        "many": (Answer(429, headers={"Retry-After": "0"}), "answered 429"),
        "closed": (Answer(act=hang_up), "broke off the connection"),
        "silent": (Answer(act=keep_waiting), "did not answer in time"),
        "moved": (moved("http://localhost:9/robots.txt"), "redirects to http://local"),
        "slow": (text("User-agent: *\nCrawl-delay: 86400\n"), "asks for 86400 s"),
        "gone": (Answer(), "refused the connection"),
    }
    here.live = {"DOWNLOAD_TIMEOUT": 1}
    sites = {name: here.source(name) for name in answers}
    here.source("other").holds("one")
    for name, (answer, _) in answers.items():
        sites[name].holds("one")
        sites[name].answers["/robots.txt"] = answer
    sites["gone"].close()
    said = here.unhealthy()
    assert here.documents() == ["other one"]
    for name, (_, why) in answers.items():
        site = sites[name]
        assert site.asked() == ([] if name == "gone" else ["/robots.txt"]), name
        assert f"problem: {name}: {site.url}/robots.txt {why}" in said
        assert f"so nothing is asked of {site.url.removeprefix('http://')}" in said


def test_a_longer_crawl_delay_is_obeyed(here: Installation) -> None:
    site = here.source()
    site.holds("one", "two")
    site.answers["/robots.txt"] = text("User-agent: *\nCrawl-delay: 0.5\n")
    here.healthy()
    assert len(site.log) == 4
    assert min(site.gaps()) > 0.49


# One at a time


def test_one_request_at_a_time_with_the_delay_between(here: Installation) -> None:
    site = here.source(delay=0.2)
    site.holds(*(f"page{n}" for n in range(5)))
    # Two sources at one host share its turns.
    here.sources["second"] = {**here.sources["press"], "start": [site.url + "/doc/x"]}
    site.answers["/doc/x"] = page("x")
    here.healthy()
    assert len(site.log) == 8
    assert site.asked("/robots.txt") == ["/robots.txt"]
    assert site.most_busy == 1
    assert min(site.gaps()) > 0.19


# Failing hosts


def test_retry_after_is_obeyed(here: Installation) -> None:
    """In seconds and as a date, which has no fraction of a second."""

    def busy(status: int, is_date: bool) -> Callable[[Handler], None]:
        def act(handler: Handler) -> None:
            until = datetime.now(UTC) + timedelta(seconds=2)
            value = format_datetime(until, usegmt=True) if is_date else "1"
            handler.send_response(status)
            handler.send_header("Retry-After", value)
            handler.send_header("Content-Length", "0")
            handler.end_headers()

        return act

    sites = {}
    for status in (429, 503):
        for is_date in (True, False):
            site = sites[status, is_date] = here.source(f"s{status}{is_date}".lower())
            site.holds("one", "two")
            act = busy(status, is_date)
            site.answers["/doc/one"] = [Answer(act=act), page("one")]
    here.healthy()
    assert len(here.documents()) == 8
    for which, site in sites.items():
        paths = site.asked()
        again = len(paths) - paths[::-1].index("/doc/one") - 1
        assert paths.count("/doc/one") == 2
        assert site.gaps()[again - 1] > 0.95, which


def test_a_host_that_asks_for_an_hour_is_given_up(here: Installation) -> None:
    site, other = here.source(), here.source("other")
    site.holds("one", "two", "three")
    other.holds("one", "two")
    for name in ("one", "two", "three"):
        site.answers[f"/doc/{name}"] = text("busy", 503, Retry_After="3600")
    said = here.unhealthy()
    assert "answered 503 and asks to wait 3600 s" in said
    assert "given up for this run" in said
    assert len(site.log) == 3  # robots.txt, the listing, one page
    assert here.documents() == ["other one", "other two"]
    assert "press: 127.0.0.1:" in here.last_run()[1]


def test_a_failing_address_is_asked_three_times(here: Installation) -> None:
    site = here.source()
    site.holds("one", "two", "three")
    site.answers["/doc/two"] = text("no", 500)
    said = here.unhealthy()
    assert len(site.asked("/doc/two")) == 3
    assert here.documents() == ["press one", "press three"]
    assert f"quarantine: press: {site.url}/doc/two: http_status: answered 500" in said


def test_a_host_that_fails_five_times_in_a_row_is_given_up(here: Installation) -> None:
    site, other = here.source(), here.source("other")
    names = [f"page{n}" for n in range(9)]
    site.holds(*names)
    other.holds(*names)
    for name in names:
        site.answers[f"/doc/{name}"] = Answer(act=hang_up)
    said = here.unhealthy()
    assert len(site.log) == 7  # robots.txt, the listing, five failures
    assert "failed 5 times in a row" in said
    # The first page three times, the second twice; the others wait for later.
    assert "and 7 more" in said
    assert "press: 9 addresses wait for later" in said
    assert here.documents() == [f"other {name}" for name in names]


# Bad answers


GOOD_PAGE = page("bad").body
BAD_ANSWERS = {
    "403": (text("no", 403), "http_status"),
    "404": (text("no", 404), "http_status"),
    "500": (text("no", 500), "http_status"),
    "an unheard-of status": (text("no", 799), "http_status"),
    "redirect to nowhere": (Answer(302), "http_status"),
    "cut body": (Answer(act=cut), "broke off in the middle of an answer"),
    "cut chunk": (Answer(act=cut_chunk), "broke off in the middle of an answer"),
    "reset": (Answer(act=reset), "broke off the connection"),
    "closed": (Answer(act=hang_up), "broke off the connection"),
    "no HTTP": (Answer(act=no_http), "broke off the connection"),
    "a byte now and then": (Answer(act=drip), "did not answer in time"),
    "redirect circle": (moved("/doc/bad"), "redirects in a circle"),
    "redirect elsewhere": (
        moved("http://localhost:9/"),
        "redirects to http://localhost",
    ),
    "redirect to a file": (
        moved("file:///etc/passwd"),
        "redirects to file://, which is not on the card",
    ),
    "redirect to no address": (moved("http://[::1"), "redirects to what is no address"),
    "redirect to a login": (moved("/login"), "which the source has no reader for"),
    "too large, announced": (Answer(act=announce_much), "more than 1 MiB"),
    "too large": (Answer(act=send_much), "more than 1 MiB"),
    "wrong type": (Answer(body=b"%PDF-1.7\n\x00\xff"), "selector"),
    "empty": (Answer(body=b""), "selector"),
    "challenge": (text(CHALLENGE), "challenge_page"),
    "gzip that is none": (
        Answer(body=b"\x1f\x8b\x08\x00junk", headers={"Content-Encoding": "gzip"}),
        "archived and not readable, bad_http",
    ),
    "unknown coding": (
        Answer(body=GOOD_PAGE, headers={"Content-Encoding": "rot13"}),
        "archived and not readable, bad_http",
    ),
}


def test_a_bad_answer_is_named_and_changes_nothing_of_the_record(
    here: Installation,
) -> None:
    here.live = {"DOWNLOAD_TIMEOUT": 1, "DOWNLOAD_MAXSIZE": 2**20}
    sites = {kind: here.source(f"source{n}") for n, kind in enumerate(BAD_ANSWERS)}
    for site in sites.values():
        site.holds("one", "bad", "two")
        site.answers["/login"] = text("<!doctype html><h1>Who are you?</h1>")
    here.healthy()
    before = here.record()
    assert len(here.documents()) == 3 * len(BAD_ANSWERS)
    for kind, site in sites.items():
        site.answers["/doc/bad"] = BAD_ANSWERS[kind][0]
    here.later(days=1)
    said = here.unhealthy()
    assert here.record() == before
    for n, (kind, site) in enumerate(sites.items()):
        words = BAD_ANSWERS[kind][1]
        lines = [line for line in said.splitlines() if f"{site.url}/doc/bad" in line]
        assert len(lines) == 1, (kind, lines)
        assert words in lines[0], kind
        assert f": source{n}: " in lines[0]
        assert len(site.asked("/doc/bad")) <= 1 + 3, kind
        assert len(site.asked("/doc/one")) == len(site.asked("/doc/two")) == 2, kind


def test_a_listing_that_lists_nothing_is_named(here: Installation) -> None:
    bad = {
        "nothing": "",
        "noentry": "<rss version='2.0'><channel></channel></rss>",
        "challenge": CHALLENGE,
        "json": "{}",
    }
    sites = {name: here.source(name) for name in bad}
    for name, site in sites.items():
        here.sources[name]["start"] = [site.url + "/feed"]
        link = f"<item><link>{site.url}/doc/one</link></item>"
        feed = f"<rss version='2.0'><channel>{link}</channel></rss>"
        site.answers["/feed"] = text(feed)
        site.answers["/doc/one"] = page("one")
    here.healthy()
    before = here.record()
    assert len(here.documents()) == 4
    for name, site in sites.items():
        site.answers["/feed"] = text(bad[name])
    said = here.unhealthy()
    assert here.record() == before
    for name, site in sites.items():
        assert f"quarantine: {name}: {site.url}/feed: " in said
    assert [path for path, _ in here.quarantine()] == ["/feed"] * 4


def test_only_hosts_on_the_card_are_asked(here: Installation) -> None:
    site, stranger = here.source(), here.new_site()
    stranger.holds("one")
    elsewhere = stranger.url.replace("127.0.0.1", "localhost")
    site.holds("one")
    site.answers["/"] = listing("/doc/one", f"{elsewhere}/doc/one", "ftp://x/doc/y")
    said = here.unhealthy()
    assert stranger.log == []
    assert "http://localhost, which is not on the card of the source" in said
    assert "press: leads to ftp://x, which is not on the card" in said
    assert here.documents() == ["press one"]


def test_a_redirect_to_another_host_on_the_card_is_followed(
    here: Installation,
) -> None:
    site = here.source(hosts=["127.0.0.1", "localhost"])
    site.holds("one")
    to = site.url.replace("127.0.0.1", "localhost")
    site.answers["/doc/old"] = moved(f"{to}/doc/new", 301)
    site.answers["/doc/new"] = page("new")
    site.answers["/"] = listing("/doc/old")
    here.healthy()
    assert here.documents() == ["press new"]
    assert len(site.asked("/robots.txt")) == 2  # once a host


# Interrupted


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_keeps_what_was_read(
    here: Installation, number: signal.Signals
) -> None:
    site = here.source()
    site.holds(*(f"page{n}" for n in range(9)))
    held = threading.Event()
    # Whatever page comes fourth is never answered.
    asked: list[str] = []

    def third_hangs(name: str) -> Callable[[Handler], None]:
        def act(handler: Handler) -> None:
            asked.append(name)
            if len(asked) == 4:
                held.set()
                time.sleep(5)
                return
            body = page(name).body
            handler.send_response(200)
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)

        return act

    for n in range(9):
        site.answers[f"/doc/page{n}"] = Answer(act=third_hangs(f"page{n}"))
    process = here.start("collect", "press")
    assert held.wait(60)
    process.send_signal(number)
    said = process.communicate(timeout=60)[1]
    assert process.returncode == 1
    assert "Traceback" not in said
    assert "stopped before the end; what was read is stored" in said
    assert here.last_run()[0] == "interrupted"
    assert here.documents() == sorted(f"press {name}" for name in asked[:3])
    assert here.value("SELECT count(*) FROM document WHERE stale") == 0
    assert list((here.home / "archive").glob("*.open")) == []
    here.verify()


def test_the_run_after_a_kill_mends_what_was_left(here: Installation) -> None:
    site = here.source()
    site.holds("one", "two", "three")
    gate = threading.Event()

    def hold(handler: Handler) -> None:
        gate.set()
        time.sleep(5)

    site.answers["/"] = listing("/doc/one", "/doc/last")
    site.answers["/doc/last"] = Answer(act=hold)
    process = here.start("collect", "press")
    assert gate.wait(60)
    wait_for(lambda: here.value("SELECT count(*) FROM capture") >= 2)
    process.kill()
    process.communicate(timeout=60)
    [torn] = Archive(here.home / "archive").files()
    assert torn.with_name(torn.name + ".open").exists()
    with torn.open("ab") as file:
        file.write(gzip.compress(b"WARC/1.1\r\nWARC-Type: response")[:-9])
    # One response was written and not registered yet.
    here.conn.execute("DELETE FROM capture WHERE url LIKE '%/'")
    site.holds("three")
    site.answers["/doc/last"] = page("last")
    here.healthy()
    states = "SELECT state FROM run ORDER BY id"
    assert [row[0] for row in here.conn.execute(states)] == ["interrupted", "done"]
    assert here.value("SELECT count(*) FROM capture WHERE url LIKE '%/'") == 2
    assert here.value("SELECT count(*) FROM capture WHERE state = 'unread'") == 0
    # What the killed run was at is not on the listing any more, and not lost.
    assert here.documents() == ["press last", "press one", "press three"]
    assert len(site.asked("/doc/one")) == 1
    code, said = here.run("verify")
    assert code == 0, said


def test_a_lost_database_ends_the_run_and_leaves_the_archive_whole(
    here: Installation,
) -> None:
    site = here.source()
    site.holds("one", "two", "three", "four")
    here.source("other").holds("one", "two")

    def end_sessions(handler: Handler) -> None:
        here.conn.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        handler.send_response(200)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    for name in ("one", "two", "three", "four"):
        site.answers[f"/doc/{name}"] = [Answer(act=end_sessions), page(name)]
    code, said = here.collect()
    assert code == 1
    # How libpq puts it depends on whether the server's last word arrives.
    assert "Error: the database refused: " in said
    assert "terminating connection" in said or "closed the connection" in said
    assert len([p for p in site.asked() if p.startswith("/doc")]) == 1
    assert list((here.home / "archive").glob("*.open")) == []
    here.verify()
    site.holds("one", "two", "three", "four")
    here.healthy()
    assert len(here.documents()) == 6
    assert here.value("SELECT count(*) FROM run WHERE state = 'running'") == 0


def test_an_archive_that_cannot_be_written_ends_the_run(here: Installation) -> None:
    site = here.source()
    site.holds("one")
    (here.home / "archive").write_text("a file where the folder should be")
    code, said = here.collect()
    assert code == 1
    assert str(here.home / "archive") in said
    assert here.last_run()[0] == "failed"
    assert here.documents() == []


def test_a_full_disk_ends_the_run_and_keeps_what_was_read(here: Installation) -> None:
    site = here.source()
    names = [f"page{n}" for n in range(9)]
    site.holds(*names)
    for name in names:
        noise = random.Random(name).randbytes(20_000).hex()
        site.answers[f"/doc/{name}"] = page(name, noise)
    here.blocks = 200
    code, said = here.collect()
    assert code == 1
    assert "Free some space on that disk and run the same command again" in said
    assert here.last_run()[0] == "failed"
    kept = len(here.documents())
    assert 0 < kept < 9
    here.verify()
    here.blocks = 0
    here.healthy()
    assert len(here.documents()) == 9
