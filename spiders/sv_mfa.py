"""The foreign ministry of El Salvador: a WordPress feed of one category."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://rree.gob.sv"


class Feed(FeedPage):
    route = r"https?://(?:www\.)?rree\.gob\.sv/category/noticias/feed/(?:\?paged=\d+)?"
    follow = r"https?://(?:www\.)?rree\.gob\.sv/(?!wp-|category/|tag/|author/|page/|feed/|comments/)[^?#]+"
    kinds_by = KINDS["es"]
    paged = "paged"
    dates_items = True


class Item(ArticlePage):
    route = Feed.follow
    kinds_by = KINDS["es"]
    dated_elsewhere = True


class SvMfaSpider(SourceSpider):
    card = SourceCard(
        name="sv_mfa",
        actor="SLV",
        publisher="Ministerio de Relaciones Exteriores",
        about=(
            "The foreign ministry of El Salvador: news and press releases, in Spanish."
        ),
        url=f"{SITE}/category/noticias",
        hosts=("rree.gob.sv", "www.rree.gob.sv"),
        languages=("es",),
        timezone="America/El_Salvador",
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
        f"{SITE}/category/noticias/feed/",
    ]
