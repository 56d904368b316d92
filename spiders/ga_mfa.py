"""The foreign ministry of Gabon: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?affaires-etrangeres\.gouv\.ga"


class Listing(ListingPage):
    route = SITE + r"/presse/communiques/?"
    follow = SITE + r"/(?!presse/communiques/?$)[^?#]{8,}"
    row = "div.col-md-6.news-block a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kind = "communique"
    kinds_by = KINDS["fr"]
    body = "div.contentArticle"


class GaMfaSpider(SourceSpider):
    card = SourceCard(
        name="ga_mfa",
        actor="GAB",
        publisher="Ministère des Affaires étrangères",
        about="The foreign ministry of Gabon: communiqués in French.",
        url="http://www.affaires-etrangeres.gouv.ga/presse/communiques",
        hosts=("www.affaires-etrangeres.gouv.ga", "affaires-etrangeres.gouv.ga"),
        languages=("fr",),
        timezone="Africa/Libreville",
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
        "http://www.affaires-etrangeres.gouv.ga/presse/communiques",
    ]
