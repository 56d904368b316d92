"""The foreign ministry of El Salvador: a WordPress feed of one category."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.title_kinds import KINDS
from onrecord.spiders.wordpress import PAGED, POSTS, Post, PostFeed

SITE = r"https?://(?:www\.)?rree\.gob\.sv"


class Feed(PostFeed):
    route = SITE + r"/category/noticias/feed/" + PAGED
    follow = SITE + POSTS
    kinds_by = KINDS["es"]


class Item(Post):
    route = Feed.follow
    kinds_by = KINDS["es"]


class SvMfaSpider(SourceSpider):
    card = SourceCard(
        name="sv_mfa",
        actor="SLV",
        publisher="Ministerio de Relaciones Exteriores",
        about=(
            "The foreign ministry of El Salvador: news and press releases in Spanish."
        ),
        url="https://rree.gob.sv/category/noticias",
        hosts=("rree.gob.sv", "www.rree.gob.sv"),
        languages=("es",),
        timezone="America/El_Salvador",
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
        "https://rree.gob.sv/category/noticias/feed/",
    ]
