"""The foreign ministry of Niger: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?diplomatie\.gouv\.ne"


class Listing(ListingPage):
    route = SITE + r"/index\.php/le-ministere/actualites/?"
    follow = SITE + r"/index\.php/(?!le-ministere/actualites/?$)[^?#]+"
    row = "div.item_innerDiv.clearfix h2 a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["fr"]
    body = "div.sp-component-area-inner"


class NeMfaSpider(SourceSpider):
    card = SourceCard(
        name="ne_mfa",
        actor="NER",
        publisher="Ministère des Affaires étrangères",
        about="The foreign ministry of Niger: news and press releases in French.",
        url="http://www.diplomatie.gouv.ne/index.php/le-ministere/actualites",
        hosts=("www.diplomatie.gouv.ne", "diplomatie.gouv.ne"),
        languages=("fr",),
        timezone="Africa/Niamey",
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
        "http://www.diplomatie.gouv.ne/index.php/le-ministere/actualites",
    ]
