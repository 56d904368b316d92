"""The foreign ministry of Grenada: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?gov\.gd"


class Listing(ListingPage):
    route = SITE + r"/mofa/news/?"
    follow = SITE + r"/mofa/(?!news/?$)[^?#]+"
    row = "div.post-content.text-left a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]
    body = "div.node__content"


class GdMfaSpider(SourceSpider):
    card = SourceCard(
        name="gd_mfa",
        actor="GRD",
        publisher="Ministry of Foreign Affairs",
        about="The foreign ministry of Grenada: news and press releases in English.",
        url="https://www.gov.gd/mofa/news",
        hosts=("www.gov.gd", "gov.gd"),
        languages=("en",),
        timezone="America/Grenada",
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
        "https://www.gov.gd/mofa/news",
    ]
