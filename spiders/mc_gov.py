"""The government of Monaco: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date as Day

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?en\.gouv\.mc"


class Listing(ListingPage):
    route = SITE + r"/Portail-du-Gouvernement"
    row = "a[href]"
    link = "::attr(href)"
    follow = SITE + r"/(?:News|Portail-du-Gouvernement)/[^?#]+"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    body = "div.mainContent"
    date = "span.date::text"
    kinds_by = KINDS["en"]


class McGovSpider(SourceSpider):
    card = SourceCard(
        name="mc_gov",
        actor="MCO",
        publisher="Government of Monaco",
        about="The government of Monaco: news in English.",
        url="https://en.gouv.mc/Portail-du-Gouvernement",
        hosts=("en.gouv.mc", "www.en.gouv.mc"),
        languages=("en",),
        timezone="Europe/Monaco",
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
        "https://en.gouv.mc/Portail-du-Gouvernement",
    ]
