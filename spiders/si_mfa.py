"""The foreign ministry of Slovenia: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date as Day

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?gov\.si"


class Listing(ListingPage):
    route = SITE + r"/en/state-authorities/ministries/ministry-of-foreign-affairs/news"
    row = "a[href]"
    link = "::attr(href)"
    follow = SITE + r"/en/news/[^?#]+"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    body = "div.content"
    date = "time::text"
    kinds_by = KINDS["en"]


class SiMfaSpider(SourceSpider):
    card = SourceCard(
        name="si_mfa",
        actor="SVN",
        publisher="Ministry of Foreign and European Affairs of Slovenia",
        about="The foreign ministry of Slovenia: news in English.",
        url="https://www.gov.si/en/state-authorities/ministries/ministry-of-foreign-affairs/news",
        hosts=("www.gov.si", "gov.si"),
        languages=("en",),
        timezone="Europe/Ljubljana",
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
        "https://www.gov.si/en/state-authorities/ministries/ministry-of-foreign-affairs/news",
    ]
