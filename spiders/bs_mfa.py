"""The foreign ministry of the Bahamas: a WordPress feed of one category."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.title_kinds import KINDS
from onrecord.spiders.wordpress import PAGED, POSTS, Post, PostFeed

SITE = r"https?://(?:www\.)?mofa\.gov\.bs"


class Feed(PostFeed):
    route = SITE + r"/category/latest-news/feed/" + PAGED
    follow = SITE + POSTS
    kinds_by = KINDS["en"]


class Item(Post):
    route = Feed.follow
    kinds_by = KINDS["en"]
    body = "div.entry-content"


class BsMfaSpider(SourceSpider):
    card = SourceCard(
        name="bs_mfa",
        actor="BHS",
        publisher="Ministry of Foreign Affairs",
        about=(
            "The foreign ministry of the Bahamas: news and press releases in English."
        ),
        url="https://mofa.gov.bs/category/latest-news",
        hosts=("mofa.gov.bs", "www.mofa.gov.bs"),
        languages=("en",),
        timezone="America/Nassau",
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
        "https://mofa.gov.bs/category/latest-news/feed/",
    ]
