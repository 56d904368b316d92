"""The foreign ministry of Malta: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date as Day

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?foreignandeu\.gov\.mt"


class Listing(ListingPage):
    route = SITE + r"/en/Government/Press%20Releases/Pages/Press-Releases\.aspx"
    row = "a[href]"
    link = "::attr(href)"
    follow = SITE + r"/en/Government/Press%20Releases/Pages/[^?#]+"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    # No date selector is known that still stands: general reading looks for it.
    body = "div#ctl00_PlaceHolderMain_ctl06__ControlWrapper_RichHtmlField"
    kinds_by = KINDS["en"]


class MtMfaSpider(SourceSpider):
    card = SourceCard(
        name="mt_mfa",
        actor="MLT",
        publisher="Ministry for Foreign and European Affairs of Malta",
        about="The foreign ministry of Malta: press releases.",
        url="https://foreignandeu.gov.mt/en/Government/Press%20Releases/Pages/Press-Releases.aspx",
        hosts=("foreignandeu.gov.mt", "www.foreignandeu.gov.mt"),
        languages=("en",),
        timezone="Europe/Malta",
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
        "https://foreignandeu.gov.mt/en/Government/Press%20Releases/Pages/Press-Releases.aspx",
    ]
