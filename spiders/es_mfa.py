"""Spain's foreign ministry: listings of statements and press releases."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.exteriores.gob.es"


class Communiques(ListingPage):
    """What leads to a page of its own folders is an item."""

    route = (
        r"https://www\.exteriores\.gob\.es/es/Comunicacion/"
        r"(?:Comunicados|NotasPrensa)/Paginas/index\.aspx"
    )
    follow = (
        r"https://www\.exteriores\.gob\.es/es/Comunicacion/"
        r"(?P<folder>Comunicados|NotasPrensa)/Paginas/(?!index)[^?#]+\.aspx"
    )
    row = 'a[href*=".aspx"]'
    link = "::attr(href)"
    title = "a"
    undated = True


class Item(ArticlePage):
    route = Communiques.follow
    kinds_by = ((r"/Comunicados/", "statement"), *KINDS["es"])


class EsMfaSpider(SourceSpider):
    card = SourceCard(
        name="es_mfa",
        actor="ESP",
        publisher="Ministerio de Asuntos Exteriores, Unión Europea y Cooperación",
        about=("The foreign ministry of Spain: formal statements and press releases."),
        url=f"{SITE}/es/Comunicacion/Comunicados/Paginas/index.aspx",
        hosts=("www.exteriores.gob.es",),
        languages=("es",),
        timezone="Europe/Madrid",
        kinds=("statement", "joint_statement", "press_release"),
        platform="listing",
        first_date=date(2026, 1, 1),
        terms=(
            "Terms not stated where they were looked for; the full text is not "
            "re-published."
        ),
        terms_url="",
        standing="unverified",
        evidence="run logs 2026 for the addresses, 2021-22 for the selectors",
        items_per_week=20,
        max_quiet_days=10,
        delay=3.0,
    )
    pages = (Communiques, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/es/Comunicacion/Comunicados/Paginas/index.aspx",
        f"{SITE}/es/Comunicacion/NotasPrensa/Paginas/index.aspx",
    ]
