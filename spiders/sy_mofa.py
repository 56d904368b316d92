"""Syria's foreign ministry: a listing of news, in Arabic on its English pages as well.

The site was made new after December 2024 and holds nothing from before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.printed import LooseListing, PrintedPage

SITE = "https://mofaex.gov.sy"


class News(LooseListing):
    route = r"https://mofaex\.gov\.sy/news(?:\?page=\d+)?"
    follow = r"https://mofaex\.gov\.sy/news/[^?#]+"
    row = 'h2 a[href^="/news/"]'
    beside = "span.font-en"
    page_parameter = "page"
    undated = True


class Item(PrintedPage):
    route = News.follow
    title = "h1"
    date_in = "h1"
    kinds_by = (("^بيان مشترك", "joint_statement"), ("^(?:بيان|تصريح)", "statement"))

    def date_texts(self) -> Iterator[str]:
        """The first line behind the title that is a date in figures."""
        behind = "//h1/following::text()[not(ancestor::nav)]"
        for text in self.html.xpath(behind).getall():
            if re.fullmatch(r"\s*\d{4}-\d{2}-\d{2}\s*", text):
                yield text


class SyMofaSpider(SourceSpider):
    card = SourceCard(
        name="sy_mofa",
        actor="SYR",
        publisher="Ministry of Foreign Affairs and Expatriates",
        about="The foreign ministry of Syria: news and statements in Arabic.",
        url=f"{SITE}/news",
        hosts=("mofaex.gov.sy",),
        languages=("ar",),
        timezone="Asia/Damascus",
        kinds=("statement", "joint_statement", "press_release"),
        platform="listing",
        first_date=date(2025, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=25,
        max_quiet_days=10,
        delay=4.0,
    )
    pages = (News, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/news",
    ]
