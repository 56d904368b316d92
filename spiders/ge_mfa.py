"""The foreign ministry of Georgia, the state: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date as Day

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mfa\.gov\.ge"


class Listing(ListingPage):
    route = SITE + r"/MainNav/MediaCenter/Statement\.aspx\?lang=en-US"
    row = "a[href]"
    link = "::attr(href)"
    follow = SITE + r"/(?:News|MainNav)/[^#]+"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    body = "div.full-story.row"
    date = "p.date::text"
    kinds_by = KINDS["en"]


class GeMfaSpider(SourceSpider):
    card = SourceCard(
        name="ge_mfa",
        actor="GEO",
        publisher="Ministry of Foreign Affairs of Georgia",
        about="The foreign ministry of Georgia, the state: statements in English.",
        url="https://mfa.gov.ge/MainNav/MediaCenter/Statement.aspx?lang=en-US",
        hosts=("mfa.gov.ge", "www.mfa.gov.ge"),
        languages=("en",),
        timezone="Asia/Tbilisi",
        kinds=("statement", "speech", "remarks", "press_release"),
        platform="listing",
        first_date=Day(2021, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="unverified",
        evidence="2021-22",
        items_per_week=4,
        max_quiet_days=30,
    )
    pages = (Listing, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        "https://mfa.gov.ge/MainNav/MediaCenter/Statement.aspx?lang=en-US",
    ]
