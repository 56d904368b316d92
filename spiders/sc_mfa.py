"""The foreign ministry of Seychelles: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mfa\.gov\.sc"


class Listing(ListingPage):
    route = SITE + r"/news/?"
    follow = SITE + r"/(?!news/?$)[^?#]*news[^?#]+(?:\?[^#]+)?"
    row = "article.custom_width12 a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]
    body = "div.selected_news"


class ScMfaSpider(SourceSpider):
    card = SourceCard(
        name="sc_mfa",
        actor="SYC",
        publisher="Ministry of Foreign Affairs and Tourism",
        about="The foreign ministry of Seychelles: news and press releases in English.",
        url="https://www.mfa.gov.sc/news",
        hosts=("www.mfa.gov.sc", "mfa.gov.sc"),
        languages=("en",),
        timezone="Indian/Mahe",
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
        "https://www.mfa.gov.sc/news",
    ]
