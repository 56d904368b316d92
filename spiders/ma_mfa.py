"""The foreign ministry of Morocco: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?diplomatie\.ma"


class Listing(ListingPage):
    route = SITE + r"/fr/actualites/?"
    follow = SITE + r"/fr/(?!actualites/?$)[^?#]+"
    row = "div.card-body h5 span a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["fr"]
    body = "div.actu-detail-article_txt"


class MaMfaSpider(SourceSpider):
    card = SourceCard(
        name="ma_mfa",
        actor="MAR",
        publisher=(
            "Ministère des Affaires étrangères, de la Coopération africaine et des "
            "Marocains résidant à l'étranger"
        ),
        about=(
            "The foreign ministry of Morocco: press releases and statements in French."
        ),
        url="https://www.diplomatie.ma/fr/actualites",
        hosts=("www.diplomatie.ma", "diplomatie.ma"),
        languages=("fr",),
        timezone="Africa/Casablanca",
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
        "https://www.diplomatie.ma/fr/actualites",
    ]
