"""The foreign ministry of Colombia: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?cancilleria\.gov\.co"


class Listing(ListingPage):
    route = SITE + r"/newsroom/publiques/?"
    follow = SITE + r"/(?!newsroom/publiques/?$)(?:newsroom|en/newsroom)/[^?#]+"
    row = "div.views-row h2 a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["es"]
    body = "div.field-name-body"


class CoMfaSpider(SourceSpider):
    card = SourceCard(
        name="co_mfa",
        actor="COL",
        publisher="Ministerio de Relaciones Exteriores",
        about=(
            "The foreign ministry of Colombia: press releases and statements in "
            "Spanish."
        ),
        url="https://www.cancilleria.gov.co/newsroom/publiques",
        hosts=("www.cancilleria.gov.co", "cancilleria.gov.co"),
        languages=("es",),
        timezone="America/Bogota",
        kinds=("statement", "speech", "remarks", "press_release"),
        platform="listing",
        first_date=date(2022, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="unverified",
        evidence="2021-22",
        items_per_week=20,
        max_quiet_days=14,
        delay=5.0,
    )
    pages = (Listing, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        "https://www.cancilleria.gov.co/newsroom/publiques",
    ]
