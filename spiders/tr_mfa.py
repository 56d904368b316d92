"""Türkiye's foreign ministry: two RSS feeds of about a hundred items each.

An item's page prints no date of its own: the feed's counts, and the item's row in the
feed is kept beside the page.
"""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.mfa.gov.tr"


class Feed(FeedPage):
    route = r"https://www\.mfa\.gov\.tr/en\.rss\.mfa\?[0-9a-f-]{36}"
    follow = r"https?://(?:www\.)?mfa\.gov\.tr/[^?#]+\.en\.mfa"
    dates_items = True
    kinds_by = KINDS["en"]


class Item(ArticlePage):
    route = Feed.follow
    title = "span.lead > strong:first-child"
    body = "span.mfa-content-text"
    dated_elsewhere = True
    kinds_by = KINDS["en"]


class TrMfaSpider(SourceSpider):
    card = SourceCard(
        name="tr_mfa",
        actor="TUR",
        publisher="Ministry of Foreign Affairs",
        about=(
            "The foreign ministry of Türkiye: numbered press releases, "
            "statements, answers to questions and developments."
        ),
        url=f"{SITE}/default.en.mfa",
        hosts=("www.mfa.gov.tr", "mfa.gov.tr"),
        languages=("en",),
        timezone="Europe/Istanbul",
        kinds=(
            "statement",
            "joint_statement",
            "communique",
            "remarks",
            "speech",
            "message",
            "press_briefing",
            "press_release",
        ),
        platform="RSS",
        first_date=date(2021, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=20,
        max_quiet_days=10,
        delay=6.0,
    )
    pages = (Feed, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/en.rss.mfa?ad9093da-8e71-4678-a1b6-05f297baadc4",
        f"{SITE}/en.rss.mfa?7342a8d1-3117-42aa-8ddd-01adb5653889",
    ]
