"""The foreign ministry of Singapore: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mfa\.gov\.sg"


class Listing(ListingPage):
    route = SITE + r"/Newsroom/Press-Statements-Transcripts-and-Photos/?"
    follow = SITE + r"/(?i:newsroom/press-statements-transcripts-and-photos)/[^?#]+"
    row = "div.strip2 div.sec2 h3 a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]


class SgMfaSpider(SourceSpider):
    card = SourceCard(
        name="sg_mfa",
        actor="SGP",
        publisher="Ministry of Foreign Affairs",
        about=(
            "The foreign ministry of Singapore: press statements, transcripts and "
            "speeches in English."
        ),
        url="https://www.mfa.gov.sg/Newsroom/Press-Statements-Transcripts-and-Photos",
        hosts=("www.mfa.gov.sg", "mfa.gov.sg"),
        languages=("en",),
        timezone="Asia/Singapore",
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
        "https://www.mfa.gov.sg/Newsroom/Press-Statements-Transcripts-and-Photos",
    ]
