"""The foreign ministry of the Dominican Republic: a listing."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mirex\.gob\.do"


class Listing(ListingPage):
    route = SITE + r"/medios/noticias/?"
    follow = SITE + r"/(?!medios/noticias/?$)[^?#]{8,}"
    row = "div.iten_news a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["es"]
    body = "div.ctn_page"


class DoMfaSpider(SourceSpider):
    card = SourceCard(
        name="do_mfa",
        actor="DOM",
        publisher="Ministerio de Relaciones Exteriores",
        about=(
            "The foreign ministry of the Dominican Republic: news and press releases "
            "in Spanish."
        ),
        url="https://www.mirex.gob.do/medios/noticias",
        hosts=("www.mirex.gob.do", "mirex.gob.do"),
        languages=("es",),
        timezone="America/Santo_Domingo",
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
        "https://www.mirex.gob.do/medios/noticias",
    ]
