"""The government of Cabo Verde: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?governo\.cv"


class Listing(ListingPage):
    route = SITE + r"/noticias/?"
    follow = SITE + r"/(?!noticias/?$)[^?#]{8,}"
    row = "a.others-posts[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["pt"]
    body = "div.content-post"


class CvGovSpider(SourceSpider):
    card = SourceCard(
        name="cv_gov",
        actor="CPV",
        publisher="Governo de Cabo Verde",
        about="The government of Cabo Verde: news and press releases in Portuguese.",
        url="https://www.governo.cv/noticias",
        hosts=("www.governo.cv", "governo.cv"),
        languages=("pt",),
        timezone="Atlantic/Cape_Verde",
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
        "https://www.governo.cv/noticias",
    ]
