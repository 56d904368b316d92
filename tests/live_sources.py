"""The command line with made-up sources, which live at the addresses in $SITES.

A program of its own, because Twisted's reactor runs once in a process:

    python tests/live_sources.py collect press
"""

from __future__ import annotations

import json
import os
import re
import socket
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from onrecord.cli import main
from onrecord.collect import settings
from onrecord.collect.sources import all_sources
from onrecord.models import Document, Link, Paragraph
from onrecord.spiders.base import Item, Page, SourceCard, SourceSpider
from onrecord.spiders.feeds import read_feed
from onrecord.spiders.platforms import FeedPage, JsonPage, ListingPage, SitemapPage


class Listing(Page):
    route = r"https?://[^/]+/"
    is_listing = True

    def read(self) -> Iterator[Item]:
        for href in self.many("ul a::attr(href)"):
            yield Link(urljoin(self.url, href.get()))


class Paged(Page):
    """Items with their days, and a link to older ones that carries the oldest day."""

    route = r"https?://[^/]+/list/\d+"
    is_listing = True

    def read(self) -> Iterator[Item]:
        days = []
        for row in self.many("li"):
            days.append(date.fromisoformat(row.css("time::text").get() or ""))
            yield Link(urljoin(self.url, row.css("a::attr(href)").get()), days[-1])
        older = self.optional("a[rel=next]::attr(href)")
        if older is not None:
            url = urljoin(self.url, older.get())
            yield Link(url, min(days), is_listing=True)


class Feed(Page):
    route = r"https?://[^/]+/feed"
    is_listing = True

    def read(self) -> Iterator[Item]:
        for entry in read_feed(self).entries:
            yield Link(entry.link)


class Sitemap(Page):
    route = r"https?://[^/]+/sitemap"
    is_listing = True

    def read(self) -> Iterator[Item]:
        for address in self.many("loc::text"):
            yield Link(address.get())


class Answers(Page):
    route = r"https?://[^/]+/api"
    is_listing = True

    def read(self) -> Iterator[Item]:
        for row in json.loads(self.capture.body):
            yield Link(row["link"])


ITEM = r"https?://[^/]+/doc/[^?]+"


class PlatformFeed(FeedPage):
    route = r"https?://[^/]+/platform/feed"
    follow = ITEM
    undated = True


class PlatformListing(ListingPage):
    route = r"https?://[^/]+/platform/listing"
    follow = ITEM
    undated = True
    row = "li"


class PlatformJson(JsonPage):
    route = r"https?://[^/]+/platform/json"
    follow = ITEM
    link, title, date = "link", "title", "date"


class PlatformMap(SitemapPage):
    route = r"https?://[^/]+/platform/sitemap"
    follow = ITEM


class Release(Page):
    route = ITEM

    def read(self) -> Iterator[Item]:
        if self.html.css(".gone"):
            raise self.error("soft_404", "the page says that it is gone")
        name = re.sub(".*/", "", self.url)
        dated = re.fullmatch(r"\d{4}-\d\d-\d\d", name)
        texts = [p.xpath("string()").get() or "" for p in self.many("p")]
        yield Document(
            source=self.card.name,
            native_id=name,
            url=self.url,
            kind="press_release",
            language="en",
            actor=self.card.actor,
            title=self.only("h1").xpath("string()").get() or "",
            issued_on=date.fromisoformat(name) if dated else date(2024, 3, 25),
            paragraphs=tuple(Paragraph("text", text) for text in texts),
        )


def source(name: str, site: dict[str, Any]) -> type[SourceSpider]:
    card = SourceCard(
        name=name,
        actor="GBR",
        publisher="A server on this machine",
        about="Made up.",
        url=site["url"],
        hosts=tuple(site["hosts"]),
        languages=("en",),
        timezone="UTC",
        kinds=("press_release",),
        platform="none",
        first_date=date(2024, 1, 1),
        terms="none",
        terms_url="",
        delay=site["delay"],
    )
    body = {"card": card, "pages": PAGES, "start_urls": site["start"]}
    return type(name, (SourceSpider,), body)


PAGES = (
    Listing, Paged, Feed, Sitemap, Answers,
    PlatformFeed, PlatformListing, PlatformJson, PlatformMap,
    Release,
)  # fmt: skip


for each_name, each_site in json.loads(os.environ["SITES"]).items():
    all_sources()[each_name] = source(each_name, each_site)
names = json.loads(os.environ.get("NAMES", "{}"))
by_system = socket.getaddrinfo


def getaddrinfo(host: Any, port: Any, *more: Any, **named: Any) -> list[Any]:
    """The system's answer, but for names of a name server that is made up."""
    found = [by_system(name, port, *more) for name in names.get(host, [host])]
    return [entry for entries in found for entry in entries]


socket.getaddrinfo = getaddrinfo
settings.LIVE.update(json.loads(os.environ.get("LIVE", "{}")))


def tell_memory(file: Path) -> None:
    """The most memory that this process ever held, in KiB, by the kernel's own mark.

    ``ru_maxrss`` would hold what the tests' process had before this program began.
    """
    mark = re.search(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text())
    assert mark is not None
    file.write_text(mark[1])


if __name__ == "__main__":
    sys.argv[0] = "onrecord"
    try:
        main()
    finally:
        if "MEMORY" in os.environ:
            tell_memory(Path(os.environ["MEMORY"]))
