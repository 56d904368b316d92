"""The foreign ministry of Zimbabwe: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?zimfa\.gov\.zw"


class Listing(ListingPage):
    route = SITE + r"/index\.php/media-centre/news/?"
    follow = SITE + r"/index\.php/(?!media-centre/news/?$)[^?#]+"
    row = "a.moduleItemTitle[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]
    body = "div.itemBody"


class ZwMfaSpider(SourceSpider):
    card = SourceCard(
        name="zw_mfa",
        actor="ZWE",
        publisher="Ministry of Foreign Affairs and International Trade",
        about="The foreign ministry of Zimbabwe: news and press releases in English.",
        url="http://www.zimfa.gov.zw/index.php/media-centre/news",
        hosts=("www.zimfa.gov.zw", "zimfa.gov.zw"),
        languages=("en",),
        timezone="Africa/Harare",
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
        "http://www.zimfa.gov.zw/index.php/media-centre/news",
    ]
