"""The government of the Maldives: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?gov\.mv"


class Listing(ListingPage):
    route = SITE + r"/en/news-and-communications\?category=4"
    follow = SITE + r"/en/news-and-communications/[^?#]+"
    row = "span.govmv-caption-s a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]
    body = "div.govmv-body"


class MvGovSpider(SourceSpider):
    card = SourceCard(
        name="mv_gov",
        actor="MDV",
        publisher=(
            "President's Office and Ministry of Foreign Affairs, by the government's "
            "portal"
        ),
        about="The government of the Maldives: news and press releases in English.",
        url="https://www.gov.mv/en/news-and-communications?category=4",
        hosts=("www.gov.mv", "gov.mv"),
        languages=("en",),
        timezone="Indian/Maldives",
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
        "https://www.gov.mv/en/news-and-communications?category=4",
    ]
