"""Canada's foreign ministry: the Canada News Centre's Atom in both languages."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.canada.ca"


class Feed(FeedPage):
    """An entry without a date of publication is dated by its own page."""

    route = (
        r"https://api\.io\.canada\.ca/io-server/gc/news/(?P<lang>en|fr)/"
        r"v2\?dept=departmentofforeignaffairstradeanddevelopment&[^#]+"
    )
    follow = r"https://www\.canada\.ca/(?P<lang>en|fr)/[^?#]+\.html"
    kinds_by = (*KINDS["en"], *KINDS["fr"])
    dates_items = True
    undated = True


class Item(ArticlePage):
    route = Feed.follow
    kinds_by = (*KINDS["en"], *KINDS["fr"])


class CaGacSpider(SourceSpider):
    card = SourceCard(
        name="ca_gac",
        actor="CAN",
        publisher="Global Affairs Canada",
        about=(
            "The foreign, trade and development ministry of Canada: statements, "
            "news releases, readouts and joint statements in English and French."
        ),
        url=f"{SITE}/en/global-affairs/news.html",
        hosts=("api.io.canada.ca", "www.canada.ca"),
        languages=("en", "fr"),
        timezone="America/Toronto",
        kinds=("statement", "joint_statement", "readout", "press_release"),
        platform="Atom",
        first_date=date(2026, 1, 1),
        terms=(
            "Crown copyright; the terms were not read, so the full text is not "
            "re-published."
        ),
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=30,
        max_quiet_days=7,
        delay=3.0,
    )
    pages = (Feed, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        "https://api.io.canada.ca/io-server/gc/news/en/v2?"
        "dept=departmentofforeignaffairstradeanddevelopment&"
        "sort=publishedDate&orderBy=desc&pick=100&format=atom",
        "https://api.io.canada.ca/io-server/gc/news/fr/v2?"
        "dept=departmentofforeignaffairstradeanddevelopment&"
        "sort=publishedDate&orderBy=desc&pick=100&format=atom",
    ]
