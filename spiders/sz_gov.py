"""The government of Eswatini: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?gov\.sz"


class Listing(ListingPage):
    route = SITE + r"/index\.php/news-a-events-sp-2126384341/?"
    follow = SITE + r"/index\.php/(?!news-a-events-sp-\d+/?$)[^?#]+"
    row = "article.item-page li a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]
    body = 'div[itemprop="articleBody"]'


class SzGovSpider(SourceSpider):
    card = SourceCard(
        name="sz_gov",
        actor="SWZ",
        publisher="Government of the Kingdom of Eswatini",
        about="The government of Eswatini: news and press releases in English.",
        url="http://www.gov.sz/index.php/news-a-events-sp-2126384341",
        hosts=("www.gov.sz", "gov.sz"),
        languages=("en",),
        timezone="Africa/Mbabane",
        kinds=("statement", "speech", "remarks", "press_release"),
        platform="listing",
        first_date=date(2022, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="unverified",
        evidence="2021-22",
        items_per_week=4,
        max_quiet_days=60,
        delay=5.0,
    )
    pages = (Listing, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        "http://www.gov.sz/index.php/news-a-events-sp-2126384341",
    ]
