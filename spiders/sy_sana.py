"""Syria's state news agency in English: politics and the presidency.

What it publishes is its report of what the state says, not the statement itself.
"""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage

SITE = "https://sana.sy"


class Section(ListingPage):
    route = r"https://sana\.sy/en/(?:politics|presidency)/(?:page/\d+/)?"
    follow = r"https://sana\.sy/en/(?:politics|presidency)/(?P<id>\d+)/"
    row = 'a[href*="/en/"]'
    link = "::attr(href)"
    title = "a"
    undated = True


class Item(ArticlePage):
    route = Section.follow
    title = "h1.s-title"
    body = "div.entry-content"


class SySanaSpider(SourceSpider):
    card = SourceCard(
        name="sy_sana",
        actor="SYR",
        publisher="Syrian Arab News Agency",
        about=(
            "Syria's state news agency: its English reports of politics and the "
            "presidency."
        ),
        url=f"{SITE}/en/",
        hosts=("sana.sy",),
        languages=("en",),
        timezone="Asia/Damascus",
        kinds=("press_release",),
        platform="WordPress",
        first_date=date(2025, 8, 31),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        publisher_is_actor=False,
        standing="active",
        evidence="run logs 2026",
        items_per_week=60,
        max_quiet_days=5,
        delay=5.0,
    )
    pages = (Section, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/en/politics/",
        f"{SITE}/en/presidency/",
    ]
