"""The foreign ministry of Paraguay: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mre\.gov\.py"


class Listing(ListingPage):
    route = SITE + r"/index\.php/galeria/comunicados/?"
    follow = SITE + r"/index\.php/(?!galeria/comunicados/?$)[^?#]+"
    row = "div.ccm-block-page-list-pages a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kind = "communique"
    kinds_by = KINDS["es"]
    body = "div.section.contenido_principal"


class PyMfaSpider(SourceSpider):
    card = SourceCard(
        name="py_mfa",
        actor="PRY",
        publisher="Ministerio de Relaciones Exteriores",
        about="The foreign ministry of Paraguay: communiqués in Spanish.",
        url="https://www.mre.gov.py/index.php/galeria/comunicados",
        hosts=("www.mre.gov.py", "mre.gov.py"),
        languages=("es",),
        timezone="America/Asuncion",
        kinds=("communique", "statement", "speech", "remarks", "press_release"),
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
        "https://www.mre.gov.py/index.php/galeria/comunicados",
    ]
