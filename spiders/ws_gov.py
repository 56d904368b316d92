"""The government of Samoa: a WordPress feed of one category."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.title_kinds import KINDS
from onrecord.spiders.wordpress import PAGED, POSTS, Post, PostFeed

SITE = r"https?://(?:www\.)?samoagovt\.ws"


class Feed(PostFeed):
    route = SITE + r"/category/press-releases/feed/" + PAGED
    follow = SITE + POSTS
    kinds_by = KINDS["en"]


class Item(Post):
    route = Feed.follow
    kinds_by = KINDS["en"]
    body = "div.article_content.entry-content"


class WsGovSpider(SourceSpider):
    card = SourceCard(
        name="ws_gov",
        actor="WSM",
        publisher="Government of Samoa",
        about="The government of Samoa: press releases and statements in English.",
        url="https://www.samoagovt.ws/category/press-releases",
        hosts=("www.samoagovt.ws", "samoagovt.ws"),
        languages=("en",),
        timezone="Pacific/Apia",
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
        "https://www.samoagovt.ws/category/press-releases/feed/",
    ]
