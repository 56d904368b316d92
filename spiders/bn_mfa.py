"""The foreign ministry of Brunei Darussalam: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mfa\.gov\.bn"


class Listing(ListingPage):
    route = SITE + r"/pages/PressRoom\.aspx\?archive=1"
    follow = SITE + r"/Lists/[^?#]+\.aspx\?[^#]*(?i:id)=\d+[^#]*"
    row = "tr.ms-alternating a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]
    body = "td.ms-formbody.Nbody"


class BnMfaSpider(SourceSpider):
    card = SourceCard(
        name="bn_mfa",
        actor="BRN",
        publisher="Ministry of Foreign Affairs",
        about=(
            "The foreign ministry of Brunei Darussalam: press releases and statements "
            "in English."
        ),
        url="http://www.mfa.gov.bn/pages/PressRoom.aspx?archive=1",
        hosts=("www.mfa.gov.bn", "mfa.gov.bn"),
        languages=("en",),
        timezone="Asia/Brunei",
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
        "http://www.mfa.gov.bn/pages/PressRoom.aspx?archive=1",
    ]
