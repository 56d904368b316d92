"""Russia's Security Council: news under counted addresses, by http only."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import NumberedPage

SITE = "http://www.scrf.gov.ru"


class News(NumberedPage):
    route = r"https?://www\.scrf\.gov\.ru/news/allnews/"
    follow = r"https?://www\.scrf\.gov\.ru/news/allnews/(?P<id>\d+)/"
    address = "http://www.scrf.gov.ru/news/allnews/{}/"
    number = r"/news/allnews/(\d+)/"
    row = 'a[href*="/news/allnews/"]'
    link = "::attr(href)"
    title = "a"


class Item(ArticlePage):
    route = News.follow
    title = "h1.read_title"
    date = ".read_meta > span::text"
    body = ".read_content"
    drop = ".read_meta"


class RuSecurityCouncilSpider(SourceSpider):
    card = SourceCard(
        name="ru_security_council",
        actor="RUS",
        publisher="Security Council of the Russian Federation",
        about=(
            "The Security Council of Russia: sessions, and interviews of its secretary."
        ),
        url=f"{SITE}/news/allnews/",
        hosts=("www.scrf.gov.ru",),
        languages=("ru",),
        timezone="Europe/Moscow",
        kinds=("press_release",),
        platform="sequential ids",
        first_date=date(2000, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=8,
        max_quiet_days=7,
        delay=6.0,
    )
    pages = (News, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/news/allnews/",
    ]
