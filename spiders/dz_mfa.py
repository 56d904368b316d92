"""The foreign ministry of Algeria: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mae\.gov\.dz"


class Listing(ListingPage):
    route = SITE + r"/Nouvelles_2\.aspx"
    follow = SITE + r"/(?!Nouvelles)[^?#]+\.aspx(?:\?[^#]+)?"
    row = "a.news_title[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["fr"]
    body = "div.body_content"


class DzMfaSpider(SourceSpider):
    card = SourceCard(
        name="dz_mfa",
        actor="DZA",
        publisher="وزارة الشؤون الخارجية",
        about="The foreign ministry of Algeria: news and press releases in French.",
        url="http://www.mae.gov.dz/Nouvelles_2.aspx",
        hosts=("www.mae.gov.dz", "mae.gov.dz"),
        languages=("fr",),
        timezone="Africa/Algiers",
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
        "http://www.mae.gov.dz/Nouvelles_2.aspx",
    ]
