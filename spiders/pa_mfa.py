"""The foreign ministry of Panama: a WordPress feed of its posts."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.title_kinds import KINDS
from onrecord.spiders.wordpress import PAGED, POSTS, Post, PostFeed

SITE = r"https?://(?:www\.)?mire\.gob\.pa"


class Feed(PostFeed):
    route = SITE + r"/feed/" + PAGED
    follow = SITE + POSTS
    kinds_by = KINDS["es"]


class Item(Post):
    route = Feed.follow
    kinds_by = KINDS["es"]
    body = "div.post-content"


class PaMfaSpider(SourceSpider):
    card = SourceCard(
        name="pa_mfa",
        actor="PAN",
        publisher="Ministerio de Relaciones Exteriores",
        about=(
            "The foreign ministry of Panama: press releases and statements in Spanish."
        ),
        url="https://mire.gob.pa",
        hosts=("mire.gob.pa", "www.mire.gob.pa"),
        languages=("es",),
        timezone="America/Panama",
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
        "https://mire.gob.pa/feed/",
    ]
