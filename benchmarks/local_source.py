"""onrecord with one source more, whose pages the server at $BENCHMARK_SITE has.

    BENCHMARK_SITE=http://127.0.0.1:8000 python benchmarks/local_source.py collect local

A program of its own: every process that reads pages has to know the source.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urljoin

from onrecord.cli import main
from onrecord.collect.sources import all_sources
from onrecord.models import Document, Link, Paragraph
from onrecord.spiders.base import Item, Page, SourceCard, SourceSpider

SITE = os.environ["BENCHMARK_SITE"]


class Listing(Page):
    """Of lists, or of documents."""

    route = r"https?://[^/]+/(list/\d+)?"
    is_listing = True

    def read(self) -> Iterator[Item]:
        for found in self.many("a::attr(href)"):
            url = urljoin(self.url, found.get())
            yield Link(url, is_listing="/list/" in url)


class Statement(Page):
    route = r"https?://[^/]+/statement/n\d+"

    def read(self) -> Iterator[Item]:
        number = int(self.url.rpartition("/n")[2])
        texts = [p.xpath("string()").get() or "" for p in self.many("article p")]
        yield Document(
            source=self.card.name,
            native_id=str(number),
            url=self.url,
            kind="statement",
            language="en",
            actor=self.card.actor,
            title=self.only("h1").xpath("string()").get() or "",
            issued_on=date(2000, 1, 1) + timedelta(days=number % 9000),
            paragraphs=tuple(Paragraph("text", text) for text in texts),
        )


class Local(SourceSpider):
    card = SourceCard(
        name="local",
        actor="GBR",
        publisher="A server on this machine",
        about="Made up.",
        url=SITE,
        hosts=("127.0.0.1",),
        languages=("en",),
        timezone="UTC",
        kinds=("statement",),
        platform="none",
        first_date=date(2000, 1, 1),
        terms="none",
        terms_url="",
        delay=0,
    )
    pages = (Listing, Statement)
    start_urls = [f"{SITE}/"]  # noqa: RUF012 (Scrapy's own declaration)


if __name__ == "__main__":
    all_sources()["local"] = Local
    sys.argv[0] = "onrecord"
    main()
