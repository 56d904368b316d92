"""The foreign ministry of Benin: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?diplomatie\.gouv\.bj"


class Listing(ListingPage):
    route = SITE + r"/actualites/categorie/comptes-rendus/?"
    follow = SITE + r"/actualites/(?!categorie/)[^?#]+"
    row = "div.article.relative.half h2 a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["fr"]


class BjMfaSpider(SourceSpider):
    card = SourceCard(
        name="bj_mfa",
        actor="BEN",
        publisher="Ministère des Affaires étrangères",
        about="The foreign ministry of Benin: reports of meetings and news in French.",
        url="https://diplomatie.gouv.bj/actualites/categorie/comptes-rendus",
        hosts=("diplomatie.gouv.bj", "www.diplomatie.gouv.bj"),
        languages=("fr",),
        timezone="Africa/Porto-Novo",
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
        "https://diplomatie.gouv.bj/actualites/categorie/comptes-rendus",
    ]
