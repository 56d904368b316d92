"""The government of Jamaica: a WordPress feed of its posts."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.title_kinds import KINDS
from onrecord.spiders.wordpress import PAGED, POSTS, Post, PostFeed

SITE = r"https?://(?:www\.)?jis\.gov\.jm"


class Feed(PostFeed):
    route = SITE + r"/feed/" + PAGED
    follow = SITE + POSTS
    kinds_by = KINDS["en"]


class Item(Post):
    route = Feed.follow
    kinds_by = KINDS["en"]
    body = ".entry-content"


class JmJisSpider(SourceSpider):
    card = SourceCard(
        name="jm_jis",
        actor="JAM",
        publisher="Jamaica Information Service",
        about=(
            "The government of Jamaica, the foreign ministry among others, by its "
            "information service: news and press releases in English."
        ),
        url="https://jis.gov.jm",
        hosts=("jis.gov.jm", "www.jis.gov.jm"),
        languages=("en",),
        timezone="America/Jamaica",
        kinds=("statement", "speech", "remarks", "press_release"),
        platform="WordPress",
        first_date=date(2022, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="unverified",
        evidence="no run seen; its feed is the WordPress default, untried",
        items_per_week=60,
        max_quiet_days=7,
        delay=5.0,
    )
    pages = (Feed, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        "https://jis.gov.jm/feed/",
    ]
