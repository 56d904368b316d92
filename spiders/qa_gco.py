"""The government of Qatar: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?gco\.gov\.qa"


class Listing(ListingPage):
    route = SITE + r"/en/media-centre/press-release/?"
    follow = SITE + r"/en/(?!media-centre/press-release/?$)[^?#]{8,}"
    row = "div.col-3.no-float.press a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]


class QaGcoSpider(SourceSpider):
    card = SourceCard(
        name="qa_gco",
        actor="QAT",
        publisher="Government Communications Office",
        about="The government of Qatar: press releases and statements in English.",
        url="https://www.gco.gov.qa/en/media-centre/press-release",
        hosts=("www.gco.gov.qa", "gco.gov.qa"),
        languages=("en",),
        timezone="Asia/Qatar",
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
        "https://www.gco.gov.qa/en/media-centre/press-release",
    ]
