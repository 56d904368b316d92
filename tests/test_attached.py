"""Listing → page → PDF, and WordPress feeds: what the record makes of each step."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from onrecord.models import Capture, Reading
from onrecord.spiders.articles import PdfPage
from onrecord.spiders.attached import AttachedPage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.wordpress import PAGED, POSTS, Post, PostFeed

SITE = "https://www.example.org"


class Listing(ListingPage):
    route = r"https://www\.example\.org/list"
    follow = r"https://www\.example\.org/item/\d+"
    row = "li a[href]"
    link = "::attr(href)"
    undated = True


class Item(AttachedPage):
    route = Listing.follow
    follow = r"https://www\.example\.org/files/[\w-]+?(?:_(?P<lang>en|fr))?\.pdf"
    heading = "h1"
    date_on_page = "span.day::text"


class File(PdfPage):
    route = Item.follow


class Feed(PostFeed):
    route = r"https://www\.example\.org/feed/" + PAGED
    follow = r"https://www\.example\.org" + POSTS


class BlogPost(Post):
    route = Feed.follow
    title = "h1"
    body = "div.entry-content"


class XxAttachedSpider(SourceSpider):
    card = SourceCard(
        name="xx_attached",
        actor="NOR",
        publisher="Sample Ministry",
        about="A ministry made up for tests.",
        url=SITE,
        hosts=("www.example.org",),
        languages=("en",),
        timezone="Pacific/Auckland",
        kinds=("press_release",),
        platform="listing",
        first_date=date(2030, 1, 1),
        terms="None.",
        terms_url="",
    )
    pages = (Listing, Item, File, Feed, BlogPost)
    start_urls = [f"{SITE}/list"]  # noqa: RUF012


def read(path: str, body: str) -> Reading:
    return XxAttachedSpider.read(
        Capture(
            url=f"{SITE}{path}",
            fetched_at=datetime(2031, 3, 5, tzinfo=UTC),
            status=200,
            headers=(),
            body=body.encode(),
            payload_sha256="",
        )
    )


PAGE = (
    "<h1>On lakes</h1><span class=day>4 March 2031</span><a href=/about>About</a>"
    "<a href=/files/lakes_en.pdf>x</a><a href=/files/lakes_fr.pdf>y</a>"
)


def test_a_page_gives_its_title_and_day_to_each_of_its_files() -> None:
    reading = read("/item/3", PAGE)
    assert [
        (d.native_id, d.role, d.title, d.issued_on, d.language)
        for d in reading.documents
    ] == [
        ("example.org/files/lakes_en.pdf", "extract", "On lakes", DAY, "en"),
        ("example.org/files/lakes_fr.pdf", "extract", "On lakes", DAY, "fr"),
    ]
    assert [(link.url, link.issued_on) for link in reading.links] == [
        (f"{SITE}/files/lakes_en.pdf", DAY),
        (f"{SITE}/files/lakes_fr.pdf", DAY),
    ]
    assert not reading.faults
    assert not reading.is_listing


DAY = date(2031, 3, 4)


@pytest.mark.parametrize(
    ("was", "becomes", "reason", "says"),
    [
        ("/files/", "/pictures/", "unknown_address", "none of 3 rows"),
        ("<h1>On lakes</h1>", "", "selector", "0 matches for 'h1', not 1"),
        ("On lakes", "", "no_title", "'h1' is empty"),
        ("4 March 2031", "", "selector", "no date in 'span.day::text'"),
        ("4 March", "4 Marsh", "date", "4 Marsh 2031"),
    ],
)
def test_a_page_without_what_it_must_have_says_so(
    was: str, becomes: str, reason: str, says: str
) -> None:
    assert was in PAGE
    reading = read("/item/3", PAGE.replace(was, becomes))
    assert not reading.documents
    assert {fault.reason for fault in reading.faults} == {reason}
    assert says in reading.faults[0].detail


def test_a_post_is_dated_by_its_feed_in_the_days_of_its_own_country() -> None:
    reading = read(
        "/feed/",
        "<rss version='2.0'><channel><item><title>On rivers</title>"
        f"<link>{SITE}/2031/on-rivers/</link>"
        "<pubDate>Tue, 04 Mar 2031 20:00:00 +0000</pubDate></item>"
        f"<item><title>All rivers</title><link>{SITE}/tag/rivers/</link>"
        "<pubDate>Tue, 04 Mar 2031 19:00:00 +0000</pubDate></item></channel></rss>",
    )
    (row,) = reading.documents
    assert (row.native_id, row.issued_on) == (
        "example.org/2031/on-rivers",
        date(2031, 3, 5),
    )
    assert [(link.url, link.is_listing) for link in reading.links] == [
        (f"{SITE}/2031/on-rivers/", False),
        (f"{SITE}/feed/?paged=2", True),
    ]
    post = read(
        "/2031/on-rivers/",
        "<html lang=en><h1>On rivers</h1>"
        "<div class=entry-content><p>Wide.</p></div></html>",
    )
    (document,) = post.documents
    assert (document.native_id, document.title) == (row.native_id, row.title)
    assert document.issued_on is None  # the row's stands


@pytest.mark.parametrize(
    "path",
    ["/wp-content/a.jpg", "/category/x/", "/tag/x/", "/author/x/", "/page/2/", "/"],
)
def test_what_is_no_post_is_not_read_as_one(path: str) -> None:
    assert XxAttachedSpider.page_for(f"{SITE}{path}") is None
