"""The foreign ministry of Costa Rica: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?rree\.go\.cr"


class Listing(ListingPage):
    route = SITE + r"/index\.php"
    follow = SITE + r"/(?:index\.php)?\?(?:[^#]*&)?id=\d+[^#]*"
    row = "div.box-news a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["es"]
    body = "article.article"


class CrMfaSpider(SourceSpider):
    card = SourceCard(
        name="cr_mfa",
        actor="CRI",
        publisher="Ministerio de Relaciones Exteriores y Culto",
        about=(
            "The foreign ministry of Costa Rica: press releases and statements in "
            "Spanish."
        ),
        url="https://www.rree.go.cr/index.php",
        hosts=("www.rree.go.cr", "rree.go.cr"),
        languages=("es",),
        timezone="America/Costa_Rica",
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
        "https://www.rree.go.cr/index.php",
    ]
