"""The government of Equatorial Guinea: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?guineaecuatorialpress\.com"


class Listing(ListingPage):
    route = SITE + r"/ultimas_noticias/?"
    follow = SITE + r"/(?!ultimas_noticias|categorias/)[^#]{8,}"
    row = "div.news_item h3 a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["es"]
    body = "div.article_text"


class GqGovSpider(SourceSpider):
    card = SourceCard(
        name="gq_gov",
        actor="GNQ",
        publisher="Oficina de Información y Prensa",
        about=(
            "The government of Equatorial Guinea, by its press office: news and press "
            "releases in Spanish."
        ),
        url="https://www.guineaecuatorialpress.com/ultimas_noticias",
        hosts=("www.guineaecuatorialpress.com", "guineaecuatorialpress.com"),
        languages=("es",),
        timezone="Africa/Malabo",
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
        "https://www.guineaecuatorialpress.com/ultimas_noticias",
    ]
