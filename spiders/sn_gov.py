"""The government of Senegal: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?sec\.gouv\.sn"


class Listing(ListingPage):
    route = SITE + r"/actualit%C3%A9s/?"
    follow = SITE + r"/(?!actualit(?:%C3%A9|é)s/?$)[^?#]{8,}"
    row = "span.field-content a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["fr"]


class SnGovSpider(SourceSpider):
    card = SourceCard(
        name="sn_gov",
        actor="SEN",
        publisher="Secrétariat général du Gouvernement",
        about="The government of Senegal: news and press releases in French.",
        url="https://www.sec.gouv.sn/actualit%C3%A9s",
        hosts=("www.sec.gouv.sn", "sec.gouv.sn"),
        languages=("fr",),
        timezone="Africa/Dakar",
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
        "https://www.sec.gouv.sn/actualit%C3%A9s",
    ]
