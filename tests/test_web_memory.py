"""What the site keeps: whole pages and counts, for as long as they are right."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from flask import Flask

from onrecord.web.app import close, create_app
from onrecord.web.faults import StillCounting
from onrecord.web.memory import Answer, Answers, Kept
from onrecord.web.metrics import Metrics
from onrecord.web.sessions import Sessions
from onrecord.web.slow import Slow

SLACK = 0.6


def answer(text: str) -> Answer:
    return Answer(text.encode(), "text/plain", "")


def test_an_answer_is_for_one_state_of_the_record() -> None:
    answers = Answers(1_000)
    answers.keep("/a", "one", answer("first"))
    assert answers.get("/a", "one") == answer("first")
    assert answers.get("/a", "two") is None
    answers.keep("/a", "two", answer("second"))
    assert answers.get("/a", "one") is None
    assert answers.get("/a", "two") == answer("second")


def test_what_was_not_asked_for_the_longest_makes_room() -> None:
    answers = Answers(1_000)
    for name in "abcdefghij":
        answers.keep(name, "", answer(name * 100))
    assert answers.get("a", "") is not None
    answers.keep("a", "", answer("a" * 120))
    answers.keep("k", "", answer("k"))
    assert answers.get("b", "") is None
    assert [answers.get(name, "") is None for name in "acdefghijk"] == [False] * 10
    answers.keep("large", "", answer("l" * 500))
    assert answers.get("large", "") is None


@pytest.fixture
def slack_site(site_record: str) -> Iterator[Flask]:
    """A site whose counts may be a moment older than the record."""
    made = create_app(site_record, slack=SLACK)
    try:
        yield made
    finally:
        close(made)


def test_a_page_with_an_older_count_is_not_kept(
    slack_site: Flask, site_record: str
) -> None:
    """The last write of a run must show, though nothing is written after it."""
    client = slack_site.test_client()

    def documents() -> int:
        until = time.monotonic() + 60
        while (found := client.get("/overview.json")).status_code == 503:
            assert time.monotonic() < until
        return int(json.loads(found.data)["documents"])

    before = documents()
    with psycopg.connect(site_record) as conn:
        conn.execute(
            "INSERT INTO document (source, native_id, title, kind, stale)"
            " VALUES ('strange', 'late', 'A late one', 'remarks', false)"
        )
    until = time.monotonic() + 60
    while documents() == before:
        assert time.monotonic() < until, "the page of a state before was kept"
        time.sleep(SLACK / 4)
    assert documents() == before + 1


def test_a_page_that_is_kept_is_what_was_made(app: Flask) -> None:
    client = app.test_client()
    for address in ("/search?q=ceasefire", "/actor/USA.json", "/votes.atom"):
        first, again = client.get(address), client.get(address)
        assert (again.data, again.content_type) == (first.data, first.content_type)
        assert again.headers["ETag"] == first.headers["ETag"]
        tag = {"If-None-Match": again.headers["ETag"]}
        assert client.get(address, headers=tag).status_code == 304
        assert client.head(address).data == b""
    here = client.get("/votes.atom", headers={"Host": "localhost:99"}).text
    assert "http://localhost:99/" in here
    assert "http://localhost:99/" not in client.get("/votes.atom").text


def test_a_count_that_failed_with_the_database_is_tried_again(conninfo: str) -> None:
    slow = Slow(Sessions(conninfo, 1), rest=1000)
    calls = []

    def counted(conn: psycopg.Connection[Any]) -> Kept[int]:
        calls.append(1)
        if len(calls) == 1:
            raise psycopg.OperationalError("gone")
        return Kept(len(calls), True)

    try:
        with pytest.raises(psycopg.OperationalError):
            slow.get("n", "state", counted)
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                kept = slow.get("n", "state", counted)
                break
            except StillCounting:
                pass
        assert kept == Kept(2, True)
        assert slow.get("n", "state", counted) == Kept(2, True)
        assert slow.get("n", "other", counted) == Kept(2, False)
    finally:
        slow.close()


def test_metrics_are_the_sum_of_all_workers() -> None:
    metrics = Metrics(2)
    metrics.count("search", "html", 200, 0.03)
    metrics.take(1)
    metrics.count("search", "html", 200, 0.003)
    metrics.count("search", "json", 503, 7.0)
    metrics.count("nothing of ours", "html", 404, 0.0)
    lines = metrics.text(None).splitlines()
    name = "onrecord_request_seconds"
    for line in (
        'onrecord_requests_total{view="search",format="html",status="200"} 2',
        'onrecord_requests_total{view="search",format="json",status="503"} 1',
        'onrecord_requests_total{view="other",format="html",status="404"} 1',
        f'{name}_bucket{{view="search",le="0.005"}} 1',
        f'{name}_bucket{{view="search",le="0.05"}} 2',
        f'{name}_bucket{{view="search",le="+Inf"}} 3',
        f'{name}_sum{{view="search"}} 7.033000',
        f'{name}_count{{view="search"}} 3',
        "onrecord_up 0",
    ):
        assert line in lines
    assert sum("requests_total{" in line for line in lines) == 3
