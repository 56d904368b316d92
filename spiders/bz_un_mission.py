"""Belize at the United Nations: a WordPress feed of its posts."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.title_kinds import KINDS
from onrecord.spiders.wordpress import PAGED, POSTS, Post, PostFeed

SITE = r"https?://(?:www\.)?belizemission\.com"


class Feed(PostFeed):
    route = SITE + r"/feed/" + PAGED
    follow = SITE + POSTS
    kind = "statement"
    kinds_by = KINDS["en"]


class Item(Post):
    route = Feed.follow
    kind = "statement"
    kinds_by = KINDS["en"]
    body = "div.entry-content"


class BzUnMissionSpider(SourceSpider):
    card = SourceCard(
        name="bz_un_mission",
        actor="BLZ",
        publisher="Permanent Mission of Belize to the United Nations",
        about="Belize at the United Nations: statements and news in English.",
        url="https://www.belizemission.com/news",
        hosts=("www.belizemission.com", "belizemission.com"),
        languages=("en",),
        timezone="America/New_York",
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
        "https://www.belizemission.com/feed/",
    ]
