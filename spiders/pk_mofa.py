"""Pakistan's foreign ministry: a listing of press releases and of each category.

An item's page prints no date of its own; the card in the listing does.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from parsel import Selector

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.printed import TableListing
from onrecord.spiders.rows import Row
from onrecord.spiders.title_kinds import KINDS

SITE = "https://mofa.gov.pk"


class Releases(TableListing):
    route = (
        r"https://mofa\.gov\.pk/press-releases"
        r"(?:/categories/[a-z-]+)?(?:\?page=\d+)?"
    )
    follow = r"https://mofa\.gov\.pk/press-releases/(?!categories/)[^?#/]+"
    row = 'a[href*="/press-releases/"]:has(h5)'
    title = "h5"
    around = "self::*"
    date_like = r"\d{1,2} [A-Z][a-z]{2,8},? \d{4}"
    page_parameter = "page"
    dates_items = True
    kinds_by = KINDS["en"]

    def row_of(self, block: Selector) -> Row:
        found = super().row_of(block)
        return replace(found, address=found.address.partition("?")[0])


class Release(ArticlePage):
    route = Releases.follow
    title = "div.filter-title h2"
    body = "div.m-5.text-justify"
    drop = ".card"
    dated_elsewhere = True
    kinds_by = KINDS["en"]


class PkMofaSpider(SourceSpider):
    card = SourceCard(
        name="pk_mofa",
        actor="PAK",
        publisher="Ministry of Foreign Affairs",
        about=(
            "The foreign ministry of Pakistan: weekly briefings, statements, "
            "speeches and press releases."
        ),
        url=f"{SITE}/press-releases",
        hosts=("mofa.gov.pk",),
        languages=("en",),
        timezone="Asia/Karachi",
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
        first_date=date(2021, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=15,
        max_quiet_days=10,
        delay=4.0,
    )
    pages = (Releases, Release)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/press-releases",
        f"{SITE}/press-releases/categories/media-briefings",
        f"{SITE}/press-releases/categories/statements",
        f"{SITE}/press-releases/categories/speeches",
    ]
