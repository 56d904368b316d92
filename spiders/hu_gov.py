"""Hungary's government: an RSS feed that gave nothing when last tried."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage

SITE = "https://kormany.hu"


class Feed(FeedPage):
    route = r"https://kormany\.hu/hirek/rss"
    follow = r"https?://(?:www\.)?kormany\.hu/(?!hirek/rss)[^?#]+"
    language = "hu"
    dates_items = True


class Item(ArticlePage):
    route = Feed.follow
    dated_elsewhere = True


class HuGovSpider(SourceSpider):
    card = SourceCard(
        name="hu_gov",
        actor="HUN",
        publisher="Magyarország Kormánya",
        about="The government of Hungary: news and statements of its members.",
        url=SITE,
        hosts=("kormany.hu", "www.kormany.hu"),
        languages=("hu",),
        timezone="Europe/Budapest",
        kinds=("statement", "press_release"),
        platform="RSS",
        first_date=date(2026, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="unverified",
        evidence="one run of 2026 without an item",
        items_per_week=20,
        max_quiet_days=10,
        delay=3.0,
    )
    pages = (Feed, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/hirek/rss",
    ]
