"""The head of state of Sierra Leone: a WordPress feed of its posts."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://statehouse.gov.sl"


class Feed(FeedPage):
    route = r"https?://(?:www\.)?statehouse\.gov\.sl/feed/(?:\?paged=\d+)?"
    follow = r"https?://(?:www\.)?statehouse\.gov\.sl/(?!wp-|category/|tag/|author/|page/|feed/|comments/)[^?#]+"
    kinds_by = KINDS["en"]
    paged = "paged"
    dates_items = True


class Item(ArticlePage):
    route = Feed.follow
    kinds_by = KINDS["en"]
    dated_elsewhere = True


class SlStatehouseSpider(SourceSpider):
    card = SourceCard(
        name="sl_statehouse",
        actor="SLE",
        publisher="State House",
        about="The head of state of Sierra Leone: news and press releases, in English.",
        url=f"{SITE}/news",
        hosts=("statehouse.gov.sl", "www.statehouse.gov.sl"),
        languages=("en",),
        timezone="Africa/Freetown",
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
