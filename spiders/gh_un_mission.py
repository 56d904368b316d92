"""Ghana at the United Nations: a WordPress feed of its posts."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.title_kinds import KINDS
from onrecord.spiders.wordpress import PAGED, POSTS, Post, PostFeed

SITE = r"https?://(?:www\.)?ghanamissionun\.org"


class Feed(PostFeed):
    route = SITE + r"/feed/" + PAGED
    follow = SITE + POSTS
    kind = "statement"
    kinds_by = KINDS["en"]


class Item(Post):
    route = Feed.follow
    kind = "statement"
    kinds_by = KINDS["en"]
    body = "div.cs-editor-text"


class GhUnMissionSpider(SourceSpider):
    card = SourceCard(
        name="gh_un_mission",
        actor="GHA",
        publisher="Permanent Mission of Ghana to the United Nations",
        about="Ghana at the United Nations: statements and remarks in English.",
        url="https://www.ghanamissionun.org/statements-remarks",
        hosts=("www.ghanamissionun.org", "ghanamissionun.org"),
        languages=("en",),
        timezone="America/New_York",
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
        "https://www.ghanamissionun.org/feed/",
    ]
