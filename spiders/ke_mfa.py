"""The foreign ministry of Kenya: a WordPress feed of its posts."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.title_kinds import KINDS
from onrecord.spiders.wordpress import PAGED, POSTS, Post, PostFeed

SITE = r"https?://(?:www\.)?mfa\.go\.ke"


class Feed(PostFeed):
    route = SITE + r"/feed/" + PAGED
    follow = SITE + POSTS
    kinds_by = KINDS["en"]


class Item(Post):
    route = Feed.follow
    kinds_by = KINDS["en"]
    body = "div.entry-content"


class KeMfaSpider(SourceSpider):
    card = SourceCard(
        name="ke_mfa",
        actor="KEN",
        publisher="Ministry of Foreign and Diaspora Affairs",
        about="The foreign ministry of Kenya: news and press releases in English.",
        url="https://www.mfa.go.ke",
        hosts=("www.mfa.go.ke", "mfa.go.ke"),
        languages=("en",),
        timezone="Africa/Nairobi",
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
        "https://www.mfa.go.ke/feed/",
    ]
