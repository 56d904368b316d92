"""The government of Nauru: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?naurugov\.nr"


class Listing(ListingPage):
    route = SITE + r"/government-information-office/media-release\.aspx"
    follow = SITE + r"/government-information-office/media-release/[^?#]+\.aspx"
    row = "div.aNewsItem h4 a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]
    body = "div.articleContent"


class NrGovSpider(SourceSpider):
    card = SourceCard(
        name="nr_gov",
        actor="NRU",
        publisher="Government Information Office",
        about="The government of Nauru: media releases in English.",
        url="http://naurugov.nr/government-information-office/media-release.aspx",
        hosts=("naurugov.nr", "www.naurugov.nr"),
        languages=("en",),
        timezone="Pacific/Nauru",
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
        "http://naurugov.nr/government-information-office/media-release.aspx",
    ]
