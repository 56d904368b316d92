"""Latvia's foreign ministry: an RSS feed of twenty items."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage

SITE = "https://www.mfa.gov.lv"


class Feed(FeedPage):
    route = r"https://www\.mfa\.gov\.lv/lv/rss/articles"
    follow = r"https?://(?:www\.)?mfa\.gov\.lv/(?P<lang>lv|en|ru)/(?!rss/)[^?#]+"
    language = "lv"
    dates_items = True


class Item(ArticlePage):
    route = Feed.follow
    dated_elsewhere = True


class LvMfaSpider(SourceSpider):
    card = SourceCard(
        name="lv_mfa",
        actor="LVA",
        publisher="Ārlietu ministrija",
        about=(
            "The foreign ministry of Latvia: press releases, statements and news of "
            "the minister."
        ),
        url=SITE,
        hosts=("www.mfa.gov.lv", "mfa.gov.lv"),
        languages=("lv", "en", "ru"),
        timezone="Europe/Riga",
        kinds=("statement", "speech", "remarks", "press_release"),
        platform="RSS",
        first_date=date(2026, 1, 1),
        terms=(
            "Terms not stated where they were looked for; the full text is not "
            "re-published."
        ),
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=15,
        max_quiet_days=10,
        delay=3.0,
    )
    pages = (Feed, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/lv/rss/articles",
    ]
