"""The foreign ministry of Mali: a WordPress feed of one category."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.title_kinds import KINDS
from onrecord.spiders.wordpress import PAGED, POSTS, Post, PostFeed

SITE = r"https?://(?:www\.)?diplomatie\.gouv\.ml"


class Feed(PostFeed):
    route = SITE + r"/category/communiques-de-presse/feed/" + PAGED
    follow = SITE + POSTS
    kind = "communique"
    kinds_by = KINDS["fr"]


class Item(Post):
    route = Feed.follow
    kind = "communique"
    kinds_by = KINDS["fr"]
    body = "#content div.entry-content"


class MlMfaSpider(SourceSpider):
    card = SourceCard(
        name="ml_mfa",
        actor="MLI",
        publisher=(
            "Ministère des Affaires étrangères et de la Coopération internationale"
        ),
        about="The foreign ministry of Mali: communiqués in French.",
        url="https://diplomatie.gouv.ml/category/communiques-de-presse",
        hosts=("diplomatie.gouv.ml", "www.diplomatie.gouv.ml"),
        languages=("fr",),
        timezone="Africa/Bamako",
        kinds=("communique", "statement", "speech", "remarks", "press_release"),
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
        "https://diplomatie.gouv.ml/category/communiques-de-presse/feed/",
    ]
