"""The foreign ministry of Luxembourg: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date as Day

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?maee\.gouvernement\.lu"


class Listing(ListingPage):
    route = SITE + r"/en/actualites\.html"
    row = "a[href]"
    link = "::attr(href)"
    follow = SITE + r"/en/actualites(?:/|\.)[^?#]+"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    body = "div.news-content"
    date = "time span::text"
    kinds_by = KINDS["en"]


class LuMfaSpider(SourceSpider):
    card = SourceCard(
        name="lu_mfa",
        actor="LUX",
        publisher="Ministry of Foreign and European Affairs of Luxembourg",
        about="The foreign ministry of Luxembourg: news in English.",
        url="https://maee.gouvernement.lu/en/actualites.html",
        hosts=("maee.gouvernement.lu", "www.maee.gouvernement.lu"),
        languages=("en",),
        timezone="Europe/Luxembourg",
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
        "https://maee.gouvernement.lu/en/actualites.html",
    ]
