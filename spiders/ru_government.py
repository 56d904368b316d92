"""Russia's government: news under counted addresses, by http only."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import NumberedPage

SITE = "http://government.ru"


class News(NumberedPage):
    route = r"https?://government\.ru/news/"
    follow = r"https?://government\.ru/news/(?P<id>\d+)/"
    address = "http://government.ru/news/{}/"
    number = r"/news/(\d+)/"
    row = 'a[href*="/news/"]'
    link = "::attr(href)"
    title = "a"


class Item(ArticlePage):
    route = News.follow
    title = ".reader_article_headline"
    date = ".reader_article_dateline__date::text"
    body = ".reader_article_body"
    drop = 'p[class^="gallery"]'


class RuGovernmentSpider(SourceSpider):
    card = SourceCard(
        name="ru_government",
        actor="RUS",
        publisher="Government of the Russian Federation",
        about=(
            "The government of Russia: meetings, decisions and remarks of the "
            "Prime Minister."
        ),
        url=f"{SITE}/news/",
        hosts=("government.ru",),
        languages=("ru",),
        timezone="Europe/Moscow",
        kinds=("press_release",),
        platform="sequential ids",
        first_date=date(2020, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=60,
        max_quiet_days=7,
        delay=6.0,
    )
    pages = (News, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/news/",
    ]
