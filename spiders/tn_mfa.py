"""The foreign ministry of Tunisia: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?diplomatie\.gov\.tn"


class Listing(ListingPage):
    route = SITE + r"/en/press/news/?"
    follow = SITE + r"/en/press/news/[^#]+"
    row = "div.grid.grid-listing-actus h5 a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]


class TnMfaSpider(SourceSpider):
    card = SourceCard(
        name="tn_mfa",
        actor="TUN",
        publisher=(
            "Ministère des Affaires étrangères, de la Migration et des Tunisiens à "
            "l'étranger"
        ),
        about="The foreign ministry of Tunisia: news and press releases in English.",
        url="https://www.diplomatie.gov.tn/en/press/news",
        hosts=("www.diplomatie.gov.tn", "diplomatie.gov.tn"),
        languages=("en",),
        timezone="Africa/Tunis",
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
        "https://www.diplomatie.gov.tn/en/press/news",
    ]
