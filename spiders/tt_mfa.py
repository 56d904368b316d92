"""The foreign ministry of Trinidad and Tobago: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?foreign\.gov\.tt"


class Listing(ListingPage):
    route = SITE + r"/resources/news/?"
    follow = SITE + r"/(?!resources/news/?$)[^?#]{8,}"
    row = "div.card-section a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]


class TtMfaSpider(SourceSpider):
    card = SourceCard(
        name="tt_mfa",
        actor="TTO",
        publisher="Ministry of Foreign and CARICOM Affairs",
        about=(
            "The foreign ministry of Trinidad and Tobago: news and press releases in "
            "English."
        ),
        url="https://foreign.gov.tt/resources/news",
        hosts=("foreign.gov.tt", "www.foreign.gov.tt"),
        languages=("en",),
        timezone="America/Port_of_Spain",
        kinds=("statement", "speech", "remarks", "press_release"),
        platform="listing",
        first_date=date(2022, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="unverified",
        evidence="2021-22",
        items_per_week=4,
        max_quiet_days=60,
        delay=5.0,
    )
    pages = (Listing, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        "https://foreign.gov.tt/resources/news",
    ]
