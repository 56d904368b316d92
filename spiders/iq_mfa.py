"""The foreign ministry of Iraq: a WordPress feed of one category."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.title_kinds import KINDS
from onrecord.spiders.wordpress import PAGED, POSTS, Post, PostFeed

SITE = r"https?://(?:www\.)?mofa\.gov\.iq"


class Feed(PostFeed):
    route = SITE + r"/category/spokesperson-en/feed/" + PAGED
    follow = SITE + POSTS
    kind = "statement"
    kinds_by = KINDS["en"]


class Item(Post):
    route = Feed.follow
    kind = "statement"
    kinds_by = KINDS["en"]
    body = "div.entry-inner"


class IqMfaSpider(SourceSpider):
    card = SourceCard(
        name="iq_mfa",
        actor="IRQ",
        publisher="وزارة الخارجية",
        about=(
            "The foreign ministry of Iraq: statements of the spokesperson in English."
        ),
        url="https://www.mofa.gov.iq/category/spokesperson-en",
        hosts=("www.mofa.gov.iq", "mofa.gov.iq"),
        languages=("en",),
        timezone="Asia/Baghdad",
        kinds=("statement", "speech", "remarks", "press_release"),
        platform="WordPress",
        first_date=date(2022, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="unverified",
        evidence="2021-22; its feed is the WordPress default, untried",
        items_per_week=4,
        max_quiet_days=60,
        delay=5.0,
    )
    pages = (Feed, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        "https://www.mofa.gov.iq/category/spokesperson-en/feed/",
    ]
