"""The government of Guinea: a WordPress feed of its posts."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.title_kinds import KINDS
from onrecord.spiders.wordpress import PAGED, POSTS, Post, PostFeed

SITE = r"https?://(?:www\.)?infocommunication\.gov\.gn"


class Feed(PostFeed):
    route = SITE + r"/feed/" + PAGED
    follow = SITE + POSTS
    kinds_by = KINDS["fr"]


class Item(Post):
    route = Feed.follow
    kinds_by = KINDS["fr"]
    body = "div.td-post-content"


class GnGovSpider(SourceSpider):
    card = SourceCard(
        name="gn_gov",
        actor="GIN",
        publisher="Ministère de l'Information et de la Communication",
        about=(
            "The government of Guinea, by its ministry of information: news and press "
            "releases in French."
        ),
        url="http://infocommunication.gov.gn",
        hosts=("infocommunication.gov.gn", "www.infocommunication.gov.gn"),
        languages=("fr",),
        timezone="Africa/Conakry",
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
        "http://infocommunication.gov.gn/feed/",
    ]
