"""The foreign ministry of Tajikistan: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date as Day

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mfa\.tj"


class Listing(ListingPage):
    route = SITE + r"/en/main/information/mfa-statements"
    row = "a[href]"
    link = "::attr(href)"
    follow = SITE + r"/en/main/view/[^?#]+"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    body = "div.contentDetails"
    date = "span.date::text"
    kinds_by = KINDS["en"]


class TjMfaSpider(SourceSpider):
    card = SourceCard(
        name="tj_mfa",
        actor="TJK",
        publisher="Ministry of Foreign Affairs of Tajikistan",
        about="The foreign ministry of Tajikistan: statements in English.",
        url="https://mfa.tj/en/main/information/mfa-statements",
        hosts=("mfa.tj", "www.mfa.tj"),
        languages=("en",),
        timezone="Asia/Dushanbe",
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
        "https://mfa.tj/en/main/information/mfa-statements",
    ]
