"""Poland's foreign ministry: a listing of the gov.pl portal, no feed."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage

SITE = "https://www.gov.pl"


class News(ListingPage):
    route = r"https://www\.gov\.pl/web/dyplomacja/aktualnosci(?:\?page=\d+)?"
    follow = r"https://www\.gov\.pl/web/dyplomacja/(?!aktualnosci(?:[?#/]|$))[^?#/]+"
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


class PlMfaSpider(SourceSpider):
    card = SourceCard(
        name="pl_mfa",
        actor="POL",
        publisher="Ministerstwo Spraw Zagranicznych",
        about=(
            "The foreign ministry of Poland: statements, communiqués and news of "
            "the minister and the spokesperson."
        ),
        url=f"{SITE}/web/dyplomacja/aktualnosci",
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
        items_per_week=20,
        max_quiet_days=10,
        delay=3.0,
    )
    pages = (News, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/web/dyplomacja/aktualnosci",
    ]
