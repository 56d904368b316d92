"""What a backfill asks, of whom, and what it does with a strange answer."""

from __future__ import annotations

import asyncio
import gzip
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from backfill_record import (
    CARD,
    START,
    Backfills,
    backfilling,
)
from capture_services import HOST, WaybackSite, exchange
from live_site import Answer

from onrecord.collect import addresses, asking
from onrecord.collect.addresses import Guard
from onrecord.collect.asking import Asker, Span
from onrecord.collect.backoff import Unanswered
from onrecord.collect.prefixes import prefixes
from onrecord.collect.sources import all_sources
from onrecord.spiders.base import Page, SourceSpider

here = backfilling


def test_captures_of_the_wayback_machine_are_held_against_their_index(
    here: Backfills,
) -> None:
    wayback = WaybackSite(here.site)
    good = exchange("good", 2)
    wrong, moved = exchange("wrong", 3), exchange("moved", 4)
    elsewhen, gone = exchange("elsewhen", 5), exchange("gone", 6)
    packed = gzip.compress(bytes(range(256)) * 20)
    coded = replace(
        exchange("coded", 7), headers=(("Content-Encoding", "gzip"),), body=packed[:200]
    )
    blank = bytes(6_000_000)
    bomb = replace(coded, url=coded.url + "b", body=gzip.compress(blank))
    wayback.holds(good, wrong, moved, elsewhen, gone, coded, bomb)
    wayback.rows[1][3] = "B" * 32
    address = "/web/202403{:02}123005id_/https://press.example/doc/{}"
    found = here.site.answers
    found[address.format(4, "moved")] = Answer(302, b"", {"Location": "/web/2/"})
    answer = found[address.format(5, "elsewhen")]
    assert isinstance(answer, Answer)
    answer.headers["Memento-Datetime"] = "Sun, 03 Mar 2024 00:00:00 GMT"
    del found[address.format(6, "gone")]
    days = date(2024, 3, 1), date(2024, 3, 31)
    wayback.serves_index(**{"from": "20240301", "to": "20240331"})
    summary, counts = here.wayback(days=days)
    assert here.documents() == ["good"]
    assert here.captures() == [("good", good.fetched_at)]
    told = "\n".join(summary.problems)
    for what in (
        "its digest is not BBBB", "answered 302 for a capture",
        "the capture is of another time", "answered 404 for a capture",
        "bad_http: ", "bytes unpack to 6000000",
    ):  # fmt: skip
        assert what in told
    assert len(summary.problems) == 6
    here.verify()
    (note,) = here.notes()
    stamp = "20240302123005id_"
    assert f"via: {here.site.url}/web/{stamp}/https://{HOST}/doc/good" in note
    _, counts = here.wayback(days=days)
    assert (counts.known, counts.fetched) == (1, 0)


def ask(url: str, **more: Any) -> Any:
    return asyncio.run(Asker("test/1 (+tests@example.org)", None, 0.0).ask(url, **more))


@pytest.mark.parametrize(
    "url",
    [
        "http://10.0.0.1/x",
        "http://127.0.0.1:9/x",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/x",
        "http://localhost:9/x",
    ],
)
def test_what_is_not_public_is_not_asked(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard = Guard("")
    monkeypatch.setattr(addresses, "guard", lambda: guard)
    monkeypatch.setattr(asking, "guard", lambda: guard)
    with pytest.raises(Unanswered, match=r"has the (private|loopback|link-local)"):
        ask(url)


def test_no_other_scheme_is_opened(tmp_path: Path) -> None:
    asker = Asker("test/1 (+tests@example.org)", None, 0.0)
    with pytest.raises(Unanswered, match="no address of the web"):
        asker._open(f"file://{tmp_path}", None, "identity")


def test_an_answer_that_breaks_off_is_asked_for_again(here: Backfills) -> None:
    def cut(handler: Any) -> None:
        handler.send_response(206)
        handler.send_header("Content-Length", "10")
        handler.end_headers()
        handler.wfile.write(b"12345")
        handler.close_connection = True

    here.site.answers["/x"] = [Answer(act=cut), Answer(206, b"1234567890")]
    answer = ask(f"{here.site.url}/x", span=Span(20, 10))
    assert answer.body == b"1234567890"
    assert here.site.log[-1].headers["Range"] == "bytes=20-29"


@pytest.mark.parametrize(
    ("hosts", "routes", "asked"),
    [
        (["www.a.example", "a.example"], [r"https?://(?:www\.)?a\.example/news/\d+"],
         ["a.example/news/"]),
        (["a.example"], [r"https://a\.example/(?:en|fr)/press/[^?#]+"],
         ["a.example/en/press/", "a.example/fr/press/"]),
        (["a.example"], [r"https://a\.example/(?!wp-)[^?#]+"], ["a.example/"]),
        (["a.example"], [r"https://a\.example/news/?", r"https://a\.example/news/x\d"],
         ["a.example/news"]),
        (["a.example", "b.example"], [r"https://a\.example/x/.*"], ["a.example/x/"]),
        (["a.example"], [r"https://a\.example/x|https://a\.example/y"],
         ["a.example/"]),
        (["a.example"], [r"https://a\.example/(?P<n>item)s?/\d+"],
         ["a.example/item"]),
        (["a.example"], [r"https://a\.example/(?:old/)?press/\d+"], ["a.example/"]),
    ],
)  # fmt: skip
def test_an_index_is_asked_for_what_the_pages_read(
    hosts: list[str], routes: list[str], asked: list[str]
) -> None:
    pages = tuple(type("One", (Page,), {"route": route}) for route in routes)
    card = replace(CARD, hosts=tuple(hosts))
    spider = type(
        "Some", (SourceSpider,), {"card": card, "pages": pages, "start_urls": START}
    )
    assert prefixes(spider) == asked


def test_every_source_has_something_to_ask_an_index_for() -> None:
    for spider in all_sources().values():
        found = prefixes(spider)
        assert found, spider.card.name
        hosts = {host.removeprefix("www.") for host in spider.card.hosts}
        assert {one.partition("/")[0] for one in found} <= hosts
