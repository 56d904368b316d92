"""The government of Dominica: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://news\.gov\.dm"


class Listing(ListingPage):
    route = SITE + r"/news/?"
    follow = SITE + r"/(?:index\.php/)?news/(?P<id>\d+)-[^?#]+"
    row = "tbody tr a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]


class DmGovSpider(SourceSpider):
    card = SourceCard(
        name="dm_gov",
        actor="DMA",
        publisher="Government Information Service",
        about="The government of Dominica: news and press releases in English.",
        url="https://news.gov.dm/news",
        hosts=("news.gov.dm",),
        languages=("en",),
        timezone="America/Dominica",
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
        "https://news.gov.dm/news",
    ]
