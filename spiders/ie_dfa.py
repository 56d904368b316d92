"""Ireland's foreign ministry: the listing of press releases at its address of 2021."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.dfa.ie"


class Releases(ListingPage):
    """What leads to a page below the listing's own address is an item."""

    route = r"https://www\.dfa\.ie/news-and-media/press-releases/?"
    follow = r"https://www\.dfa\.ie/news-and-media/press-releases/[^?#]+/[^?#]+"
    row = 'a[href*="/news-and-media/press-releases/"]'
    link = "::attr(href)"
    title = "a"
    undated = True


class Item(ArticlePage):
    route = Releases.follow
    language = "en"
    kinds_by = KINDS["en"]


class IeDfaSpider(SourceSpider):
    card = SourceCard(
        name="ie_dfa",
        actor="IRL",
        publisher="Department of Foreign Affairs",
        about=(
            "The foreign ministry of Ireland: press releases, statements and "
            "speeches. The ministry has since moved to another site."
        ),
        url=f"{SITE}/news-and-media/press-releases",
        hosts=("www.dfa.ie", "www.ireland.ie"),
        languages=("en", "ga"),
        timezone="Europe/Dublin",
        kinds=("statement", "speech", "press_release"),
        platform="listing",
        first_date=date(2021, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="unverified",
        evidence="2021-22",
        items_per_week=8,
        max_quiet_days=30,
        delay=3.0,
    )
    pages = (Releases, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/news-and-media/press-releases",
    ]
