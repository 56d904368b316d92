"""The head of state of the Comoros: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?beit-salam\.km"


class Listing(ListingPage):
    route = SITE + r"/actualit%C3%A9s/?"
    follow = SITE + r"/(?!actualit[^/]*/?$)[^?#]{8,}"
    row = "div.col-md-4.col-sm-6 a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["fr"]
    body = "div.content-text"


class KmPresidencySpider(SourceSpider):
    card = SourceCard(
        name="km_presidency",
        actor="COM",
        publisher="Présidence de l'Union des Comores",
        about="The head of state of the Comoros: news and press releases in French.",
        url="https://beit-salam.km/actualit%C3%A9s",
        hosts=("beit-salam.km", "www.beit-salam.km"),
        languages=("fr",),
        timezone="Indian/Comoro",
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
        "https://beit-salam.km/actualit%C3%A9s",
    ]
