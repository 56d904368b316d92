"""The Gulf Cooperation Council: a listing of news, in English.

A page that is no more answers 200 with a page that says so.
"""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.gcc-sg.org"


class News(ListingPage):
    route = r"https://www\.gcc-sg\.org/en/MediaCenter/News/Pages/default\.aspx"
    follow = (
        r"https://www\.gcc-sg\.org/en/MediaCenter/News/Pages"
        r"/(?P<id>news[\w-]+)\.aspx"
    )
    row = 'a[href*="/News/Pages/"]'
    link = "::attr(href)"
    title = "a"
    undated = True


class Item(ArticlePage):
    route = News.follow
    kinds_by = KINDS["en"]


class GccSpider(SourceSpider):
    card = SourceCard(
        name="gcc",
        actor="ORG:GCC",
        publisher="General Secretariat of the Gulf Cooperation Council",
        about=(
            "The Gulf Cooperation Council: statements of its Secretary-General "
            "and councils."
        ),
        url=f"{SITE}/en/MediaCenter/News/Pages/default.aspx",
        hosts=("www.gcc-sg.org",),
        languages=("en",),
        timezone="Asia/Riyadh",
        kinds=(
            "statement",
            "joint_statement",
            "communique",
            "remarks",
            "speech",
            "message",
            "press_briefing",
            "press_release",
        ),
        platform="listing",
        first_date=date(2025, 6, 13),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=15,
        max_quiet_days=14,
        delay=4.0,
    )
    pages = (News, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/en/MediaCenter/News/Pages/default.aspx",
    ]
