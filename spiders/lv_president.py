"""The President of Latvia: a listing without dates."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.president.lv"


class Articles(ListingPage):
    route = r"https://www\.president\.lv/en/articles(?:\?page=\d+)?"
    follow = r"https?://(?:www\.)?president\.lv/(?P<lang>en|lv)/[^?#]+"
    row = "h2 > a[hreflang]"
    link = "::attr(href)"
    title = "a"
    undated = True


class Item(ArticlePage):
    route = Articles.follow
    kinds_by = KINDS["en"]


class LvPresidentSpider(SourceSpider):
    card = SourceCard(
        name="lv_president",
        actor="LVA",
        publisher="Latvijas Valsts prezidenta kanceleja",
        about=(
            "The head of state of Latvia: speeches, statements and news of the "
            "President in English."
        ),
        url=f"{SITE}/en/articles",
        hosts=("www.president.lv", "president.lv"),
        languages=("en", "lv"),
        timezone="Europe/Riga",
        kinds=("statement", "speech", "remarks", "press_release"),
        platform="listing",
        first_date=date(2026, 1, 1),
        terms=(
            "Terms not stated where they were looked for; the full text is not "
            "re-published."
        ),
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=8,
        max_quiet_days=14,
        delay=3.0,
    )
    pages = (Articles, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/en/articles",
    ]
