"""The foreign ministry of Argentina: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?cancilleria\.gob\.ar"


class Listing(ListingPage):
    route = SITE + r"/en/news/?"
    follow = (
        SITE + r"/(?P<lang>en|es)/(?!news/?$)(?:announcements|actualidad|news)"
        r"/[^?#]+"
    )
    row = "div.masonry-item.views-row a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]


class ArMfaSpider(SourceSpider):
    card = SourceCard(
        name="ar_mfa",
        actor="ARG",
        publisher="Ministerio de Relaciones Exteriores, Comercio Internacional y Culto",
        about="The foreign ministry of Argentina: press releases and statements.",
        url="https://www.cancilleria.gob.ar/en/news",
        hosts=("www.cancilleria.gob.ar", "cancilleria.gob.ar"),
        languages=("en", "es"),
        timezone="America/Argentina/Buenos_Aires",
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
        "https://www.cancilleria.gob.ar/en/news",
    ]
