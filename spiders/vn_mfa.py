"""The foreign ministry of Viet Nam: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mofa\.gov\.vn"


class Listing(ListingPage):
    route = SITE + r"/en/tt_baochi/pbnfn/?"
    follow = SITE + r"/en/tt_baochi/pbnfn/[^?#]+"
    row = "div.documentContent tr a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kind = "remarks"
    kinds_by = KINDS["en"]
    body = "div.plain"


class VnMfaSpider(SourceSpider):
    card = SourceCard(
        name="vn_mfa",
        actor="VNM",
        publisher="Ministry of Foreign Affairs",
        about=(
            "The foreign ministry of Viet Nam: remarks of the spokesperson in English."
        ),
        url="https://www.mofa.gov.vn/en/tt_baochi/pbnfn",
        hosts=("www.mofa.gov.vn", "mofa.gov.vn"),
        languages=("en",),
        timezone="Asia/Ho_Chi_Minh",
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
        "https://www.mofa.gov.vn/en/tt_baochi/pbnfn",
    ]
