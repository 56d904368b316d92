"""The foreign ministry of Bolivia: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?cancilleria\.gob\.bo"


class Listing(ListingPage):
    route = SITE + r"/webmre/noticias/?"
    follow = SITE + r"/webmre/(?:noticia|comunicado|discurso|node)/[^?#]+"
    row = "div.views-row a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["es"]


class BoMfaSpider(SourceSpider):
    card = SourceCard(
        name="bo_mfa",
        actor="BOL",
        publisher="Ministerio de Relaciones Exteriores",
        about="The foreign ministry of Bolivia: news and press releases in Spanish.",
        url="https://www.cancilleria.gob.bo/webmre/noticias",
        hosts=("www.cancilleria.gob.bo", "cancilleria.gob.bo"),
        languages=("es",),
        timezone="America/La_Paz",
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
        "https://www.cancilleria.gob.bo/webmre/noticias",
    ]
