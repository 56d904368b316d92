"""Italy's government: one RSS feed."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage

SITE = "https://www.governo.it"


class Feed(FeedPage):
    route = r"https://www\.governo\.it/feed/rss"
    follow = r"https?://(?:www\.)?governo\.it/(?:(?P<lang>it|en)/)?(?!feed/)[^?#]+"
    language = "it"
    dates_items = True


class Item(ArticlePage):
    route = Feed.follow
    dated_elsewhere = True


class ItGovSpider(SourceSpider):
    card = SourceCard(
        name="it_gov",
        actor="ITA",
        publisher="Presidenza del Consiglio dei Ministri",
        about=(
            "The head of government of Italy: statements, speeches and communiqués "
            "of the Council of Ministers. The foreign ministry's own site refuses "
            "programs."
        ),
        url=SITE,
        hosts=("www.governo.it", "governo.it"),
        languages=("it", "en"),
        timezone="Europe/Rome",
        kinds=("statement", "speech", "remarks", "press_release"),
        platform="RSS",
        first_date=date(2026, 1, 1),
        terms=(
            "Terms not stated where they were looked for; the full text is not "
            "re-published."
        ),
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=20,
        max_quiet_days=7,
        delay=3.0,
    )
    pages = (Feed, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/feed/rss",
    ]
