"""The foreign ministry of Turkmenistan: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date as Day

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mfa\.gov\.tm"


class Listing(ListingPage):
    route = SITE + r"/en/news"
    row = "a[href]"
    link = "::attr(href)"
    follow = SITE + r"/en/news/\d+"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    # No date selector is known that still stands: general reading looks for it.
    body = "div.news-show"
    kinds_by = KINDS["en"]


class TmMfaSpider(SourceSpider):
    card = SourceCard(
        name="tm_mfa",
        actor="TKM",
        publisher="Ministry of Foreign Affairs of Turkmenistan",
        about="The foreign ministry of Turkmenistan: news in English.",
        url="https://www.mfa.gov.tm/en/news",
        hosts=("www.mfa.gov.tm", "mfa.gov.tm"),
        languages=("en",),
        timezone="Asia/Ashgabat",
        kinds=("statement", "speech", "remarks", "press_release"),
        platform="listing",
        first_date=Day(2021, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="unverified",
        evidence="2021-22",
        items_per_week=4,
        max_quiet_days=30,
    )
    pages = (Listing, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        "https://www.mfa.gov.tm/en/news",
    ]
