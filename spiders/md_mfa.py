"""The foreign ministry of Moldova: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date as Day

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mfa\.gov\.md"


class Listing(ListingPage):
    route = SITE + r"/en/press-release-types/comunicate-de-presa"
    row = "a[href]"
    link = "::attr(href)"
    follow = SITE + r"/en/(?:content|press-release)[^?#]*/[^?#]+"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    # No date selector is known that still stands: general reading looks for it.
    body = "article > div.content"
    kinds_by = KINDS["en"]


class MdMfaSpider(SourceSpider):
    card = SourceCard(
        name="md_mfa",
        actor="MDA",
        publisher="Ministry of Foreign Affairs of Moldova",
        about="The foreign ministry of Moldova: press releases in English.",
        url="https://mfa.gov.md/en/press-release-types/comunicate-de-presa",
        hosts=("mfa.gov.md", "www.mfa.gov.md"),
        languages=("en",),
        timezone="Europe/Chisinau",
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
        "https://mfa.gov.md/en/press-release-types/comunicate-de-presa",
    ]
