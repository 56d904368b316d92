"""What robots.txt and Retry-After say, and when a host is left alone."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from onrecord.collect.backoff import MAX_FAILURES, Host, Stopped, Unanswered
from onrecord.collect.backoff import retry_after as wait_of
from onrecord.collect.robots import MAX_BYTES, rules_of

NOW = datetime(2024, 3, 25, 12, 0, 0, tzinfo=UTC)
PAGE = "https://example.org/doc/1"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0),
        (" 120 ", 120),
        ("999999999999", 999999999999),
        ("Mon, 25 Mar 2024 12:00:30 GMT", 30),
        ("Monday, 25-Mar-24 12:00:30 GMT", 30),
        ("Mon Mar 25 12:00:30 2024", 30),
        ("Mon, 25 Mar 2024 11:00:00 GMT", 0),
        ("Mon, 25 Mar 2024 14:00:30 +0200", 30),
    ],
)
def test_retry_after_is_read_as_seconds_or_date(value: str, seconds: float) -> None:
    assert wait_of(value, NOW) == seconds


@pytest.mark.parametrize(
    "value", ["", "-1", "1.5", "soon", "²", "Mon, 99 Foo 2024", "9" * 400, "\0", ","]
)
def test_a_retry_after_that_says_nothing_is_no_rule(value: str) -> None:
    assert wait_of(value, NOW) is None


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 451, 204, 304])
def test_no_robots_txt_means_no_rules(status: int) -> None:
    assert rules_of(status, b"User-agent: *\nDisallow: /\n").allow(PAGE)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504, 599])
def test_a_failing_robots_txt_forbids_everything(status: int) -> None:
    rules = rules_of(status, b"User-agent: *\nAllow: /\n")
    assert not rules.allow(PAGE)
    assert rules.refusal == f"answered {status}"


@pytest.mark.parametrize(
    ("body", "allowed"),
    [
        (b"", True),
        (b"User-agent: *\nDisallow:\n", True),
        (b"User-agent: *\nDisallow: /\n", False),
        (b"USER-AGENT: OnRecord\r\ndisallow: /doc\r\n", False),
        (b"User-agent: *\rDisallow: /\r", False),
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n", False),
        (b"User-agent: *\nDisallow: /\n\nUser-agent: onrecord\nAllow: /\n", True),
        (b"User-agent: other\nDisallow: /\n", True),
        (b"User-agent: *\nDisallow: /\nAllow: /doc/\n", True),
        (b"User-agent: *\nDisallow: /doc/*$\n", False),
        (b"User-agent: *\nDisallow: /%64oc/\n", False),
        (b"\xff\xfe\x00 rubbish \x00\n", True),
        (b"<!doctype html><p>User-agent: *</p><p>Disallow: /</p>", True),
    ],
)
def test_rules_are_read_as_rfc_9309_has_them(body: bytes, allowed: bool) -> None:
    assert rules_of(200, body).allow(PAGE) is allowed


def test_what_stands_behind_the_limit_is_ignored_and_no_rule_is_cut() -> None:
    head = b"User-agent: *\n"
    rule = b"Disallow: /doc/10\n"
    filler = b"#" * (MAX_BYTES - len(head) - len(rule) + 2) + b"\n"
    # The limit falls behind "/doc/1".
    cut = rules_of(200, head + filler[3:] + rule)
    assert cut.allow(PAGE)
    assert rules_of(200, head + rule + filler).allow("https://example.org/doc/2")
    assert not rules_of(200, head + rule + filler).allow("https://example.org/doc/10")


@pytest.mark.parametrize(
    ("delay", "seconds", "refusal"),
    [
        ("10", 10.0, ""),
        ("0.5", 0.5, ""),
        ("-5", 0.0, ""),
        ("soon", 0.0, ""),
        ("3600", 0.0, "asks for 3600 s"),
        ("inf", 0.0, ""),
    ],
)
def test_a_crawl_delay_is_obeyed_or_the_host_left_alone(
    delay: str, seconds: float, refusal: str
) -> None:
    body = f"User-agent: *\nCrawl-delay: {delay}\n".encode()
    rules = rules_of(200, body)
    assert rules.delay == seconds
    assert rules.refusal.startswith(refusal)
    assert rules.allow(PAGE) is not bool(refusal)


def test_a_success_begins_the_count_of_failures_anew() -> None:
    host = Host("example.org")
    for _ in range(MAX_FAILURES - 1):
        host.failed("answered 500", 0)
    host.succeeded()
    host.failed("answered 500", 0)
    assert host.given_up == ""
    for _ in range(MAX_FAILURES - 1):
        host.failed("answered 500", 0)
    assert "example.org failed 5 times in a row" in host.given_up


@pytest.mark.parametrize(("asked", "given_up"), [(120, False), (120.5, True)])
def test_a_host_is_waited_for_up_to_a_bound(asked: float, given_up: bool) -> None:
    host = Host("example.org")
    host.failed("answered 503", asked)
    assert bool(host.given_up) is given_up


def test_whoever_waits_for_a_turn_hears_that_there_will_be_none() -> None:
    async def take(host: Host, stopped: asyncio.Event) -> str:
        try:
            async with host.turn(stopped):
                return "asked"
        except (Stopped, Unanswered) as error:
            return type(error).__name__

    async def run() -> list[str]:
        given_up, waiting = Host("a"), Host("b", delay=60)
        stopped = asyncio.Event()
        given_up.failed("answered 503", 9999)
        outcomes = [await take(given_up, stopped), await take(waiting, stopped)]
        second = asyncio.ensure_future(take(waiting, stopped))
        await asyncio.sleep(0)
        stopped.set()
        return [*outcomes, await second]

    assert asyncio.run(run()) == ["Unanswered", "asked", "Stopped"]
