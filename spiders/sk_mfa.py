"""Slovakia's foreign ministry: an RSS feed that gave nothing when last tried."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage

SITE = "https://www.mzv.sk"


class Feed(FeedPage):
    route = r"https://www\.mzv\.sk/sk/web/sk/home/-/journal/rss/"
    follow = r"https?://www\.mzv\.sk/(?!.*/journal/rss/)[^?#]+"
    language = "sk"
    dates_items = True


class Item(ArticlePage):
    route = Feed.follow
    dated_elsewhere = True


class SkMfaSpider(SourceSpider):
    card = SourceCard(
        name="sk_mfa",
        actor="SVK",
        publisher="Ministerstvo zahraničných vecí a európskych záležitostí",
        about=(
            "The foreign ministry of Slovakia: press releases and statements of the "
            "minister."
        ),
        url=SITE,
        hosts=("www.mzv.sk",),
        languages=("sk", "en"),
        timezone="Europe/Bratislava",
        kinds=("statement", "press_release"),
        platform="RSS",
        first_date=date(2026, 1, 1),
        terms=(
            "Terms not stated where they were looked for; the full text is not "
            "re-published."
        ),
        terms_url="",
        standing="unverified",
        evidence="one run of 2026 without an item",
        items_per_week=10,
        max_quiet_days=21,
        delay=3.0,
    )
    pages = (Feed, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/sk/web/sk/home/-/journal/rss/",
    ]
