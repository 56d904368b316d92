"""The government of Jamaica: a WordPress feed of its posts."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://jis.gov.jm"


class Feed(FeedPage):
    route = r"https?://(?:www\.)?jis\.gov\.jm/feed/(?:\?paged=\d+)?"
    follow = r"https?://(?:www\.)?jis\.gov\.jm/(?!wp-|category/|tag/|author/|page/|feed/|comments/)[^?#]+"
    kinds_by = KINDS["en"]
    paged = "paged"
    dates_items = True


class Item(ArticlePage):
    route = Feed.follow
    kinds_by = KINDS["en"]
    body = ".entry-content"
    dated_elsewhere = True


class JmJisSpider(SourceSpider):
    card = SourceCard(
        name="jm_jis",
        actor="JAM",
        publisher="Jamaica Information Service",
        about=(
            "The government of Jamaica, the foreign ministry among others, by its "
            "information service: news and press releases, in English."
        ),
        url=SITE,
        hosts=("jis.gov.jm", "www.jis.gov.jm"),
        languages=("en",),
        timezone="America/Jamaica",
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
        evidence="its feed is the WordPress default, untried",
        items_per_week=60,
        max_quiet_days=7,
        delay=5.0,
    )
    pages = (Feed, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/feed/",
    ]
