"""The foreign ministry of Mongolia: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mfa\.gov\.mn"


class Listing(ListingPage):
    route = SITE + r"/en/news/?"
    follow = SITE + r"/en/(?!news/?$)[^?#]+"
    row = "div.blog-bottom a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]
    body = "div.entry-content"


class MnMfaSpider(SourceSpider):
    card = SourceCard(
        name="mn_mfa",
        actor="MNG",
        publisher="Ministry of Foreign Affairs",
        about="The foreign ministry of Mongolia: news and press releases in English.",
        url="https://mfa.gov.mn/en/news",
        hosts=("mfa.gov.mn", "www.mfa.gov.mn"),
        languages=("en",),
        timezone="Asia/Ulaanbaatar",
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
        "https://mfa.gov.mn/en/news",
    ]
