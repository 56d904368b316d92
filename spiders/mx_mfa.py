"""The foreign ministry of Mexico: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?gob\.mx"


class Listing(ListingPage):
    route = SITE + r"/sre/en/archivo/prensa/?"
    follow = (
        SITE + r"/sre/(?:(?:en|es)/)?(?P<id>(?:prensa|articulos)"
        r"/[^?#]+)(?:\?[^#]*)?"
    )
    row = "div.col-md-4 article a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["es"]
    body = "div.article-body"


class MxMfaSpider(SourceSpider):
    card = SourceCard(
        name="mx_mfa",
        actor="MEX",
        publisher="Secretaría de Relaciones Exteriores",
        about="The foreign ministry of Mexico: press releases and statements.",
        url="https://www.gob.mx/sre/en/archivo/prensa",
        hosts=("www.gob.mx", "gob.mx"),
        languages=("es", "en"),
        timezone="America/Mexico_City",
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
        "https://www.gob.mx/sre/en/archivo/prensa",
    ]
