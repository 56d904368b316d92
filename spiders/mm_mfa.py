"""The foreign ministry in Naypyidaw: a WordPress feed of one category."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.mofa.gov.mm"


class Feed(FeedPage):
    route = (
        r"https?://(?:www\.)?mofa\.gov\.mm/category/press-release/feed/(?:\?paged=\d+)?"
    )
    follow = r"https?://(?:www\.)?mofa\.gov\.mm/(?!wp-|category/|tag/|author/|page/|feed/|comments/)[^?#]+"
    kinds_by = KINDS["en"]
    paged = "paged"
    dates_items = True


class Item(ArticlePage):
    route = Feed.follow
    kinds_by = KINDS["en"]
    body = "div.entry"
    dated_elsewhere = True


class MmMfaSpider(SourceSpider):
    card = SourceCard(
        name="mm_mfa",
        actor="MMR",
        publisher="Ministry of Foreign Affairs",
        about="The foreign ministry in Naypyidaw: press releases, in English.",
        url=f"{SITE}/category/press-release",
        hosts=("www.mofa.gov.mm", "mofa.gov.mm"),
        languages=("en",),
        timezone="Asia/Yangon",
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
        f"{SITE}/category/press-release/feed/",
    ]
