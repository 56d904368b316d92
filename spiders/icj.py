"""The International Court of Justice: a feed of press releases and of uploads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from onrecord.spiders.articles import ArticlePage, Dated
from onrecord.spiders.base import Item, SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage, Row
from onrecord.spiders.un_pages import OfficePage

SITE = "https://www.icj-cij.org"
UPLOADED = re.compile(r"\d{6,8}-\d{1,3}-\S+|\S+\.(?:pdf|jpg|png|mp4)", re.IGNORECASE)
"""A file's name in place of a title: ``20260630-200-InterventionPoland``."""


class Feed(FeedPage):
    route = r"https://www\.icj-cij\.org/rss\.xml"
    follow = r"https://www\.icj-cij\.org/node/\d+"
    dates_items = True
    language = "en"

    def items(self, row: Row, dated: Dated) -> Iterator[Item]:
        if not UPLOADED.fullmatch(row.title):
            yield from super().items(row, dated)


class IcjItem(ArticlePage):
    route = Feed.follow
    language = "en"


class Splash(OfficePage):
    """The choice of a language, before the site itself."""

    route = r"https://www\.icj-cij\.org/icj-cij"


class IcjSpider(SourceSpider):
    card = SourceCard(
        name="icj",
        actor="COURT:ICJ",
        publisher="International Court of Justice",
        about="The principal judicial organ of the United Nations decides disputes "
        "between states and gives advisory opinions.",
        url=f"{SITE}/home",
        hosts=("www.icj-cij.org",),
        languages=("en",),
        timezone="Europe/Amsterdam",
        kinds=("press_release",),
        platform="RSS",
        first_date=date(2026, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=3,
        max_quiet_days=45,
        delay=5.0,
    )
    pages = (Feed, IcjItem, Splash)
    start_urls = [f"{SITE}/rss.xml"]  # noqa: RUF012 (Scrapy's own declaration)
