"""The foreign ministry of Armenia: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date as Day

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mfa\.am"


class Listing(ListingPage):
    route = SITE + r"/en/press-releases"
    row = "a[href]"
    link = "::attr(href)"
    follow = SITE + r"/en/press-releases/[^?#]+"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    body = "div.static-content"
    date = "div.date.italic::text"
    kinds_by = KINDS["en"]


class AmMfaSpider(SourceSpider):
    card = SourceCard(
        name="am_mfa",
        actor="ARM",
        publisher="Ministry of Foreign Affairs of Armenia",
        about="The foreign ministry of Armenia: press releases in English.",
        url="https://www.mfa.am/en/press-releases",
        hosts=("www.mfa.am", "mfa.am"),
        languages=("en",),
        timezone="Asia/Yerevan",
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
        "https://www.mfa.am/en/press-releases",
    ]
