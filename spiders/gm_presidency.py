"""The head of state of the Gambia: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?statehouse\.gm"


class Listing(ListingPage):
    route = SITE + r"/news\?style=4_column"
    follow = SITE + r"/(?!news(?:$|\?))[^?#]{8,}"
    row = "div.news-wrap h5 a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]


class GmPresidencySpider(SourceSpider):
    card = SourceCard(
        name="gm_presidency",
        actor="GMB",
        publisher="Office of the President",
        about="The head of state of the Gambia: news and press releases in English.",
        url="http://www.statehouse.gm/news?style=4_column",
        hosts=("www.statehouse.gm", "statehouse.gm"),
        languages=("en",),
        timezone="Africa/Banjul",
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
        "http://www.statehouse.gm/news?style=4_column",
    ]
