"""The President of Türkiye: listings in English and Turkish, forty items a page.

The English pages answer only a visitor whose cookie says English; to others they
redirect to the Turkish front page, and such an answer is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from datetime import date as Day

from onrecord.spiders.articles import ArticlePage, Dated
from onrecord.spiders.base import Item, SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.tccb.gov.tr"


LAST_PAGE = 200
"""Behind its last page a listing shows its first again; none is as long as this."""


class Listing(ListingPage):
    row = "dl"
    date = "dt.date::text"
    link = "dd a[href]::attr(href)"
    title = "dd a[href]"
    page_parameter = "page"
    formats = ("%d.%m.%Y",)
    dates_items = True

    def next_pages(self, oldest: Day | None) -> Iterator[Item]:
        found = re.search(r"[?&]page=(\d+)", self.url)
        if not found or int(found[1]) < LAST_PAGE:
            yield from super().next_pages(oldest)


class News(Listing):
    route = (
        r"https://www\.tccb\.gov\.tr/en/(?:news|activites/spokesperson"
        r"|receptayyiperdogan/(?:speeches|interviews|articles))/(?:\?&?page=\d+)?"
    )
    follow = r"https://www\.tccb\.gov\.tr/en/(?:[a-z-]+/){1,2}\d+/\d+/[^?#]*"
    language = "en"
    kinds_by = (
        (r"/speeches/", "speech"),
        (r"/interviews/", "remarks"),
        *KINDS["en"],
    )


class Haberler(Listing):
    route = (
        r"https://www\.tccb\.gov\.tr/(?:haberler|receptayyiperdogan"
        r"/(?:konusmalar|mulakatlar|makaleler)|faaliyetler"
        r"/(?:basinaciklamalari|cumhurbaskanligisozculugunden))/(?:\?&?page=\d+)?"
    )
    follow = r"https://www\.tccb\.gov\.tr/(?!en/)(?:[a-z-]+/){1,2}\d+/\d+/[^?#]*"
    language = "tr"
    kinds_by = (
        (r"/konusmalar/", "speech"),
        (r"/mulakatlar/", "remarks"),
        (r"\bmesaj", "message"),
        (r"/basinaciklamalari/|/cumhurbaskanligisozculugunden/", "statement"),
    )


class Page(ArticlePage):
    title = "#news-detail > h1"
    date = "#news-detail > h6::text"
    body = "#divContentArea"
    drop = "#icons_bottom_area_print_share"
    formats = ("%d.%m.%Y",)

    def date_of(self, language: str) -> Dated:
        if not self.html.css(self.date):  # some print none; the listing does
            return Dated()
        return super().date_of(language)


class NewsItem(Page):
    route = News.follow
    language = "en"
    kinds_by = News.kinds_by


class Haber(Page):
    route = Haberler.follow
    language = "tr"
    kinds_by = Haberler.kinds_by


class TrPresidencySpider(SourceSpider):
    card = SourceCard(
        name="tr_presidency",
        actor="TUR",
        publisher="Presidency of the Republic of Türkiye",
        about="The President of Türkiye: speeches, interviews, messages and news.",
        url=f"{SITE}/en/",
        hosts=("www.tccb.gov.tr",),
        languages=("tr", "en"),
        timezone="Europe/Istanbul",
        kinds=("speech", "remarks", "statement", "message", "press_release"),
        platform="listing",
        first_date=date(2021, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="captured",
        items_per_week=40,
        max_quiet_days=7,
        delay=6.0,
    )
    pages = (News, Haberler, NewsItem, Haber)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/en/news/",
        f"{SITE}/en/receptayyiperdogan/speeches/",
        f"{SITE}/en/activites/spokesperson/",
        f"{SITE}/haberler/",
        f"{SITE}/receptayyiperdogan/konusmalar/",
        f"{SITE}/receptayyiperdogan/mulakatlar/",
        f"{SITE}/faaliyetler/basinaciklamalari/",
        f"{SITE}/faaliyetler/cumhurbaskanligisozculugunden/",
    ]
