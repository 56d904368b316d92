"""The government of Andorra: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date as Day

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?govern\.ad"


class Listing(ListingPage):
    route = SITE + r"/comunicats"
    row = "a[href]"
    link = "::attr(href)"
    follow = SITE + r"/comunicats/[^?#]+"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    body = "div.itemFullText"
    date = "time::attr(datetime)"
    kinds_by = KINDS["en"]


class AdGovSpider(SourceSpider):
    card = SourceCard(
        name="ad_gov",
        actor="AND",
        publisher="Govern d'Andorra",
        about=(
            "The government of Andorra: communiqués, the foreign ministry's among them."
        ),
        url="https://www.govern.ad/comunicats",
        hosts=("www.govern.ad", "govern.ad"),
        languages=("ca",),
        timezone="Europe/Andorra",
        kinds=("statement", "speech", "remarks", "press_release"),
        platform="listing",
        first_date=Day(2021, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="unverified",
        evidence="2021-22",
        items_per_week=4,
        max_quiet_days=30,
    )
    pages = (Listing, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        "https://www.govern.ad/comunicats",
    ]
