"""The foreign ministry of Bhutan: a WordPress feed of its posts."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.title_kinds import KINDS
from onrecord.spiders.wordpress import PAGED, Post, PostFeed

SITE = r"https?://(?:www\.)?mfa\.gov\.bt"


class Feed(PostFeed):
    route = SITE + r"/feed/" + PAGED
    follow = SITE + r"/(?:\?p=\d+|(?!wp-|category/|tag/|author/|feed/)[^?#]+)"
    kinds_by = KINDS["en"]


class Item(Post):
    route = Feed.follow
    kinds_by = KINDS["en"]
    body = "div.entry"


class BtMfaSpider(SourceSpider):
    card = SourceCard(
        name="bt_mfa",
        actor="BTN",
        publisher="Ministry of Foreign Affairs and External Trade",
        about=(
            "The foreign ministry of Bhutan: press releases and statements in English."
        ),
        url="https://www.mfa.gov.bt/?page_id=9101",
        hosts=("www.mfa.gov.bt", "mfa.gov.bt"),
        languages=("en",),
        timezone="Asia/Thimphu",
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
        "https://www.mfa.gov.bt/feed/",
    ]
