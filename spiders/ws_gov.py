"""The government of Samoa: a WordPress feed of one category."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.samoagovt.ws"


class Feed(FeedPage):
    route = r"https?://(?:www\.)?samoagovt\.ws/category/press-releases/feed/(?:\?paged=\d+)?"
    follow = r"https?://(?:www\.)?samoagovt\.ws/(?!wp-|category/|tag/|author/|page/|feed/|comments/)[^?#]+"
    kinds_by = KINDS["en"]
    paged = "paged"
    dates_items = True


class Item(ArticlePage):
    route = Feed.follow
    kinds_by = KINDS["en"]
    body = "div.article_content.entry-content"
    dated_elsewhere = True


class WsGovSpider(SourceSpider):
    card = SourceCard(
        name="ws_gov",
        actor="WSM",
        publisher="Government of Samoa",
        about="The government of Samoa: press releases and statements, in English.",
        url=f"{SITE}/category/press-releases",
        hosts=("www.samoagovt.ws", "samoagovt.ws"),
        languages=("en",),
        timezone="Pacific/Apia",
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
        f"{SITE}/category/press-releases/feed/",
    ]
