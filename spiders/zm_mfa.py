"""The foreign ministry of Zambia: a WordPress feed of its posts."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.title_kinds import KINDS
from onrecord.spiders.wordpress import PAGED, POSTS, Post, PostFeed

SITE = r"https?://(?:www\.)?mofa\.gov\.zm"


class Feed(PostFeed):
    route = SITE + r"/feed/" + PAGED
    follow = SITE + POSTS
    kinds_by = KINDS["en"]


class Item(Post):
    route = Feed.follow
    kinds_by = KINDS["en"]
    body = "div.gdlr-blog-content"


class ZmMfaSpider(SourceSpider):
    card = SourceCard(
        name="zm_mfa",
        actor="ZMB",
        publisher="Ministry of Foreign Affairs and International Cooperation",
        about="The foreign ministry of Zambia: news and press releases in English.",
        url="https://www.mofa.gov.zm",
        hosts=("www.mofa.gov.zm", "mofa.gov.zm"),
        languages=("en",),
        timezone="Africa/Lusaka",
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
        "https://www.mofa.gov.zm/feed/",
    ]
