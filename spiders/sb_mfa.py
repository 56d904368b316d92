"""The foreign ministry of Solomon Islands: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mfaet\.gov\.sb"


class Listing(ListingPage):
    route = SITE + r"/media-center/press-releases\.html"
    follow = SITE + r"/media-center/press-releases/[^?#]+\.html"
    row = "div.ns2-row div.ns2-inner h4 a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]
    body = 'div[itemprop="articleBody"]'


class SbMfaSpider(SourceSpider):
    card = SourceCard(
        name="sb_mfa",
        actor="SLB",
        publisher="Ministry of Foreign Affairs and External Trade",
        about=(
            "The foreign ministry of Solomon Islands: press releases and statements in "
            "English."
        ),
        url="https://www.mfaet.gov.sb/media-center/press-releases.html",
        hosts=("www.mfaet.gov.sb", "mfaet.gov.sb"),
        languages=("en",),
        timezone="Pacific/Guadalcanal",
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
        "https://www.mfaet.gov.sb/media-center/press-releases.html",
    ]
