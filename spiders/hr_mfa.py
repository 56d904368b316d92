"""The foreign ministry of Croatia: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date as Day

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mvep\.hr"


class Listing(ListingPage):
    route = SITE + r"/en/info-servis/press-releases"
    row = "a[href]"
    link = "::attr(href)"
    follow = SITE + r"/en/info-servis/press-releases/[^?#]+"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    # No date selector is known that still stands: general reading looks for it.
    body = "div.sadrzaj"
    kinds_by = KINDS["en"]


class HrMfaSpider(SourceSpider):
    card = SourceCard(
        name="hr_mfa",
        actor="HRV",
        publisher="Ministry of Foreign and European Affairs of Croatia",
        about="The foreign ministry of Croatia: press releases in English.",
        url="http://www.mvep.hr/en/info-servis/press-releases",
        hosts=("www.mvep.hr", "mvep.hr"),
        languages=("en",),
        timezone="Europe/Zagreb",
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
        "http://www.mvep.hr/en/info-servis/press-releases",
    ]
