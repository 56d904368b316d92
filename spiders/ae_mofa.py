"""The foreign ministry of the United Arab Emirates: a listing in English and Arabic.

An item's address holds its day: ``/mediahub/news/2026/3/1/…``. Both languages use one
slug, in varying case.
"""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.printed import PrintedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.mofa.gov.ae"


class News(ListingPage):
    route = r"https://www\.mofa\.gov\.ae/(?:en|ar-ae)/mediahub/news"
    follow = (
        r"(?i)https://www\.mofa\.gov\.ae/(?P<lang>en|ar-ae)/mediahub/news"
        r"/(?P<id>\d{4}/\d{1,2}/\d{1,2}/[^?#/]+)"
    )
    row = "a[href]"
    link = "::attr(href)"
    title = "a"
    undated = True
    """The menu's links, which are none of ours, hold no day."""


class Item(PrintedPage):
    route = News.follow
    dated_by_address = True
    languages = {"ar-ae": "ar"}  # noqa: RUF012 (as its base declares it)
    kinds_by = KINDS["en"]

    def native_id(self) -> str:
        return super().native_id().lower()


class AeMofaSpider(SourceSpider):
    card = SourceCard(
        name="ae_mofa",
        actor="ARE",
        publisher="Ministry of Foreign Affairs",
        about=(
            "The foreign ministry of the United Arab Emirates: statements and news."
        ),
        url=f"{SITE}/en/mediahub/news",
        hosts=("www.mofa.gov.ae",),
        languages=("ar", "en"),
        timezone="Asia/Dubai",
        kinds=(
            "statement",
            "joint_statement",
            "communique",
            "remarks",
            "speech",
            "message",
            "press_briefing",
            "press_release",
        ),
        platform="listing",
        first_date=date(2022, 5, 14),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=40,
        max_quiet_days=5,
        delay=4.0,
    )
    pages = (News, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/en/mediahub/news",
        f"{SITE}/ar-ae/mediahub/news",
    ]
