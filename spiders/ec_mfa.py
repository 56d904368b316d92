"""The foreign ministry of Ecuador: a WordPress feed of one category."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.cancilleria.gob.ec"


class Feed(FeedPage):
    route = r"https?://(?:www\.)?cancilleria\.gob\.ec/category/noticias/feed/(?:\?paged=\d+)?"
    follow = r"https?://(?:www\.)?cancilleria\.gob\.ec/(?!wp-|category/|tag/|author/|page/|feed/|comments/)[^?#]+"
    kinds_by = KINDS["es"]
    paged = "paged"
    dates_items = True


class Item(ArticlePage):
    route = Feed.follow
    kinds_by = KINDS["es"]
    body = "section#postcontent"
    dated_elsewhere = True


class EcMfaSpider(SourceSpider):
    card = SourceCard(
        name="ec_mfa",
        actor="ECU",
        publisher="Ministerio de Relaciones Exteriores y Movilidad Humana",
        about="The foreign ministry of Ecuador: news and press releases, in Spanish.",
        url=f"{SITE}/category/noticias",
        hosts=("www.cancilleria.gob.ec", "cancilleria.gob.ec"),
        languages=("es",),
        timezone="America/Guayaquil",
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
        items_per_week=15,
        max_quiet_days=60,
        delay=5.0,
    )
    pages = (Feed, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/category/noticias/feed/",
    ]
