"""Norway's government: RSS feeds of a hundred items in two languages."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.regjeringen.no"


class Feed(FeedPage):
    route = r"https://www\.regjeringen\.no/(?P<lang>no|en)/rss/Rss/\d+/"
    follow = r"https?://www\.regjeringen\.no/(?P<lang>no|en)/(?!rss/)[^?#]+"
    kinds_by = KINDS["en"]
    dates_items = True


class Item(ArticlePage):
    route = Feed.follow
    kinds_by = KINDS["en"]
    dated_elsewhere = True


class NoGovSpider(SourceSpider):
    card = SourceCard(
        name="no_gov",
        actor="NOR",
        publisher="Regjeringen",
        about=(
            "The government of Norway with its ministries: press releases, speeches "
            "and statements, those of the foreign minister among them."
        ),
        url=SITE,
        hosts=("www.regjeringen.no",),
        languages=("no", "en"),
        timezone="Europe/Oslo",
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
        items_per_week=80,
        max_quiet_days=7,
        delay=3.0,
    )
    pages = (Feed, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/no/rss/Rss/2581966/",
        f"{SITE}/en/rss/Rss/2581966/",
    ]
