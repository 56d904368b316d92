"""Belize at the United Nations: a WordPress feed of its posts."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.belizemission.com"


class Feed(FeedPage):
    route = r"https?://(?:www\.)?belizemission\.com/feed/(?:\?paged=\d+)?"
    follow = r"https?://(?:www\.)?belizemission\.com/(?!wp-|category/|tag/|author/|page/|feed/|comments/)[^?#]+"
    kind = "statement"
    kinds_by = KINDS["en"]
    paged = "paged"
    dates_items = True


class Item(ArticlePage):
    route = Feed.follow
    kind = "statement"
    kinds_by = KINDS["en"]
    body = "div.entry-content"
    dated_elsewhere = True


class BzUnMissionSpider(SourceSpider):
    card = SourceCard(
        name="bz_un_mission",
        actor="BLZ",
        publisher="Permanent Mission of Belize to the United Nations",
        about="Belize at the United Nations: statements and news, in English.",
        url=f"{SITE}/news",
        hosts=("www.belizemission.com", "belizemission.com"),
        languages=("en",),
        timezone="America/New_York",
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
