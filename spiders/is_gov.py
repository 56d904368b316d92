"""The government of Iceland, the foreign ministry included: a listing and its items."""

from __future__ import annotations

from datetime import date as Day

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?government\.is"


class Listing(ListingPage):
    route = SITE + r"/news"
    row = "a[href]"
    link = "::attr(href)"
    follow = SITE + r"/news/article/[^#]+"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    body = "section.single-news__content"
    date = "span.news-startdate::text"
    kinds_by = KINDS["en"]


class IsGovSpider(SourceSpider):
    card = SourceCard(
        name="is_gov",
        actor="ISL",
        publisher="Government of Iceland",
        about=(
            "The government of Iceland, the foreign ministry included: news in English."
        ),
        url="https://www.government.is/news",
        hosts=("www.government.is", "government.is"),
        languages=("en",),
        timezone="Atlantic/Reykjavik",
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
        "https://www.government.is/news",
    ]
