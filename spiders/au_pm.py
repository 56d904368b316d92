"""The Prime Minister of Australia: an RSS feed of fifty items."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.pm.gov.au"


class Feed(FeedPage):
    route = r"https://www\.pm\.gov\.au/rss\.xml"
    follow = r"https?://(?:www\.)?pm\.gov\.au/(?!rss\.xml)[^?#]+"
    language = "en"
    kinds_by = KINDS["en"]
    dates_items = True


class Item(ArticlePage):
    route = Feed.follow
    kinds_by = KINDS["en"]
    dated_elsewhere = True


class AuPmSpider(SourceSpider):
    card = SourceCard(
        name="au_pm",
        actor="AUS",
        publisher="Prime Minister of Australia",
        about=(
            "The head of government of Australia: media releases, statements, "
            "speeches and transcripts of interviews."
        ),
        url=SITE,
        hosts=("www.pm.gov.au",),
        languages=("en",),
        timezone="Australia/Sydney",
        kinds=(
            "statement",
            "joint_statement",
            "speech",
            "remarks",
            "press_briefing",
            "press_release",
        ),
        platform="RSS",
        first_date=date(2022, 5, 23),
        terms=(
            "Terms not read; the transcripts of former Prime Ministers are CC BY "
            "3.0 AU."
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
        f"{SITE}/rss.xml",
    ]
