"""The foreign ministry of Bhutan: a WordPress feed of its posts."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.mfa.gov.bt"


class Feed(FeedPage):
    route = r"https?://(?:www\.)?mfa\.gov\.bt/feed/(?:\?paged=\d+)?"
    follow = r"https?://(?:www\.)?mfa\.gov\.bt/(?:\?p=\d+|(?!wp-|category/|tag/|author/|feed/)[^?#]+)"
    kinds_by = KINDS["en"]
    paged = "paged"
    dates_items = True


class Item(ArticlePage):
    route = Feed.follow
    kinds_by = KINDS["en"]
    body = "div.entry"
    dated_elsewhere = True


class BtMfaSpider(SourceSpider):
    card = SourceCard(
        name="bt_mfa",
        actor="BTN",
        publisher="Ministry of Foreign Affairs and External Trade",
        about=(
            "The foreign ministry of Bhutan: press releases and statements, in English."
        ),
        url=f"{SITE}/?page_id=9101",
        hosts=("www.mfa.gov.bt", "mfa.gov.bt"),
        languages=("en",),
        timezone="Asia/Thimphu",
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
