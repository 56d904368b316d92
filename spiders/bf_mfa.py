"""The foreign ministry of Burkina Faso: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mae\.gov\.bf"


class Listing(ListingPage):
    route = SITE + r"/actualites/actualites/?"
    follow = SITE + r"/(?!actualites/actualites/?$)[^#]{8,}"
    row = "div.card-body a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["fr"]
    body = "div.news-text-wrap"


class BfMfaSpider(SourceSpider):
    card = SourceCard(
        name="bf_mfa",
        actor="BFA",
        publisher="Ministère des Affaires étrangères",
        about=(
            "The foreign ministry of Burkina Faso: news and press releases in French."
        ),
        url="https://www.mae.gov.bf/actualites/actualites",
        hosts=("www.mae.gov.bf", "mae.gov.bf"),
        languages=("fr",),
        timezone="Africa/Ouagadougou",
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
        "https://www.mae.gov.bf/actualites/actualites",
    ]
