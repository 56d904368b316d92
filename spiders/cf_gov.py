"""The government of the Central African Republic: a listing."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?gouv\.cf"


class Listing(ListingPage):
    route = SITE + r"/les-actualites/?"
    follow = SITE + r"/(?!les-actualites/?$)[^?#]{8,}"
    row = "span.field-content a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["fr"]
    body = "div.content > div.field--name-body"


class CfGovSpider(SourceSpider):
    card = SourceCard(
        name="cf_gov",
        actor="CAF",
        publisher="Gouvernement de la République centrafricaine",
        about=(
            "The government of the Central African Republic: news and press releases "
            "in French."
        ),
        url="https://gouv.cf/les-actualites",
        hosts=("gouv.cf", "www.gouv.cf"),
        languages=("fr",),
        timezone="Africa/Bangui",
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
        "https://gouv.cf/les-actualites",
    ]
