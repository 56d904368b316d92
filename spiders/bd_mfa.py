"""The foreign ministry of Bangladesh: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mofa\.gov\.bd"


class Listing(ListingPage):
    route = SITE + r"/site/view/service_box_items/STATEMENTS/Statements/?"
    follow = SITE + r"/site/(?!view/service_box_items/)[^?#]+"
    row = "table.bordered a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kind = "statement"
    kinds_by = KINDS["en"]
    body = "#printable_area"


class BdMfaSpider(SourceSpider):
    card = SourceCard(
        name="bd_mfa",
        actor="BGD",
        publisher="Ministry of Foreign Affairs",
        about="The foreign ministry of Bangladesh: statements in English.",
        url="https://mofa.gov.bd/site/view/service_box_items/STATEMENTS/Statements",
        hosts=("mofa.gov.bd", "www.mofa.gov.bd"),
        languages=("en",),
        timezone="Asia/Dhaka",
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
        "https://mofa.gov.bd/site/view/service_box_items/STATEMENTS/Statements",
    ]
