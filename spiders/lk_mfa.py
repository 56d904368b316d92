"""The foreign ministry of Sri Lanka: a WordPress feed of one category."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.title_kinds import KINDS
from onrecord.spiders.wordpress import PAGED, POSTS, Post, PostFeed

SITE = r"https?://(?:www\.)?mfa\.gov\.lk"


class Feed(PostFeed):
    route = SITE + r"/category/ministers-statements-ministers-statements/feed/" + PAGED
    follow = SITE + POSTS
    kind = "statement"
    kinds_by = KINDS["en"]


class Item(Post):
    route = Feed.follow
    kind = "statement"
    kinds_by = KINDS["en"]
    body = "div.entry-content"


class LkMfaSpider(SourceSpider):
    card = SourceCard(
        name="lk_mfa",
        actor="LKA",
        publisher="Ministry of Foreign Affairs, Foreign Employment and Tourism",
        about=(
            "The foreign ministry of Sri Lanka: statements of the minister in English."
        ),
        url="https://mfa.gov.lk/category/ministers-statements-ministers-statements",
        hosts=("mfa.gov.lk", "www.mfa.gov.lk"),
        languages=("en",),
        timezone="Asia/Colombo",
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
        "https://mfa.gov.lk/category/ministers-statements-ministers-statements/feed/",
    ]
