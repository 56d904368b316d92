"""The foreign ministry of Mali: a WordPress feed of one category."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://diplomatie.gouv.ml"


class Feed(FeedPage):
    route = r"https?://(?:www\.)?diplomatie\.gouv\.ml/category/communiques-de-presse/feed/(?:\?paged=\d+)?"
    follow = r"https?://(?:www\.)?diplomatie\.gouv\.ml/(?!wp-|category/|tag/|author/|page/|feed/|comments/)[^?#]+"
    kind = "communique"
    kinds_by = KINDS["fr"]
    paged = "paged"
    dates_items = True


class Item(ArticlePage):
    route = Feed.follow
    kind = "communique"
    kinds_by = KINDS["fr"]
    body = "#content div.entry-content"
    dated_elsewhere = True


class MlMfaSpider(SourceSpider):
    card = SourceCard(
        name="ml_mfa",
        actor="MLI",
        publisher=(
            "Ministère des Affaires étrangères et de la Coopération internationale"
        ),
        about="The foreign ministry of Mali: communiqués, in French.",
        url=f"{SITE}/category/communiques-de-presse",
        hosts=("diplomatie.gouv.ml", "www.diplomatie.gouv.ml"),
        languages=("fr",),
        timezone="Africa/Bamako",
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
        f"{SITE}/category/communiques-de-presse/feed/",
    ]
