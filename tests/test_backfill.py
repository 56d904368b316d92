"""Backfill from other archives: what is asked, taken, refused, and never doubled."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from backfill_record import (
    Backfills,
    backfilling,
    common_crawl,
    member_of,
)
from capture_services import CRAWL, HOST, CommonCrawlSite, exchange
from live_site import Answer

from onrecord.collect.backfill import Backfilled
from onrecord.db import record_lines

here = backfilling
crawl = common_crawl


def test_captures_of_common_crawl_are_read_with_their_own_time_and_provenance(
    here: Backfills, crawl: CommonCrawlSite
) -> None:
    first, second = exchange("a", 2), exchange("b", 3)
    later = exchange("a", 9)  # the same bytes a week after
    listing = replace(exchange("c"), url=f"https://{HOST}/other/c")
    records = crawl.holds([first, second, later, listing])
    crawl.serves_index(pages=2)
    summary, counts = here.common_crawl()
    assert (summary.problems, summary.healthy) == ([], True)
    assert counts == Backfilled(listed=4, no_reader=1, same=1, fetched=2)
    assert here.documents() == ["a", "b"]
    assert here.captures() == [("a", first.fetched_at), ("b", second.fetched_at)]
    here.verify()
    notes = here.notes()
    assert f"via: {here.site.url}/crawl-data/{CRAWL}/" in notes[0]
    assert f"index: {CRAWL}\r\nrange: bytes=" in notes[0]
    assert "fetched: 20" in notes[0]
    archived = here.conn.execute("SELECT member_sha256 FROM capture ORDER BY url")
    digests = [digest.hex() for (digest,) in archived]
    assert digests == [r.member_sha256 for r in records[:2]]  # byte for byte
    assert here.site.most_busy == 1
    assert all("tests@example.org" in v.headers["User-Agent"] for v in here.site.log)
    spans = [v.headers["Range"] for v in here.site.log if "Range" in v.headers]
    assert len(spans) == 2


def test_a_second_run_fetches_nothing_and_changes_nothing(
    here: Backfills, crawl: CommonCrawlSite
) -> None:
    crawl.holds([exchange("a"), exchange("b")])
    crawl.serves_index()
    here.common_crawl(limit=1)
    assert here.documents() == ["a"]
    _, counts = here.common_crawl()
    assert (counts.fetched, counts.known) == (1, 1)
    before = record_lines.export_digest(here.conn)
    _, counts = here.common_crawl()
    assert (counts.fetched, counts.known) == (0, 2)
    assert record_lines.export_digest(here.conn) == before
    here.verify()


def test_only_the_days_asked_for_are_fetched_and_other_crawls_not_asked(
    here: Backfills, crawl: CommonCrawlSite
) -> None:
    crawl.holds([exchange("a", 1), exchange("b", 5), exchange("c", 9)])
    crawl.serves_index()
    days = date(2024, 3, 2), date(2024, 3, 8)
    _, counts = here.common_crawl(days=days)
    assert here.documents() == ["b"]
    assert counts.listed == 1
    assert not any("2019" in path for path in here.site.asked())


def test_what_is_not_as_the_index_says_is_named_and_the_rest_is_taken(
    here: Backfills, crawl: CommonCrawlSite
) -> None:
    good, later = exchange("good", 5), exchange("late", 8)
    records = crawl.holds([good, exchange("late", 7), later])
    crawl.data = crawl.data.replace(records[1].member, b"x" * records[1].length)

    def adds(one: Any, member: bytes, length: int = 0, digest: str = "") -> None:
        offset = len(crawl.data)
        crawl.data += member
        crawl.lists(records[0], one, offset, length or len(member))
        crawl.entries[-1]["digest"] = digest

    other = exchange("other", 2)
    adds(other, records[0].member)
    broken = member_of(here.home, exchange("broken", 3))
    adds(exchange("broken", 3), broken[:-8] + bytes(8))
    fourth = exchange("mismatch", 4)
    adds(fourth, member_of(here.home, fourth), digest="A" * 32)
    revisit = exchange("revisit", 6)
    again = member_of(here.home, revisit, b"WARC-Type: response", b"WARC-Type: revisit")
    adds(revisit, again)
    early = exchange("early", 10)
    adds(exchange("early", 11), member_of(here.home, early))
    short = exchange("short", 12)
    adds(short, member_of(here.home, short), length=9_000)
    crawl.serves_index()
    summary, counts = here.common_crawl()
    told = "\n".join(summary.problems)
    for name, what in {
        "other": f"the record is of another address, {good.url}",
        "broken": "bad_gzip",
        "mismatch": "its digest is not AAAA",
        "revisit": "a revisit record, which has no text of its own",
        "early": "the record is of another time, 2024-03-10",
        "short": "of 9000 bytes came",
        "late": "no gzip member begins here",
    }.items():
        lines = [line for line in summary.problems if what in line]
        assert len(lines) == 1, told
        assert f"/doc/{name} of 2024-03-" in lines[0]
    assert len(summary.problems) == 7
    # A later capture of the same bytes stands in for the damaged one.
    assert here.documents() == ["good", "late"]
    assert here.captures()[1] == ("late", later.fetched_at)
    assert counts.fetched == 2
    asked = [v.headers["Range"] for v in here.site.log if "Range" in v.headers]
    assert [asked.count(span) for span in dict.fromkeys(asked)].count(3) == 1  # short
    here.verify()


def test_an_index_that_fails_for_a_while_is_asked_again(
    here: Backfills, crawl: CommonCrawlSite
) -> None:
    crawl.holds([exchange("a"), exchange("b")])
    crawl.serves_index()
    path = crawl.path(page="0")
    whole = here.site.answers[path]
    assert isinstance(whole, list)
    half = Answer(body=whole[0].body[:-40])
    here.site.answers[path] = [Answer(503, headers={"Retry-After": "0"}), half, *whole]
    summary, _ = here.common_crawl()
    assert summary.problems == []
    assert here.documents() == ["a", "b"]
    assert len(here.site.asked(path)) == 3


def test_half_a_line_that_stays_is_told_and_the_whole_lines_are_used(
    here: Backfills, crawl: CommonCrawlSite
) -> None:
    crawl.holds([exchange("a"), exchange("b")])
    crawl.serves_index()
    first, second = (json.dumps(entry).encode() for entry in crawl.entries)
    crawl.serves_page(0, first + b"\n" + second[:50])
    summary, _ = here.common_crawl()
    assert here.documents() == ["a"]
    (line,) = summary.problems
    assert "a page of the index holds what is no line: '{" in line


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ({"filename": "../../etc/passwd"}, "the file is '../../etc/passwd'"),
        ({"filename": "//elsewhere.example/x"}, "the file is"),
        ({"length": "999999999999"}, "999999999999 bytes"),
        ({"length": "-5"}, "-5 bytes"),
        ({"timestamp": "20240231000000"}, "day is out of range"),
        ({"url": "file:///etc/passwd"}, "no address"),
    ],
)
def test_an_index_cannot_lead_elsewhere(
    here: Backfills, crawl: CommonCrawlSite, entry: dict[str, str], says: str
) -> None:
    crawl.holds([exchange("a")])
    crawl.entries[0] |= entry
    crawl.serves_index()
    summary, counts = here.common_crawl()
    assert says in summary.problems[0]
    assert (counts.fetched, here.documents()) == (0, [])
    assert not any("Range" in visit.headers for visit in here.site.log)


def test_an_index_that_stays_away_ends_the_run_with_its_reason(
    here: Backfills, crawl: CommonCrawlSite
) -> None:
    crawl.serves_index()
    path = crawl.path(showNumPages="true")
    here.site.answers[path] = Answer(503, headers={"Retry-After": "900"})
    summary, _ = here.common_crawl()
    assert "answered 503 and asks to wait 900 s" in summary.problems[0]
    assert len(here.site.asked(path)) == 1
    row = here.conn.execute("SELECT state, command FROM run").fetchone()
    assert row == ("unhealthy", "backfill")


def test_robots_of_the_service_are_heeded(
    here: Backfills, crawl: CommonCrawlSite
) -> None:
    crawl.holds([exchange("a")])
    crawl.serves_index()
    rules = b"User-agent: onrecord\nDisallow: /crawl-data/\n"
    here.site.answers["/robots.txt"] = Answer(body=rules)
    summary, counts = here.common_crawl()
    assert "robots.txt forbids it" in summary.problems[0]
    assert counts.fetched == 0
    here.site.answers["/robots.txt"] = Answer(500)
    summary, _ = here.common_crawl()
    assert "answered 500, so nothing is asked" in summary.problems[0]
