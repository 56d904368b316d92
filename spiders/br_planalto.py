"""Brazil's presidency: its news on the portal of the government."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.br_pages import PAGED, TERMS, News, NewsMap, Notes

SITE = "https://www.gov.br/planalto"
FOLDER = r"https://www\.gov\.br/planalto/(?P<lang>pt-br)/acompanhe-o-planalto"
KINDS_OF_NEWS = r"(?:noticias|notas-oficiais|pronunciamentos|discursos)"


class PalaceNews(Notes):
    route = FOLDER + r"/noticias" + PAGED
    follow = FOLDER + rf"/{KINDS_OF_NEWS}/[^?#]+"


class PalaceMap(NewsMap):
    """As it was captured: under the address of the folder it maps."""

    route = r"https://www\.gov\.br/planalto(?:/sitemap\.xml(?:\.gz)?)?"
    follow = PalaceNews.follow


class PalaceItem(News):
    route = PalaceNews.follow


class BrPlanaltoSpider(SourceSpider):
    card = SourceCard(
        name="br_planalto",
        actor="BRA",
        publisher="Presidência da República",
        about="The head of state of Brazil: news, official notes and speeches.",
        url=f"{SITE}/pt-br/acompanhe-o-planalto/noticias",
        hosts=("www.gov.br",),
        languages=("pt",),
        timezone="America/Sao_Paulo",
        kinds=("statement", "speech", "message", "remarks", "press_release"),
        platform="sitemap",
        first_date=date(2018, 1, 1),
        terms=TERMS,
        terms_url="",
        republish=False,
        must_have="h1.documentFirstHeading",
        standing="unverified",
        evidence="a sitemap captured in 2021; the listing is of the portal's make",
        items_per_week=20,
        max_quiet_days=7,
    )
    pages = (PalaceNews, PalaceMap, PalaceItem)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/pt-br/acompanhe-o-planalto/noticias",
    ]
