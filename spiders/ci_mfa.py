"""The foreign ministry of Côte d'Ivoire: a WordPress feed of its posts."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.title_kinds import KINDS
from onrecord.spiders.wordpress import PAGED, POSTS, Post, PostFeed

SITE = r"https?://(?:www\.)?diplomatie\.gouv\.ci"


class Feed(PostFeed):
    route = SITE + r"/feed/" + PAGED
    follow = SITE + POSTS
    kinds_by = KINDS["fr"]


class Item(Post):
    route = Feed.follow
    kinds_by = KINDS["fr"]
    body = "div.td-post-content"


class CiMfaSpider(SourceSpider):
    card = SourceCard(
        name="ci_mfa",
        actor="CIV",
        publisher="Ministère des Affaires étrangères",
        about=(
            "The foreign ministry of Côte d'Ivoire: news and press releases in French."
        ),
        url="https://diplomatie.gouv.ci/salle-de-presse",
        hosts=("diplomatie.gouv.ci", "www.diplomatie.gouv.ci"),
        languages=("fr",),
        timezone="Africa/Abidjan",
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
        "https://diplomatie.gouv.ci/feed/",
    ]
