"""Czechia's foreign ministry: a listing of press releases in English."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://mzv.gov.cz"


class Releases(ListingPage):
    """What leads to a page of its own folder is an item."""

    route = (
        r"https://mzv\.gov\.cz/jnp/en/issues_and_press/press_releases/"
        r"index\.html"
    )
    follow = (
        r"https://mzv\.gov\.cz/jnp/en/issues_and_press/press_releases/"
        r"(?!index)[^?#]+\.html"
    )
    row = 'a[href*=".html"]'
    link = "::attr(href)"
    title = "a"
    undated = True


class Item(ArticlePage):
    route = Releases.follow
    kinds_by = KINDS["en"]


class CzMfaSpider(SourceSpider):
    card = SourceCard(
        name="cz_mfa",
        actor="CZE",
        publisher="Ministerstvo zahraničních věcí",
        about=(
            "The foreign ministry of Czechia: press releases and statements in English."
        ),
        url=f"{SITE}/jnp/en/issues_and_press/press_releases/index.html",
        hosts=("mzv.gov.cz", "www.mzv.gov.cz"),
        languages=("en",),
        timezone="Europe/Prague",
        kinds=("statement", "press_release"),
        platform="listing",
        first_date=date(2026, 1, 1),
        terms=(
            "Terms not stated where they were looked for; the full text is not "
            "re-published."
        ),
        terms_url="",
        standing="unverified",
        evidence="run logs 2026 for the address, 2021-22 for the selectors",
        items_per_week=8,
        max_quiet_days=21,
        delay=3.0,
    )
    pages = (Releases, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/jnp/en/issues_and_press/press_releases/index.html",
    ]
