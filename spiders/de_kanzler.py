"""The Chancellor of Germany: the RSS of speeches, twenty items."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.bundeskanzler.de"


class Feed(FeedPage):
    route = r"https://www\.bundeskanzler\.de/service/rss/bk-de/\d+/feed\.xml"
    follow = r"https://www\.bundeskanzler\.de/(?!service/)[^?#]+"
    language = "de"
    kinds_by = KINDS["de"]
    dates_items = True
    kind = "speech"


class Item(ArticlePage):
    route = Feed.follow
    kinds_by = KINDS["de"]
    dated_elsewhere = True
    kind = "speech"


class DeKanzlerSpider(SourceSpider):
    card = SourceCard(
        name="de_kanzler",
        actor="DEU",
        publisher="Bundeskanzleramt",
        about=(
            "The head of government of Germany: speeches, statements and press "
            "conferences."
        ),
        url=SITE,
        hosts=("www.bundeskanzler.de",),
        languages=("de", "en"),
        timezone="Europe/Berlin",
        kinds=("speech", "statement", "remarks", "press_briefing"),
        platform="RSS",
        first_date=date(2026, 1, 1),
        terms=(
            "Terms not stated where they were looked for; the full text is not "
            "re-published."
        ),
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=8,
        max_quiet_days=14,
        delay=3.0,
    )
    pages = (Feed, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/service/rss/bk-de/1859760/feed.xml",
    ]
