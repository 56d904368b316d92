"""Finland's government: a feed of a hundred items with the foreign ministry's."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://valtioneuvosto.fi"


class Feed(FeedPage):
    route = (
        r"https://valtioneuvosto\.fi/en/staattiset-feedit-en/-/"
        r"asset_publisher/\w+/rss"
    )
    follow = (
        r"https?://valtioneuvosto\.fi/(?P<lang>en|sv)/"
        r"(?!staattiset-feedit)[^?#]+"
    )
    language = "en"
    kinds_by = KINDS["en"]
    dates_items = True
    updated_is_date = True


class Item(ArticlePage):
    route = Feed.follow
    kinds_by = KINDS["en"]
    dated_elsewhere = True


class FiGovSpider(SourceSpider):
    card = SourceCard(
        name="fi_gov",
        actor="FIN",
        publisher="Valtioneuvosto",
        about=(
            "The government of Finland: press releases of its ministries in "
            "English, those of the foreign ministry among them, whose own site "
            "refuses programs."
        ),
        url=SITE,
        hosts=("valtioneuvosto.fi",),
        languages=("en", "fi", "sv"),
        timezone="Europe/Helsinki",
        kinds=("statement", "press_release"),
        platform="RSS",
        first_date=date(2026, 1, 1),
        terms=(
            "Terms not stated where they were looked for; the full text is not "
            "re-published."
        ),
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=30,
        max_quiet_days=7,
        delay=3.0,
    )
    pages = (Feed, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/en/staattiset-feedit-en/-/asset_publisher/LOmkEPY4nk2s/rss",
    ]
