"""The Prime Minister of Canada: an RSS feed in each language, the text on each page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.pm.gc.ca"


class Feed(FeedPage):
    route = r"https://www\.pm\.gc\.ca/(?P<lang>en|fr)/(?:news|nouvelles)\.rss"
    follow = (
        r"https?://(?:www\.)?pm\.gc\.ca/(?P<lang>en|fr)/(?:news|nouvelles)/"
        r"[^?#]+"
    )
    kinds_by = (*KINDS["en"], *KINDS["fr"])
    dates_items = True


class Item(ArticlePage):
    route = Feed.follow
    kinds_by = (*KINDS["en"], *KINDS["fr"])
    dated_elsewhere = True


class CaPmSpider(SourceSpider):
    card = SourceCard(
        name="ca_pm",
        actor="CAN",
        publisher="Office of the Prime Minister of Canada",
        about=(
            "The head of government of Canada: statements, speeches, readouts of "
            "calls and news releases."
        ),
        url=f"{SITE}/en/news",
        hosts=("www.pm.gc.ca", "pm.gc.ca"),
        languages=("en", "fr"),
        timezone="America/Toronto",
        kinds=("statement", "speech", "readout", "press_release"),
        platform="RSS",
        first_date=date(2026, 1, 1),
        terms=(
            "Crown copyright; the terms were not read, so the full text is not "
            "re-published."
        ),
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=25,
        max_quiet_days=7,
        delay=3.0,
    )
    pages = (Feed, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/en/news.rss",
        f"{SITE}/fr/nouvelles.rss",
    ]
