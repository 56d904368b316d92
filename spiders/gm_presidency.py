"""The head of state of the Gambia: a listing and its items."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = "http://www.statehouse.gm"


class Releases(ListingPage):
    route = r"https?://(?:www\.)?statehouse\.gm/news\?style=4_column"
    follow = r"https?://(?:www\.)?statehouse\.gm/(?!news(?:$|\?))[^?#]{8,}"
    row = "div.news-wrap h5 a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Releases.follow
    kinds_by = KINDS["en"]


class GmPresidencySpider(SourceSpider):
    card = SourceCard(
        name="gm_presidency",
        actor="GMB",
        publisher="Office of the President",
        about="The head of state of the Gambia: news and press releases, in English.",
        url=f"{SITE}/news?style=4_column",
        hosts=("www.statehouse.gm", "statehouse.gm"),
        languages=("en",),
        timezone="Africa/Banjul",
        kinds=(
            "statement",
            "joint_statement",
            "communique",
            "speech",
            "remarks",
            "message",
            "press_release",
        ),
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
    pages = (Releases, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/news?style=4_column",
    ]
