"""The foreign ministry of Malaysia: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?kln\.gov\.my"


class Listing(ListingPage):
    route = SITE + r"/web/guest/press-releases/?"
    follow = SITE + r"/web/guest/-/(?P<id>[^?#/]+)(?:\?[^#]*)?"
    row = "table tbody tr td:first-child a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]
    body = "div.journal-content-article"


class MyMfaSpider(SourceSpider):
    card = SourceCard(
        name="my_mfa",
        actor="MYS",
        publisher="Kementerian Luar Negeri",
        about=(
            "The foreign ministry of Malaysia: press releases and statements in "
            "English."
        ),
        url="https://www.kln.gov.my/web/guest/press-releases",
        hosts=("www.kln.gov.my", "kln.gov.my"),
        languages=("en",),
        timezone="Asia/Kuala_Lumpur",
        kinds=("statement", "speech", "remarks", "press_release"),
        platform="listing",
        first_date=date(2022, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="unverified",
        evidence="2021-22, and an item captured then",
        items_per_week=10,
        max_quiet_days=21,
        delay=5.0,
    )
    pages = (Listing, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        "https://www.kln.gov.my/web/guest/press-releases",
    ]
