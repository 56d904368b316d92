"""The government of South Africa: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?gov\.za"


class Listing(ListingPage):
    route = SITE + r"/speeches/?"
    follow = SITE + r"/(?:news/)?(?:speeches|media-statements|media-advisories)/[^?#]+"
    row = "div.view-content tbody tr a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]


class ZaGovSpider(SourceSpider):
    card = SourceCard(
        name="za_gov",
        actor="ZAF",
        publisher="Government Communication and Information System",
        about=(
            "The government of South Africa, the presidency and the foreign ministry "
            "among them: speeches and media statements in English."
        ),
        url="https://www.gov.za/speeches",
        hosts=("www.gov.za", "gov.za"),
        languages=("en",),
        timezone="Africa/Johannesburg",
        kinds=("statement", "speech", "remarks", "press_release"),
        platform="listing",
        first_date=date(2022, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="unverified",
        evidence="2021-22",
        items_per_week=120,
        max_quiet_days=7,
        delay=5.0,
    )
    pages = (Listing, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        "https://www.gov.za/speeches",
    ]
