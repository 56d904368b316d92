"""The foreign ministry of Romania: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date as Day

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mae\.ro"


class Listing(ListingPage):
    route = SITE + r"/en/actuality"
    row = "a[href]"
    link = "::attr(href)"
    follow = SITE + r"/en/node/\d+"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    body = "div.art"
    date = "p.date::text"
    kinds_by = KINDS["en"]


class RoMfaSpider(SourceSpider):
    card = SourceCard(
        name="ro_mfa",
        actor="ROU",
        publisher="Ministry of Foreign Affairs of Romania",
        about="The foreign ministry of Romania: news in English.",
        url="https://www.mae.ro/en/actuality",
        hosts=("www.mae.ro", "mae.ro"),
        languages=("en",),
        timezone="Europe/Bucharest",
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
        "https://www.mae.ro/en/actuality",
    ]
