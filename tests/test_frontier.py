"""Live runs go on where others were: what is due, known, waiting, at another run."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from live_server import Installation, installation
from live_site import Answer, Handler, Site, listing, moved, page, text, wait_for

here = installation
TODAY = date(2026, 11, 1)


def paged(site: Site, ages: list[int], *, size: int = 2) -> None:
    """A listing in pages of items that are so many days old, newest first."""
    for name in [path for path in site.answers if path.startswith("/list/")]:
        del site.answers[name]
    pages = [ages[i : i + size] for i in range(0, len(ages), size)]
    for number, members in enumerate(pages, start=1):
        rows = ""
        for age in members:
            day = TODAY - timedelta(days=age)
            rows += f"<li><a href='/doc/{day}'>item</a> <time>{day}</time></li>"
            site.answers[f"/doc/{day}"] = page(str(day))
        if number < len(pages):
            rows += f"<a rel='next' href='/list/{number + 1}'>older</a>"
        site.answers[f"/list/{number}"] = Answer(
            body=f"<!doctype html><title>All</title><ul>{rows}</ul>".encode()
        )


def paged_source(here: Installation, ages: list[int]) -> Site:
    site = here.source()
    here.sources["press"]["start"] = [site.url + "/list/1"]
    paged(site, ages)
    return site


def asked_since(site: Site, before: int) -> list[str]:
    return [path for path in site.asked()[before:] if path != "/robots.txt"]


# What is due


def test_a_run_asks_only_for_what_is_due(here: Installation) -> None:
    site = here.source()
    site.holds("one")
    here.healthy()
    for days, times in ((0.9, 1), (0.2, 2), (0.8, 2), (0.2, 3)):
        here.later(days)
        here.healthy()
        assert len(site.asked("/doc/one")) == times
    assert len(site.asked("/")) == 5


def test_a_page_that_did_not_change_is_not_sent_again(here: Installation) -> None:
    site = here.source()
    site.holds("one", "two")
    for path, tag in (("/", '"list"'), ("/doc/one", '"one"')):
        whole = site.answers[path]
        assert isinstance(whole, Answer)
        site.answers[path] = Answer(act=conditional(tag, whole.body))
    here.healthy()
    before, captures = here.record(), here.value("SELECT count(*) FROM capture")
    here.later(days=1)
    said = here.healthy()
    assert [v.headers.get("If-None-Match") for v in site.log[-3:]] == [
        '"list"', '"one"', None,
    ]  # fmt: skip
    assert here.record() == before
    # robots.txt and the page that has no validator.
    assert here.value("SELECT count(*) FROM capture") == captures + 2
    rows = here.conn.execute("SELECT status, note FROM visit").fetchall()
    assert rows == [(304, "unchanged")] * 2
    assert here.value("SELECT unchanged FROM address WHERE url LIKE '%one'") == 1
    assert said.splitlines()[1].split()[:5] == ["press", "4", "0", "0", "3"]


def conditional(tag: str, body: bytes) -> Callable[[Handler], None]:
    def act(handler: Handler) -> None:
        same = handler.headers["If-None-Match"] == tag
        handler.send_response(304 if same else 200)
        handler.send_header("ETag", tag)
        handler.send_header("Content-Length", "0" if same else str(len(body)))
        handler.end_headers()
        handler.wfile.write(b"" if same else body)

    return act


def test_an_unchanged_listing_still_leads_to_what_was_not_wanted_before(
    here: Installation,
) -> None:
    site = paged_source(here, [1, 30])
    whole = site.answers["/list/1"]
    assert isinstance(whole, Answer)
    site.answers["/list/1"] = Answer(act=conditional('"x"', whole.body))
    code, said = here.run("collect", "press", "--since", "2026-10-25")
    assert code == 0, said
    assert here.documents() == ["press 2026-10-31"]
    here.healthy()
    assert here.documents() == ["press 2026-10-02", "press 2026-10-31"]
    assert here.value("SELECT count(*) FROM visit WHERE status = 304") == 1


# What is known


def test_older_pages_of_a_listing_are_asked_for_only_as_far_as_needed(
    here: Installation,
) -> None:
    site = paged_source(here, [0, 1, 2, 3, 4, 5])
    here.healthy()
    assert [p for p in site.asked() if "list" in p] == ["/list/1"]
    # A week later: the walk goes back a little further than the last one.
    here.later(days=7)
    here.conn.execute("UPDATE walk SET reached_on = %s", [TODAY])
    paged(site, [-7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4])
    before = len(site.log)
    here.healthy()
    lists = [p for p in asked_since(site, before) if "list" in p]
    assert lists == [f"/list/{n}" for n in range(1, 6)]
    assert len(here.documents()) == 10
    # With --since it goes on though everything is known.
    before = len(site.log)
    code, said = here.run("collect", "press", "--since", "2026-10-29")
    assert code == 0, said
    assert len([p for p in asked_since(site, before) if "list" in p]) == 6
    assert len(here.documents()) == 11


def test_a_limit_leaves_the_rest_for_later(here: Installation) -> None:
    site = here.source()
    site.holds(*(f"page{n}" for n in range(7)))
    for expected in (3, 6, 7):
        code, said = here.run("collect", "press", "--limit", "3")
        assert code == 0, said
        assert len(here.documents()) == expected
    assert len(site.asked("/doc/page0")) == 1


# What failed


def test_a_failing_page_is_tried_again_later_and_later(here: Installation) -> None:
    site = here.source()
    site.holds("one", "two")
    site.answers["/doc/two"] = text("no", 500)
    said = here.unhealthy()
    assert "press: 1 address waits for later" in said
    assert said.splitlines()[-1] == "Not complete: press."
    here.healthy()
    assert len(site.asked("/doc/two")) == 3  # not due
    for attempts, minutes in ((1, 15), (2, 60)):
        assert here.conn.execute(
            "SELECT attempts, extract(epoch FROM next_visit - last_visited)::int / 60 "
            "FROM address WHERE state = 'retry'"
        ).fetchall() == [(attempts, minutes)]
        here.later(days=0.01 + minutes / 1440)
        if attempts == 1:
            here.unhealthy()
            assert len(site.asked("/doc/two")) == 6
    site.answers["/doc/two"] = page("two")
    here.healthy()
    assert "press two" in here.documents()
    assert here.value("SELECT attempts FROM address WHERE url LIKE '%two'") == 0


def test_a_host_that_asks_for_an_hour_gets_it_from_later_runs_too(
    here: Installation,
) -> None:
    site = here.source()
    site.holds("one", "two")
    site.answers["/doc/one"] = [text("busy", 503, Retry_After="3600"), page("one")]
    here.unhealthy()
    before = len(site.log)
    said = here.unhealthy()
    assert len(site.log) == before
    assert "asked to be left alone" in said
    here.later(days=0.05)
    here.healthy()
    assert here.documents() == ["press one", "press two"]


STANDINGS = {
    "gone": (text("no", 404), "gone", 404),
    "blocked": (text("no", 403), "blocked", 403),
    "moved": (moved("/doc/good", 301), "moved", 200),
    "challenge": (text("<!doctype html><title>Just a moment...</title>"), "challenge",
        200),
    "unreadable": (text("<!doctype html><p>nothing"), "unreadable", 200),
}  # fmt: skip


def test_gone_blocked_moved_and_challenged_are_told_apart(here: Installation) -> None:
    site = here.source()
    site.holds("good", *STANDINGS)
    here.healthy()
    for name, (answer, _, _) in STANDINGS.items():
        site.answers[f"/doc/{name}"] = answer
    here.later(days=1)
    here.unhealthy()
    rows = here.conn.execute(
        "SELECT substring(url FROM '[^/]*$'), standing, last_status, since > first_seen"
        " FROM address WHERE rank > 0"
    ).fetchall()
    expected = {(name, s, code, True) for name, (_, s, code) in STANDINGS.items()}
    assert set(rows) == expected | {("good", "ok", 200, True)}
    # Nothing of the record went away with the page.
    assert len(here.documents()) == 6


# Beside each other


def together(here: Installation, n: int) -> list[subprocess.Popen[str]]:
    return [here.start("collect", *here.sources) for _ in range(n)]


def test_runs_beside_each_other_share_the_pages_and_the_turns(
    here: Installation,
) -> None:
    site = here.source(delay=0.1)
    names = [f"page{n:02}" for n in range(40)]
    site.holds(*names)
    for process in together(here, 3):
        said = process.communicate(timeout=120)[1]
        assert process.returncode == 0, said
    pages = [path for path in site.asked() if path.startswith("/doc/")]
    assert sorted(pages) == [f"/doc/{name}" for name in names]
    assert site.asked("/") == ["/"]
    assert site.most_busy == 1
    assert min(site.gaps()) > 0.09
    assert here.documents() == [f"press {name}" for name in names]
    assert here.value("SELECT count(*) FROM address WHERE holder IS NOT NULL") == 0
    here.verify()


def held(until: threading.Event, answer: Answer) -> Callable[[Handler], None]:
    def act(handler: Handler) -> None:
        until.wait(30)
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(answer.body)))
        handler.end_headers()
        handler.wfile.write(answer.body)

    return act


def test_a_run_waits_for_links_that_another_may_find(here: Installation) -> None:
    site = here.source()
    site.holds("one", "two", "three")
    go_on = threading.Event()
    site.answers["/"] = Answer(
        act=held(go_on, listing("/doc/one", "/doc/two", "/doc/three"))
    )
    first = here.start("collect", "press")
    wait_for(lambda: site.asked("/"))
    second = here.start("collect", "press")
    living = "SELECT count(*) FROM living_run"
    wait_for(lambda: here.value(living) == 2)
    time.sleep(1)
    assert second.poll() is None
    first.kill()
    first.communicate()
    go_on.set()
    # The second takes over what the first was at, at once and not after half an hour.
    said = second.communicate(timeout=60)[1]
    assert second.returncode == 0, said
    assert here.documents() == ["press one", "press three", "press two"]


@pytest.mark.parametrize("sources", [1, 2])
def test_a_source_that_fails_is_named_and_the_others_are_complete(
    here: Installation, sources: int
) -> None:
    for n in range(sources):
        here.source(f"good{n}").holds("one", "two")
    bad = here.source("bad")
    bad.close()
    here.sites.remove(bad)
    code, said = here.collect()
    assert code == 1
    assert said.splitlines()[-1] == "Not complete: bad."
    assert len(here.documents()) == 2 * sources
