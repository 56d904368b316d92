"""The foreign ministry of Panama: a WordPress feed of its posts."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://mire.gob.pa"


class Feed(FeedPage):
    route = r"https?://(?:www\.)?mire\.gob\.pa/feed/(?:\?paged=\d+)?"
    follow = r"https?://(?:www\.)?mire\.gob\.pa/(?!wp-|category/|tag/|author/|page/|feed/|comments/)[^?#]+"
    kinds_by = KINDS["es"]
    paged = "paged"
    dates_items = True


class Item(ArticlePage):
    route = Feed.follow
    kinds_by = KINDS["es"]
    body = "div.post-content"
    dated_elsewhere = True


class PaMfaSpider(SourceSpider):
    card = SourceCard(
        name="pa_mfa",
        actor="PAN",
        publisher="Ministerio de Relaciones Exteriores",
        about=(
            "The foreign ministry of Panama: press releases and statements, in Spanish."
        ),
        url=SITE,
        hosts=("mire.gob.pa", "www.mire.gob.pa"),
        languages=("es",),
        timezone="America/Panama",
        kinds=(
            "statement",
            "joint_statement",
            "communique",
            "speech",
            "remarks",
            "message",
            "press_release",
        ),
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
        f"{SITE}/feed/",
    ]
