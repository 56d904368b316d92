"""Czechia's government: an RSS feed of fifteen items."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage

SITE = "https://vlada.gov.cz"


class Feed(FeedPage):
    route = r"https://(?:vlada\.gov\.cz|www\.vlada\.cz)/cs/urad/RSS/rss\.xml"
    follow = (
        r"https?://(?:(?:www\.)?vlada\.cz|vlada\.gov\.cz)/"
        r"(?P<lang>cs|cz|en)/(?!urad/RSS/)[^?#]+"
    )
    language = "cs"
    dates_items = True
    languages: ClassVar[dict[str, str]] = {"cz": "cs"}


class Item(ArticlePage):
    route = Feed.follow
    dated_elsewhere = True
    languages: ClassVar[dict[str, str]] = {"cz": "cs"}


class CzGovSpider(SourceSpider):
    card = SourceCard(
        name="cz_gov",
        actor="CZE",
        publisher="Úřad vlády České republiky",
        about=(
            "The office of the government of Czechia: press releases, speeches and "
            "press conferences of the Prime Minister."
        ),
        url=SITE,
        hosts=("vlada.gov.cz", "www.vlada.cz", "vlada.cz"),
        languages=("cs", "en"),
        timezone="Europe/Prague",
        kinds=("statement", "speech", "press_briefing", "press_release"),
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
        max_quiet_days=10,
        delay=3.0,
    )
    pages = (Feed, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        "https://www.vlada.cz/cs/urad/RSS/rss.xml",
    ]
