"""The foreign ministry of Burundi: a WordPress feed of one category."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.title_kinds import KINDS
from onrecord.spiders.wordpress import PAGED, POSTS, Post, PostFeed

SITE = r"https?://(?:www\.)?mae\.gov\.bi"


class Feed(PostFeed):
    route = SITE + r"/category/actualites/feed/" + PAGED
    follow = SITE + POSTS
    kinds_by = KINDS["fr"]


class Item(Post):
    route = Feed.follow
    kinds_by = KINDS["fr"]


class BiMfaSpider(SourceSpider):
    card = SourceCard(
        name="bi_mfa",
        actor="BDI",
        publisher=(
            "Ministère des Affaires étrangères et de la Coopération au développement"
        ),
        about="The foreign ministry of Burundi: news and press releases in French.",
        url="https://www.mae.gov.bi/category/actualites",
        hosts=("www.mae.gov.bi", "mae.gov.bi"),
        languages=("fr",),
        timezone="Africa/Bujumbura",
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
        "https://www.mae.gov.bi/category/actualites/feed/",
    ]
