"""The President of Finland: an RSS feed with the full text."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.presidentti.fi"


class Feed(FeedPage):
    route = r"https://www\.presidentti\.fi/en/feed/(?:\?paged=\d+)?"
    follow = r"https?://(?:www\.)?presidentti\.fi/en/[^?#]+"
    language = "en"
    full_text = True
    content_only = True
    kinds_by = KINDS["en"]
    paged = "paged"


class FiPresidentSpider(SourceSpider):
    card = SourceCard(
        name="fi_president",
        actor="FIN",
        publisher="Tasavallan presidentin kanslia",
        about=(
            "The head of state of Finland: press releases, speeches and statements "
            "in English."
        ),
        url=SITE,
        hosts=("www.presidentti.fi",),
        languages=("en",),
        timezone="Europe/Helsinki",
        kinds=("statement", "speech", "remarks", "press_release"),
        platform="WordPress",
        first_date=date(2024, 3, 1),
        terms=(
            "Terms not stated where they were looked for; the full text is not "
            "re-published."
        ),
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=6,
        max_quiet_days=14,
        delay=3.0,
    )
    pages = (Feed,)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/en/feed/",
    ]
