"""Saudi Arabia's foreign ministry: listings of statements and news, in English.

No layout of its present pages is known; they are read in general.
"""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.mofa.gov.sa"


class Listing(ListingPage):
    route = (
        r"https://www\.mofa\.gov\.sa/en/ministry/(?:statements|news)"
        r"/Pages/default\.aspx"
    )
    follow = (
        r"https://www\.mofa\.gov\.sa/en/ministry/(?:statements|news)"
        r"/Pages/(?!(?i:default)\.)[^?#/]+\.aspx"
    )
    row = 'a[href*="/Pages/"]'
    link = "::attr(href)"
    title = "a"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = (*KINDS["en"], (r"/ministry/statements/", "statement"))


class SaMofaSpider(SourceSpider):
    card = SourceCard(
        name="sa_mofa",
        actor="SAU",
        publisher="Ministry of Foreign Affairs",
        about=("The foreign ministry of Saudi Arabia: statements and news in English."),
        url=f"{SITE}/en/ministry/statements/Pages/default.aspx",
        hosts=("www.mofa.gov.sa",),
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
        first_date=date(2022, 12, 9),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=20,
        max_quiet_days=10,
        delay=4.0,
    )
    pages = (Listing, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/en/ministry/statements/Pages/default.aspx",
        f"{SITE}/en/ministry/news/Pages/default.aspx",
    ]
