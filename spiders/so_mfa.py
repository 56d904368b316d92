"""The foreign ministry of Somalia: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mfa\.gov\.so"


class Listing(ListingPage):
    route = SITE + r"/press/news-and-media-releases/?"
    follow = (
        SITE + r"/(?!press/news-and-media-releases/?$|category/|author/|tag"
        r"/)[^?#]{8,}"
    )
    row = "div.post-header a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]
    body = "div.post-content"


class SoMfaSpider(SourceSpider):
    card = SourceCard(
        name="so_mfa",
        actor="SOM",
        publisher="Ministry of Foreign Affairs and International Cooperation",
        about=(
            "The foreign ministry of Somalia: press releases and statements in English."
        ),
        url="https://www.mfa.gov.so/press/news-and-media-releases",
        hosts=("www.mfa.gov.so", "mfa.gov.so"),
        languages=("en",),
        timezone="Africa/Mogadishu",
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
        "https://www.mfa.gov.so/press/news-and-media-releases",
    ]
