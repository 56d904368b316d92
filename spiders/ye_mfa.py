"""The foreign ministry of Yemen: a WordPress feed of one category."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.title_kinds import KINDS
from onrecord.spiders.wordpress import PAGED, Post, PostFeed

SITE = r"https?://(?:www\.)?mofa-ye\.org"


class Feed(PostFeed):
    route = SITE + r"/Pages/category/press-releases/feed/" + PAGED
    follow = SITE + r"/Pages/(?!category/|tag/|author/|feed/)[^?#]+"
    kinds_by = KINDS["en"]


class Item(Post):
    route = Feed.follow
    kinds_by = KINDS["en"]
    body = "div.entry"


class YeMfaSpider(SourceSpider):
    card = SourceCard(
        name="ye_mfa",
        actor="YEM",
        publisher="وزارة الخارجية وشؤون المغتربين",
        about=(
            "The foreign ministry of Yemen, of its internationally recognised "
            "government: press releases in English."
        ),
        url="https://www.mofa-ye.org/Pages/category/press-releases",
        hosts=("www.mofa-ye.org", "mofa-ye.org"),
        languages=("en",),
        timezone="Asia/Aden",
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
        "https://www.mofa-ye.org/Pages/category/press-releases/feed/",
    ]
