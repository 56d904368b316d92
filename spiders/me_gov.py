"""The government of Montenegro: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?gov\.me"


class Listing(ListingPage):
    route = SITE + r"/en/press/?"
    follow = SITE + r"/en/article/[^?#]+"
    row = 'a[href*="/en/article/"]'
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]
    body = "div.ui-article"


class MeGovSpider(SourceSpider):
    card = SourceCard(
        name="me_gov",
        actor="MNE",
        publisher="Vlada Crne Gore",
        about=(
            "The government of Montenegro, the foreign ministry among others: news and "
            "press releases in English."
        ),
        url="https://www.gov.me/en/press",
        hosts=("www.gov.me", "gov.me"),
        languages=("en",),
        timezone="Europe/Podgorica",
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
        "https://www.gov.me/en/press",
    ]
