"""kill -9 at any moment: nothing is lost, nothing is twice, the end is reached."""

from __future__ import annotations

import os
import random
import subprocess
from datetime import date, timedelta
from functools import partial

import pytest
from live_server import Installation, installation
from live_site import Answer, Site, page, wait_for

here = installation
DAY = date(2026, 11, 1)
AT_LENGTH = pytest.mark.skipif(
    os.environ.get("CI") != "true", reason="50 s of processor time; with CI=true only"
)


def lists(site: Site, pages: int, size: int) -> list[str]:
    """Listings of so many items each; their addresses."""
    for number in range(pages):
        rows = ""
        for n in range(size):
            name = f"page-{number:02}-{n:03}"
            site.answers[f"/doc/{name}"] = page(name, f"A sentence of ours, {name}.")
            day = DAY - timedelta(days=n)
            rows += f"<li><a href='/doc/{name}'>item</a> <time>{day}</time></li>"
        body = f"<!doctype html><title>All</title><ul>{rows}</ul>"
        site.answers[f"/list/{number}"] = Answer(body=body.encode())
    return [f"{site.url}/list/{number}" for number in range(pages)]


@pytest.mark.parametrize(
    ("pages", "size", "kills"),
    [(3, 20, 3), pytest.param(20, 45, 20, marks=[AT_LENGTH, pytest.mark.long])],
)
def test_runs_that_are_killed_lose_nothing_and_store_nothing_twice(
    here: Installation, pages: int, size: int, kills: int
) -> None:
    site = here.source(delay=0)
    here.sources["press"]["start"] = lists(site, pages, size)
    chance = random.Random(f"{pages} {size}")
    total = pages * (1 + size)
    moments = sorted(chance.randrange(total) for _ in range(kills))
    workers: list[subprocess.Popen[str]] = []

    def keep_two() -> None:
        while len(workers) < 2:
            workers.append(here.start("collect", "press"))

    for moment in moments:
        keep_two()
        wait_for(partial(reached, site, moment, workers))
        worker = workers.pop(chance.randrange(2))
        worker.kill()
        worker.communicate()
    keep_two()
    for worker in workers:
        said = worker.communicate(timeout=300)[1]
        assert worker.returncode == 0, said
    here.healthy()
    names = {path.removeprefix("/doc/") for path in site.answers if "/doc/" in path}
    assert here.documents() == sorted(f"press {name}" for name in names)
    twice = "SELECT count(*) - count(DISTINCT url) FROM {} WHERE url LIKE '%/doc/%'"
    assert here.value(twice.format("capture")) == 0
    assert here.value("SELECT count(*) FROM rendition") == len(names)
    assert here.value("SELECT count(*) FROM revision") == len(names)
    assert here.value("SELECT count(*) FROM capture WHERE state = 'unread'") == 0
    assert here.value("SELECT count(*) FROM document WHERE stale") == 0
    left = "SELECT count(*) FROM address WHERE holder IS NOT NULL OR state <> 'seen'"
    assert here.value(left) == 0
    assert here.value("SELECT count(*) FROM run WHERE state = 'running'") == 0
    # What was killed before it was archived was asked again, and nothing else.
    asked = [path for path in site.asked() if path.startswith("/doc/")]
    assert len(asked) <= len(names) + kills
    here.verify()


def reached(site: Site, moment: int, workers: list[subprocess.Popen[str]]) -> bool:
    """So many requests came in, or nobody asks any more."""
    ended = all(worker.poll() is not None for worker in workers)
    return ended or len(site.log) > moment
