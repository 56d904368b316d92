"""The foreign ministry of Cyprus: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date as Day

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mfa\.gov\.cy"


class Listing(ListingPage):
    route = SITE + r"/press-releases"
    row = "a[href]"
    link = "::attr(href)"
    follow = SITE + r"/press-releases/[^?#]+"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    # No date selector is known that still stands: general reading looks for it.
    body = "div.col-md-12"
    kinds_by = KINDS["en"]


class CyMfaSpider(SourceSpider):
    card = SourceCard(
        name="cy_mfa",
        actor="CYP",
        publisher="Ministry of Foreign Affairs of Cyprus",
        about="The foreign ministry of Cyprus: press releases in English.",
        url="https://mfa.gov.cy/press-releases",
        hosts=("mfa.gov.cy", "www.mfa.gov.cy"),
        languages=("en", "el"),
        timezone="Asia/Nicosia",
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
        "https://mfa.gov.cy/press-releases",
    ]
