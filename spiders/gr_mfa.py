"""The foreign ministry of Greece: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date as Day

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mfa\.gr"


class Listing(ListingPage):
    route = SITE + r"/missionsabroad/en/un-en/news"
    row = "a[href]"
    link = "::attr(href)"
    follow = SITE + r"/missionsabroad/en/un-en/news/[^?#]+"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    body = "div.inside"
    date = "div.item_createdate::text"
    kinds_by = KINDS["en"]


class GrMfaSpider(SourceSpider):
    card = SourceCard(
        name="gr_mfa",
        actor="GRC",
        publisher="Ministry of Foreign Affairs of Greece",
        about=(
            "The foreign ministry of Greece: news of its mission to the "
            "United Nations in English."
        ),
        url="https://www.mfa.gr/missionsabroad/en/un-en/news",
        hosts=("www.mfa.gr", "mfa.gr"),
        languages=("en",),
        timezone="Europe/Athens",
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
        "https://www.mfa.gr/missionsabroad/en/un-en/news",
    ]
