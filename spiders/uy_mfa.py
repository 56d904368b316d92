"""The foreign ministry of Uruguay: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?gub\.uy"


class Listing(ListingPage):
    route = SITE + r"/ministerio-relaciones-exteriores/comunicacion/noticias/?"
    follow = SITE + r"/ministerio-relaciones-exteriores/comunicacion/noticias/[^?#]+"
    row = "div.Media-body a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["es"]
    body = "div.Page-document"


class UyMfaSpider(SourceSpider):
    card = SourceCard(
        name="uy_mfa",
        actor="URY",
        publisher="Ministerio de Relaciones Exteriores",
        about="The foreign ministry of Uruguay: news and press releases in Spanish.",
        url="https://www.gub.uy/ministerio-relaciones-exteriores/comunicacion/noticias",
        hosts=("www.gub.uy", "gub.uy"),
        languages=("es",),
        timezone="America/Montevideo",
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
        "https://www.gub.uy/ministerio-relaciones-exteriores/comunicacion/noticias",
    ]
