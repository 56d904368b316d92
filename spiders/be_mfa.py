"""The foreign ministry of Belgium: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date as Day

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?diplomatie\.belgium\.be"


class Listing(ListingPage):
    route = SITE + r"/en/Newsroom/overview"
    row = "a[href]"
    link = "::attr(href)"
    follow = SITE + r"/en/(?i:newsroom)/[^?#]+"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    body = "div.field-item.even"
    date = "div.meta.submitted::text"
    kinds_by = KINDS["en"]


class BeMfaSpider(SourceSpider):
    card = SourceCard(
        name="be_mfa",
        actor="BEL",
        publisher="Federal Public Service Foreign Affairs",
        about="The foreign ministry of Belgium: news and statements in English.",
        url="https://diplomatie.belgium.be/en/Newsroom/overview",
        hosts=("diplomatie.belgium.be", "www.diplomatie.belgium.be"),
        languages=("en",),
        timezone="Europe/Brussels",
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
        "https://diplomatie.belgium.be/en/Newsroom/overview",
    ]
