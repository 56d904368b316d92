"""Serbia's foreign ministry: listings of its press service."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.mfa.gov.rs"


class PressService(ListingPage):
    """What leads to a page of the press service is an item."""

    route = (
        r"https://www\.mfa\.gov\.rs/en/press-service/"
        r"(?:actualities|statements|news)"
    )
    follow = (
        r"https://www\.mfa\.gov\.rs/en/press-service/"
        r"(?:actualities|statements|news)/[^?#]+"
    )
    row = 'a[href*="/en/press-service/"]'
    link = "::attr(href)"
    title = "a"
    undated = True


class Item(ArticlePage):
    route = PressService.follow
    kinds_by = ((r"/statements/", "statement"), *KINDS["en"])


class RsMfaSpider(SourceSpider):
    card = SourceCard(
        name="rs_mfa",
        actor="SRB",
        publisher="Ministarstvo spoljnih poslova",
        about="The foreign ministry of Serbia: news and statements in English.",
        url=f"{SITE}/en/press-service/actualities",
        hosts=("www.mfa.gov.rs",),
        languages=("en",),
        timezone="Europe/Belgrade",
        kinds=("statement", "joint_statement", "press_release"),
        platform="listing",
        first_date=date(2022, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="unverified",
        evidence="2021-22",
        items_per_week=8,
        max_quiet_days=30,
        delay=3.0,
    )
    pages = (PressService, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/en/press-service/actualities",
        f"{SITE}/en/press-service/statements",
    ]
