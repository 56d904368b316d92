"""The foreign ministry of Kuwait: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mofa\.gov\.kw"


class Listing(ListingPage):
    route = SITE + r"(?:/en/media-center/news/?|/en/media-center/official-statements/?)"
    follow = SITE + r"/en/(?!media-center/(?:news|official-statements)/?$)[^?#]{8,}"
    row = "div.news-item a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]
    body = "div.typo-text-sm1.gray-dark"


class KwMfaSpider(SourceSpider):
    card = SourceCard(
        name="kw_mfa",
        actor="KWT",
        publisher="وزارة الخارجية",
        about=(
            "The foreign ministry of Kuwait: news and official statements in English."
        ),
        url="https://www.mofa.gov.kw/en/media-center/news",
        hosts=("www.mofa.gov.kw", "mofa.gov.kw"),
        languages=("en",),
        timezone="Asia/Kuwait",
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
        "https://www.mofa.gov.kw/en/media-center/news",
        "https://www.mofa.gov.kw/en/media-center/official-statements",
    ]
