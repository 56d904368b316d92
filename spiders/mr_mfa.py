"""The foreign ministry of Mauritania: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?diplomatie\.gov\.mr"


class Listing(ListingPage):
    route = SITE + r"/\?q=fr"
    follow = SITE + r"/(?:\?q=)?(?:fr/)?(?:node|content)/[^?#&]+"
    row = "div.dia-post-inner.dia-article a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["fr"]


class MrMfaSpider(SourceSpider):
    card = SourceCard(
        name="mr_mfa",
        actor="MRT",
        publisher=(
            "Ministère des Affaires étrangères, de la Coopération et des Mauritaniens "
            "de l'extérieur"
        ),
        about="The foreign ministry of Mauritania: news and press releases in French.",
        url="https://www.diplomatie.gov.mr/?q=fr",
        hosts=("www.diplomatie.gov.mr", "diplomatie.gov.mr"),
        languages=("fr",),
        timezone="Africa/Nouakchott",
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
        "https://www.diplomatie.gov.mr/?q=fr",
    ]
