"""The foreign ministry of Chile: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?minrel\.gob\.cl"


class Listing(ListingPage):
    route = SITE + r"/minrel/sala-de-prensa/?"
    follow = SITE + r"/minrel/(?!sala-de-prensa/?$)[^?#]+"
    row = "div.auxi-art a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["es"]
    body = "div.CUERPO"


class ClMfaSpider(SourceSpider):
    card = SourceCard(
        name="cl_mfa",
        actor="CHL",
        publisher="Ministerio de Relaciones Exteriores",
        about=(
            "The foreign ministry of Chile: press releases and statements in Spanish."
        ),
        url="https://www.minrel.gob.cl/minrel/sala-de-prensa",
        hosts=("www.minrel.gob.cl", "minrel.gob.cl"),
        languages=("es",),
        timezone="America/Santiago",
        kinds=("statement", "speech", "remarks", "press_release"),
        platform="listing",
        first_date=date(2026, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026; selectors of 2021-22",
        items_per_week=20,
        max_quiet_days=14,
        delay=5.0,
    )
    pages = (Listing, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        "https://www.minrel.gob.cl/minrel/sala-de-prensa",
    ]
