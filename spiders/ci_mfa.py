"""The foreign ministry of Côte d'Ivoire: a WordPress feed of its posts."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://diplomatie.gouv.ci"


class Feed(FeedPage):
    route = r"https?://(?:www\.)?diplomatie\.gouv\.ci/feed/(?:\?paged=\d+)?"
    follow = r"https?://(?:www\.)?diplomatie\.gouv\.ci/(?!wp-|category/|tag/|author/|page/|feed/|comments/)[^?#]+"
    kinds_by = KINDS["fr"]
    paged = "paged"
    dates_items = True


class Item(ArticlePage):
    route = Feed.follow
    kinds_by = KINDS["fr"]
    body = "div.td-post-content"
    dated_elsewhere = True


class CiMfaSpider(SourceSpider):
    card = SourceCard(
        name="ci_mfa",
        actor="CIV",
        publisher="Ministère des Affaires étrangères",
        about=(
            "The foreign ministry of Côte d'Ivoire: news and press releases, in French."
        ),
        url=f"{SITE}/salle-de-presse",
        hosts=("diplomatie.gouv.ci", "www.diplomatie.gouv.ci"),
        languages=("fr",),
        timezone="Africa/Abidjan",
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
