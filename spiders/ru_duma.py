"""Russia's State Duma: news under counted addresses."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import NumberedPage

SITE = "http://duma.gov.ru"


class News(NumberedPage):
    route = r"https?://duma\.gov\.ru/news/"
    follow = r"https?://duma\.gov\.ru/news/(?P<id>\d+)/"
    address = "http://duma.gov.ru/news/{}/"
    number = r"/news/(\d+)/"
    row = 'a[href*="/news/"]'
    link = "::attr(href)"
    title = "a"


class Item(ArticlePage):
    route = News.follow
    title = "h1.article__title"
    date = 'time[itemprop="datePublished"]::attr(datetime)'
    body = ".article__lead, .article__content"
    drop = ".person__content-tooltip, .article__footer"


class RuDumaSpider(SourceSpider):
    card = SourceCard(
        name="ru_duma",
        actor="RUS",
        publisher="State Duma of the Federal Assembly of the Russian Federation",
        about=(
            "The lower house of the parliament of Russia: news and statements "
            "of its chairman."
        ),
        url=f"{SITE}/news/",
        hosts=("duma.gov.ru",),
        languages=("ru",),
        timezone="Europe/Moscow",
        kinds=("press_release",),
        platform="sequential ids",
        first_date=date(2021, 7, 15),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=70,
        max_quiet_days=7,
        delay=6.0,
    )
    pages = (News, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/news/",
    ]
