"""The government of the Congo: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?sgg\.cg"


class Listing(ListingPage):
    route = SITE + r"/fr/le-sgg/actualites\.html"
    follow = SITE + r"/fr/(?!le-sgg/actualites\.html)[^?#]+\.html"
    row = "div.colnews a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["fr"]


class CgGovSpider(SourceSpider):
    card = SourceCard(
        name="cg_gov",
        actor="COG",
        publisher="Secrétariat général du Gouvernement",
        about="The government of the Congo: news and press releases in French.",
        url="https://www.sgg.cg/fr/le-sgg/actualites.html",
        hosts=("www.sgg.cg", "sgg.cg"),
        languages=("fr",),
        timezone="Africa/Brazzaville",
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
        "https://www.sgg.cg/fr/le-sgg/actualites.html",
    ]
