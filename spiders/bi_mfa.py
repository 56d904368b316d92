"""The foreign ministry of Burundi: a WordPress feed of one category."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.mae.gov.bi"


class Feed(FeedPage):
    route = r"https?://(?:www\.)?mae\.gov\.bi/category/actualites/feed/(?:\?paged=\d+)?"
    follow = r"https?://(?:www\.)?mae\.gov\.bi/(?!wp-|category/|tag/|author/|page/|feed/|comments/)[^?#]+"
    kinds_by = KINDS["fr"]
    paged = "paged"
    dates_items = True


class Item(ArticlePage):
    route = Feed.follow
    kinds_by = KINDS["fr"]
    dated_elsewhere = True


class BiMfaSpider(SourceSpider):
    card = SourceCard(
        name="bi_mfa",
        actor="BDI",
        publisher=(
            "Ministère des Affaires étrangères et de la Coopération au développement"
        ),
        about="The foreign ministry of Burundi: news and press releases, in French.",
        url=f"{SITE}/category/actualites",
        hosts=("www.mae.gov.bi", "mae.gov.bi"),
        languages=("fr",),
        timezone="Africa/Bujumbura",
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
        f"{SITE}/category/actualites/feed/",
    ]
