"""The foreign ministry of Guatemala: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?minex\.gob\.gt"


class Listing(ListingPage):
    route = SITE + r"/noticias/?"
    follow = SITE + r"/(?i:noticias?(?:/noticia)?\.aspx)\?[^#]+"
    row = "td.dxncItem a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["es"]
    body = "#ctl00_ContentPlaceHolder1_WebNoticiaFull1_Panel1"


class GtMfaSpider(SourceSpider):
    card = SourceCard(
        name="gt_mfa",
        actor="GTM",
        publisher="Ministerio de Relaciones Exteriores",
        about="The foreign ministry of Guatemala: news and press releases in Spanish.",
        url="https://www.minex.gob.gt/noticias",
        hosts=("www.minex.gob.gt", "minex.gob.gt"),
        languages=("es",),
        timezone="America/Guatemala",
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
        "https://www.minex.gob.gt/noticias",
    ]
