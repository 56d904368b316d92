"""Brazil's federal government: the news of its portal, from all ministries."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.br_pages import PAGED, TERMS, News, NewsMap, Notes

SITE = "https://www.gov.br"


class PortalNews(Notes):
    route = r"https://www\.gov\.br/pt-br/noticias/ultimas-noticias" + PAGED
    follow = (
        r"https://www\.gov\.br/(?:(?P<lang>pt-br|en)/(?:noticias|government-of-brazil"
        r"/latest-news)/[\w-]+/[^?#]+)"
    )


class PortalMap(NewsMap):
    """As it was captured: under the address of the folder it maps."""

    route = r"https://www\.gov\.br/pt-br/noticias(?:/sitemap\.xml(?:\.gz)?)?"
    follow = PortalNews.follow


class PortalItem(News):
    route = PortalNews.follow


class BrGovSpider(SourceSpider):
    card = SourceCard(
        name="br_gov",
        actor="BRA",
        publisher="Secretaria de Comunicação Social",
        about=(
            "The federal government of Brazil: what its ministries announce, "
            "domestic affairs for the most part."
        ),
        url=f"{SITE}/pt-br/noticias",
        hosts=("www.gov.br",),
        languages=("pt", "en"),
        timezone="America/Sao_Paulo",
        kinds=("statement", "speech", "message", "remarks", "press_release"),
        platform="sitemap",
        first_date=date(2011, 1, 1),
        terms=TERMS,
        terms_url="",
        republish=False,
        must_have="h1.documentFirstHeading",
        standing="unverified",
        evidence="a sitemap captured in 2021; the listing is of the portal's make",
        items_per_week=60,
        max_quiet_days=7,
    )
    pages = (PortalNews, PortalMap, PortalItem)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/pt-br/noticias/ultimas-noticias",
    ]
