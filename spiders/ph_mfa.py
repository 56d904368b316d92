"""The foreign ministry of the Philippines: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?dfa\.gov\.ph"


class Listing(ListingPage):
    route = SITE + r"/dfa-news/dfa-releasesupdate/?"
    follow = SITE + r"/dfa-news/[\w-]+update/(?P<id>\d+)-[^?#]+"
    row = "#adminForm tbody tr a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]
    body = 'div[itemprop="articleBody"]'


class PhMfaSpider(SourceSpider):
    card = SourceCard(
        name="ph_mfa",
        actor="PHL",
        publisher="Department of Foreign Affairs",
        about=(
            "The foreign ministry of the Philippines: press releases and statements in "
            "English."
        ),
        url="https://dfa.gov.ph/dfa-news/dfa-releasesupdate",
        hosts=("dfa.gov.ph", "www.dfa.gov.ph"),
        languages=("en",),
        timezone="Asia/Manila",
        kinds=("statement", "speech", "remarks", "press_release"),
        platform="listing",
        first_date=date(2022, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="unverified",
        evidence="2021-22",
        items_per_week=30,
        max_quiet_days=14,
        delay=5.0,
    )
    pages = (Listing, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        "https://dfa.gov.ph/dfa-news/dfa-releasesupdate",
    ]
