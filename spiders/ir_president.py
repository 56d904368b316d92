"""The President of Iran: a sitemap of numbers, pages in Persian and English.

One number counts the items of all languages. Persian pages print Solar Hijri dates. A
number that is asked for in the wrong language redirects, and is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from onrecord.models import Link
from onrecord.spiders.articles import Dated
from onrecord.spiders.base import Item, SourceCard, SourceSpider
from onrecord.spiders.platforms import SitemapPage
from onrecord.spiders.printed import PrintedPage
from onrecord.spiders.rows import Row
from onrecord.spiders.title_kinds import KINDS

SITE = "https://president.ir"


class Numbers(SitemapPage):
    route = r"https://president\.ir/view/sitemap\.php\?page=\d+"
    follow = r"https?://(?:www\.)?president\.ir/(?:news|fa|en)/\d+(?:/[^?#]*)?"

    def items(self, row: Row, dated: Dated) -> Iterator[Item]:
        """An address that names no language is asked for in both."""
        found = re.search(r"/(news|fa|en)/(\d+)", row.address)
        if found:
            named = ("fa", "en") if found[1] == "news" else (found[1],)
            for language in named:
                yield Link(f"{SITE}/{language}/{found[2]}")


class News(PrintedPage):
    route = r"https://president\.ir/(?P<lang>fa|en)/(?P<id>\d+)"
    title = "h1.header-c1"
    body = "article"
    date_in = "article"
    kinds_by = (
        ("سخنرانی|بیانات|متن کامل", "speech"),
        ("مصاحبه|گفت‌?وگوی", "remarks"),
        ("پیام", "message"),
        *KINDS["en"],
    )

    def date_texts(self) -> Iterator[str]:
        """What stands between the title and the text."""
        between = (
            "//h1[contains(concat(' ', @class, ' '), ' header-c1 ')]"
            "/following::text()[following::article]"
        )
        yield from self.html.xpath(between).getall()


class IrPresidentSpider(SourceSpider):
    card = SourceCard(
        name="ir_president",
        actor="IRN",
        publisher="Presidency of the Islamic Republic of Iran",
        about="The President of Iran: speeches, messages, interviews and news.",
        url=f"{SITE}/en",
        hosts=("president.ir", "www.president.ir"),
        languages=("fa", "en"),
        timezone="Asia/Tehran",
        kinds=("speech", "remarks", "message", "statement", "press_release"),
        platform="sitemap",
        first_date=date(2013, 8, 3),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=60,
        max_quiet_days=7,
        delay=4.0,
    )
    pages = (Numbers, News)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/view/sitemap.php?page=1",
    ]
