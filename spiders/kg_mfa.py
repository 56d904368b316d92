"""The foreign ministry of Kyrgyzstan: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date as Day

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mfa\.gov\.kg"


class Listing(ListingPage):
    route = SITE + r"/en/Main-menu/Press-service/novosti"
    row = "a[href]"
    link = "::attr(href)"
    follow = SITE + r"/en/Main-menu/Press-service/novosti/[^?#]+"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    body = "div.article__body"
    date = "time.news__date::text"
    kinds_by = KINDS["en"]


class KgMfaSpider(SourceSpider):
    card = SourceCard(
        name="kg_mfa",
        actor="KGZ",
        publisher="Ministry of Foreign Affairs of Kyrgyzstan",
        about="The foreign ministry of Kyrgyzstan: news of its press service.",
        url="https://mfa.gov.kg/en/Main-menu/Press-service/novosti",
        hosts=("mfa.gov.kg", "www.mfa.gov.kg"),
        languages=("en",),
        timezone="Asia/Bishkek",
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
        "https://mfa.gov.kg/en/Main-menu/Press-service/novosti",
    ]
