"""The government of Angola: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?governo\.gov\.ao"


class Listing(ListingPage):
    route = SITE + r"/ao/noticias/?"
    follow = SITE + r"/ao/noticias/[^?#]+"
    row = "div.item a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["pt"]


class AoGovSpider(SourceSpider):
    card = SourceCard(
        name="ao_gov",
        actor="AGO",
        publisher="Governo da República de Angola",
        about="The government of Angola: news and press releases in Portuguese.",
        url="https://governo.gov.ao/ao/noticias",
        hosts=("governo.gov.ao", "www.governo.gov.ao"),
        languages=("pt",),
        timezone="Africa/Luanda",
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
        "https://governo.gov.ao/ao/noticias",
    ]
