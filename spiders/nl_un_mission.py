"""The Netherlands at international organisations: a listing."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?permanentrepresentations\.nl"


class Listing(ListingPage):
    route = SITE + r"/documents/?"
    follow = SITE + r"/documents/[^?#]+/[^?#]+"
    row = "a.publication[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kind = "statement"
    kinds_by = KINDS["en"]
    body = "div.article.content"


class NlUnMissionSpider(SourceSpider):
    card = SourceCard(
        name="nl_un_mission",
        actor="NLD",
        publisher=(
            "Permanent Representation of the Kingdom of the Netherlands to the United "
            "Nations"
        ),
        about=(
            "The Netherlands at international organisations: speeches and statements "
            "in English."
        ),
        url="https://www.permanentrepresentations.nl/documents",
        hosts=("www.permanentrepresentations.nl", "permanentrepresentations.nl"),
        languages=("en",),
        timezone="Europe/Amsterdam",
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
        "https://www.permanentrepresentations.nl/documents",
    ]
