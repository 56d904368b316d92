"""The foreign ministry of Thailand: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mfa\.go\.th"


class Listing(ListingPage):
    route = SITE + r"/en/index/?"
    follow = SITE + r"/en/content/[^?#]+(?:\?[^#]*)?"
    row = 'a[href*="/en/content/"]'
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]
    body = 'div[class*="ContentDetailstyled__ContentDescription"]'


class ThMfaSpider(SourceSpider):
    card = SourceCard(
        name="th_mfa",
        actor="THA",
        publisher="Ministry of Foreign Affairs",
        about=(
            "The foreign ministry of Thailand: press releases and statements in "
            "English."
        ),
        url="https://www.mfa.go.th/en/index",
        hosts=("www.mfa.go.th", "mfa.go.th"),
        languages=("en",),
        timezone="Asia/Bangkok",
        kinds=("statement", "speech", "remarks", "press_release"),
        platform="listing",
        first_date=date(2022, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="unverified",
        evidence="2021-22",
        items_per_week=30,
        max_quiet_days=14,
        delay=5.0,
    )
    pages = (Listing, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        "https://www.mfa.go.th/en/index",
    ]
