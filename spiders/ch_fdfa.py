"""Switzerland's foreign department: the listing of its news, by its old address."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.eda.admin.ch"


class News(ListingPage):
    """What leads to a page below the listing's own address is an item."""

    route = r"https://www\.eda\.admin\.ch/eda/en/fdfa/fdfa/aktuell/news\.html"
    follow = (
        r"https://www\.eda\.admin\.ch/eda/(?P<lang>en|de|fr|it)/fdfa/fdfa/"
        r"aktuell/news\.html/[^?#]+"
    )
    row = 'a[href*="/aktuell/news.html/"]'
    link = "::attr(href)"
    title = "a"
    undated = True


class Item(ArticlePage):
    route = News.follow
    kinds_by = KINDS["en"]


class ChFdfaSpider(SourceSpider):
    card = SourceCard(
        name="ch_fdfa",
        actor="CHE",
        publisher="Federal Department of Foreign Affairs",
        about=(
            "The foreign ministry of Switzerland: media releases, statements and "
            "speeches. The federal news have since moved to a site of their own."
        ),
        url=f"{SITE}/eda/en/fdfa/fdfa/aktuell/news.html",
        hosts=("www.eda.admin.ch",),
        languages=("en", "de", "fr", "it"),
        timezone="Europe/Zurich",
        kinds=("statement", "speech", "press_release"),
        platform="listing",
        first_date=date(2022, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="unverified",
        evidence="2021-22",
        items_per_week=8,
        max_quiet_days=30,
        delay=3.0,
    )
    pages = (News, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/eda/en/fdfa/fdfa/aktuell/news.html",
    ]
