"""Discovering what a site offers, on a small site of ours."""

from __future__ import annotations

import json
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from onrecord.archive import Exchange, write_archive
from onrecord.collect.discover import Discovery, discover
from onrecord.collect.drafts import draft_of
from onrecord.models import Capture, OnrecordError
from onrecord.spiders.base import CardError
from onrecord.spiders.declared import declared_spider
from onrecord.spiders.discovery import site_of
from onrecord.spiders.shapes import follow_of, listing_of

SITE = "https://www.mfa.example.se"
DAYS = (3, 9, 17, 26)
TITLES = (
    "Minister receives the ambassador of the neighbouring islands",
    "Statement on the ceasefire in the eastern valleys",
    "Remarks at the opening of the river conference",
    "Consultations on trade end without a communiqué",
)
TEXT = "The ministry recalls that the border was agreed upon and that it stands. " * 12


def article(day: int, title: str) -> str:
    return (
        f"<html lang=en><head><title>{title} | Ministry</title>"
        f"<meta property='article:published_time' content='2026-03-{day:02}T10:00:00Z'>"
        f"</head><body><nav><a href='/'>Home</a></nav><main><h1>{title}</h1>"
        + "".join(f"<p>{number}. {TEXT}</p>" for number in range(3))
        + "</main></body></html>"
    )


def front() -> str:
    rows = "".join(
        f"<li class='item n{day}'><span class='when'>{day} March 2026</span>"
        f"<a href='/news/{day}00/a-title'>{title}</a></li>"
        for day, title in zip(DAYS, TITLES, strict=True)
    )
    menu = "".join(
        f"<li><a href='/about/{n}'>About the ministry and its work, {n}</a></li>"
        for n in range(9)
    )
    return (
        "<html lang=en><head><title>Ministry of Examples</title>"
        "<meta name=generator content='WordPress 6.4'>"
        "<link rel=alternate type='application/rss+xml' href='/feed/'>"
        "<link rel=alternate hreflang=sv href='/sv/'></head><body>"
        f"<ul class='main-menu'>{menu}<li><a href='/news/'>Press releases</a></li></ul>"
        f"<ul class='list'>{rows}</ul></body></html>"
    )


def feed() -> str:
    entries = "".join(
        f"<item><title>{title}</title><link>{SITE}/news/{day}00/a-title</link>"
        f"<pubDate>{day:02} Mar 2026 10:00:00 GMT</pubDate>"
        "<description>A few words.</description></item>"
        for day, title in zip(DAYS, TITLES, strict=True)
    )
    return (
        "<?xml version='1.0'?><rss version='2.0'><channel><title>News</title>"
        f"{entries}</channel></rss>"
    )


PAGES = {
    f"{SITE}/": ("text/html; charset=utf-8", front()),
    f"{SITE}/news/": ("text/html; charset=utf-8", front()),
    f"{SITE}/feed/": ("application/rss+xml", feed()),
    **{
        f"{SITE}/news/{day}00/a-title": (
            "text/html; charset=utf-8",
            article(day, title),
        )
        for day, title in zip(DAYS, TITLES, strict=True)
    },
}


def capture(url: str) -> Capture:
    kind, body = PAGES[url]
    return Capture(
        url=url,
        fetched_at=datetime(2026, 4, 1, tzinfo=UTC),
        status=200,
        headers=(("Content-Type", kind),),
        body=body.encode(),
        payload_sha256="",
    )


def found() -> Discovery:
    return discover(
        f"{SITE}/", lambda urls: {url: capture(url) for url in urls if url in PAGES}
    )


def test_the_front_page_says_what_the_site_is() -> None:
    site = site_of(capture(f"{SITE}/"), front())
    assert (site.generator, site.languages) == ("WordPress", ("en", "sv"))
    assert site.feeds == (f"{SITE}/feed/",)
    assert f"{SITE}/news/" in site.listings


def test_the_rows_of_a_list_are_found_and_its_menu_is_not_one() -> None:
    shape = listing_of(capture(f"{SITE}/"), front(), "en")
    assert shape is not None
    assert shape.titles == TITLES
    assert shape.printed == tuple(f"{day} March 2026" for day in DAYS)
    assert shape.row == "ul.list > li.item"


def test_addresses_of_items_become_one_pattern() -> None:
    addresses = [f"{SITE}/news/{day}00/a-{day}.html" for day in DAYS]
    pattern = follow_of(addresses)
    assert pattern == r"https?://www\.mfa\.example\.se/news/\d+/[^/?#]+\.html"
    assert follow_of([]) == ""


def test_the_best_way_is_the_feed_whose_items_can_be_read() -> None:
    best = found().candidates[0]
    assert (best.reader, best.address) == ("feed", f"{SITE}/feed/")
    assert (best.items, best.dated) == (4, 4)
    assert best.confidence > 0.8
    assert best.samples[0].title == TITLES[0]
    assert best.samples[0].issued_on == date(2026, 3, 3)
    assert best.samples[0].words > 100


def test_what_was_tried_is_told() -> None:
    tried = dict(found().tried)
    assert tried[f"{SITE}/sitemap.xml"] == "no answer"
    assert tried[f"{SITE}/news/"] == "listing: 4 items"


def test_a_draft_is_read_only_when_its_empty_fields_are_filled(tmp_path: Path) -> None:
    discovery = found()
    text = draft_of(discovery, discovery.candidates[0])
    card = tomllib.loads(text)["card"]
    assert (card["name"], card["actor"], card["terms"]) == ("se_mfa", "SWE", "")
    assert card["first_date"] == min(discovery.candidates[0].days)
    path = tmp_path / "se_mfa.toml"
    path.write_text(text)
    with pytest.raises(CardError, match=r"se_mfa\.toml.*(about|terms)"):
        declared_spider(path)
    filled = text.replace('about = ""', 'about = "An example."').replace(
        'terms = ""', 'terms = "Free to use."'
    )
    path.write_text(filled)
    spider = declared_spider(path)
    reading = spider.read(capture(f"{SITE}/feed/"))
    assert [link.url for link in reading.links] == [
        f"{SITE}/news/{day}00/a-title" for day in DAYS
    ]
    item = spider.read(capture(f"{SITE}/news/300/a-title"))
    assert not item.faults
    assert item.documents[0].title == TITLES[0]
    assert item.documents[0].issued_on == date(2026, 3, 3)


def test_a_site_that_does_not_answer_is_named() -> None:
    with pytest.raises(OnrecordError, match=r"mfa\.example\.se"):
        discover(f"{SITE}/", lambda urls: {})


def test_the_command_looks_into_an_archive(
    onrecord: Any, conninfo: str, tmp_path: Path
) -> None:
    file = tmp_path / "site.warc.gz"
    write_archive(
        file,
        [
            Exchange(
                url=url,
                fetched_at=datetime(2026, 4, 1, tzinfo=UTC),
                status=200,
                headers=(("Content-Type", kind),),
                body=body.encode(),
            )
            for url, (kind, body) in PAGES.items()
        ],
    )
    done = onrecord(conninfo, "discover", f"{SITE}/", "--from", file, "--json")
    assert json.loads(done.stdout)["candidates"][0]["reader"] == "feed"
    done = onrecord(conninfo, "discover", f"{SITE}/nowhere", "--from", file)
    assert done.returncode == 1
    assert f"{SITE}/nowhere: not in the archive, which holds {SITE}/" in done.stderr
    draft = tmp_path / "draft.toml"
    done = onrecord(conninfo, "discover", f"{SITE}/", "--from", file, "-o", draft)
    assert done.returncode == 0, done.stderr
    assert tomllib.loads(draft.read_text())["card"]["actor"] == "SWE"
