"""Austria's foreign ministry: the listing of its press pages."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.bmeia.gv.at"


class Press(ListingPage):
    """What leads to a page below the listing's own address is an item."""

    route = r"https://www\.bmeia\.gv\.at/en/the-ministry/press(?:/speeches)?/?"
    follow = r"https://www\.bmeia\.gv\.at/en/the-ministry/press/\w[\w-]*/[^?#]+"
    row = 'a[href*="/the-ministry/press/"]'
    link = "::attr(href)"
    title = "a"
    undated = True


class Item(ArticlePage):
    route = Press.follow
    kinds_by = ((r"/speeches/", "speech"), *KINDS["en"])


class AtMfaSpider(SourceSpider):
    card = SourceCard(
        name="at_mfa",
        actor="AUT",
        publisher=(
            "Bundesministerium für europäische und internationale Angelegenheiten"
        ),
        about=(
            "The foreign ministry of Austria: press releases and speeches in "
            "English. The listing was drawn by a script when it was last seen."
        ),
        url=f"{SITE}/en/the-ministry/press",
        hosts=("www.bmeia.gv.at",),
        languages=("en", "de"),
        timezone="Europe/Vienna",
        kinds=("speech", "statement", "press_release"),
        platform="listing",
        first_date=date(2022, 1, 1),
        terms=(
            "Terms not stated where they were looked for; the full text is not "
            "re-published."
        ),
        terms_url="",
        standing="unverified",
        evidence="2021-22",
        items_per_week=6,
        max_quiet_days=30,
        delay=3.0,
    )
    pages = (Press, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/en/the-ministry/press",
        f"{SITE}/en/the-ministry/press/speeches",
    ]
