"""The government of Liechtenstein: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date as Day

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?regierung\.li"


class Listing(ListingPage):
    route = SITE + r"/press-releases/\?lang=en"
    row = "a[href]"
    link = "::attr(href)"
    follow = SITE + r"/(?:press-releases|text)/[^#]+"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    body = "div.newstext"
    date = "div.date::text"
    kinds_by = KINDS["en"]


class LiGovSpider(SourceSpider):
    card = SourceCard(
        name="li_gov",
        actor="LIE",
        publisher="Government of Liechtenstein",
        about=(
            "The government of Liechtenstein: press releases, the "
            "foreign ministry's among them."
        ),
        url="https://www.regierung.li/press-releases/?lang=en",
        hosts=("www.regierung.li", "regierung.li"),
        languages=("en",),
        timezone="Europe/Vaduz",
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
        "https://www.regierung.li/press-releases/?lang=en",
    ]
