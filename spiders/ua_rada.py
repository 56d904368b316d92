"""Ukraine's parliament: one RSS feed, in Ukrainian."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage

SITE = "https://www.rada.gov.ua"


class News(FeedPage):
    route = r"https://www\.rada\.gov\.ua/rss/"
    follow = r"https?://(?:www\.)?rada\.gov\.ua/news/[^?#]+"
    dates_items = True
    language = "uk"


class Item(ArticlePage):
    route = News.follow
    language = "uk"


class UaRadaSpider(SourceSpider):
    card = SourceCard(
        name="ua_rada",
        actor="UKR",
        publisher="Verkhovna Rada of Ukraine",
        about=(
            "The parliament of Ukraine: news of its sittings, its chair and committees."
        ),
        url=f"{SITE}/news/Novyny/",
        hosts=("www.rada.gov.ua", "rada.gov.ua"),
        languages=("uk",),
        timezone="Europe/Kyiv",
        kinds=("press_release",),
        platform="RSS",
        first_date=date(2026, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=60,
        max_quiet_days=7,
        delay=4.0,
    )
    pages = (News, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/rss/",
    ]
