"""The foreign ministry of Laos: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mofa\.gov\.la"


class Listing(ListingPage):
    route = SITE + r"/index\.php/statements/?"
    follow = SITE + r"/index\.php/statements/(?:[\w-]+/)*(?P<id>\d+)-[^?#]+"
    row = "table.category tbody td a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kind = "statement"
    kinds_by = KINDS["en"]
    body = "div.art-article"


class LaMfaSpider(SourceSpider):
    card = SourceCard(
        name="la_mfa",
        actor="LAO",
        publisher="Ministry of Foreign Affairs",
        about="The foreign ministry of Laos: statements in English.",
        url="http://www.mofa.gov.la/index.php/statements",
        hosts=("www.mofa.gov.la", "mofa.gov.la"),
        languages=("en",),
        timezone="Asia/Vientiane",
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
        "http://www.mofa.gov.la/index.php/statements",
    ]
