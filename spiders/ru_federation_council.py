"""Russia's Federation Council: news under counted addresses."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import NumberedPage

SITE = "http://council.gov.ru"


class News(NumberedPage):
    route = r"https?://council\.gov\.ru/events/news/"
    follow = r"https?://council\.gov\.ru/events/news/(?P<id>\d+)/"
    address = "http://council.gov.ru/events/news/{}/"
    number = r"/events/news/(\d+)/"
    row = 'a[href*="/events/news/"]'
    link = "::attr(href)"
    title = "a"


class Item(ArticlePage):
    route = News.follow
    title = "h1.header_title"
    date = "time.dt-published::attr(datetime)"
    body = ".body_text"
    drop = ".article_additional__wrapper, .tooltip__text"


class RuFederationCouncilSpider(SourceSpider):
    card = SourceCard(
        name="ru_federation_council",
        actor="RUS",
        publisher=(
            "Federation Council of the Federal Assembly of the Russian Federation"
        ),
        about=(
            "The upper house of the parliament of Russia: news and statements "
            "of its chair."
        ),
        url=f"{SITE}/events/news/",
        hosts=("council.gov.ru",),
        languages=("ru",),
        timezone="Europe/Moscow",
        kinds=("press_release",),
        platform="sequential ids",
        first_date=date(2008, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=80,
        max_quiet_days=7,
        delay=6.0,
    )
    pages = (News, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/events/news/",
    ]
