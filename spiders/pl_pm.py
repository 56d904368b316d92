"""Poland's Prime Minister: a listing of the gov.pl portal, no feed."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage

SITE = "https://www.gov.pl"


class News(ListingPage):
    route = r"https://www\.gov\.pl/web/premier/wydarzenia(?:\?page=\d+)?"
    follow = r"https://www\.gov\.pl/web/premier/(?!wydarzenia(?:[?#/]|$))[^?#/]+"
    row = "div.art-prev--near-menu li"
    title = "div.title"
    date = "span.date::text"
    page_parameter = "page"
    dates_items = True
    undated = True


class Item(ArticlePage):
    """Its date is the listing's; where that has none, the page's own."""

    route = News.follow
    body = "div.editor-content"


class PlPmSpider(SourceSpider):
    card = SourceCard(
        name="pl_pm",
        actor="POL",
        publisher="Kancelaria Prezesa Rady Ministrów",
        about=(
            "The head of government of Poland: speeches, statements and news of the "
            "Prime Minister."
        ),
        url=f"{SITE}/web/premier/wydarzenia",
        hosts=("www.gov.pl",),
        languages=("pl",),
        timezone="Europe/Warsaw",
        kinds=("statement", "speech", "press_release"),
        platform="listing",
        first_date=date(2026, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        date_formats=("%d.%m.%Y",),
        must_have="div.editor-content",
        standing="active",
        evidence="run logs 2026",
        items_per_week=12,
        max_quiet_days=10,
        delay=3.0,
    )
    pages = (News, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/web/premier/wydarzenia",
    ]
