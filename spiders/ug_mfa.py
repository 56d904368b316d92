"""The foreign ministry of Uganda: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mofa\.go\.ug"


class Listing(ListingPage):
    route = SITE + r"/data/news/?"
    follow = SITE + r"/data[/-]d?news/(?P<id>\d+)/[^?#]+"
    row = "div.publications_holder a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]


class UgMfaSpider(SourceSpider):
    card = SourceCard(
        name="ug_mfa",
        actor="UGA",
        publisher="Ministry of Foreign Affairs",
        about="The foreign ministry of Uganda: news and press releases in English.",
        url="https://www.mofa.go.ug/data/news",
        hosts=("www.mofa.go.ug", "mofa.go.ug"),
        languages=("en",),
        timezone="Africa/Kampala",
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
        "https://www.mofa.go.ug/data/news",
    ]
