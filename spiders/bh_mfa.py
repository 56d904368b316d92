"""The foreign ministry of Bahrain: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mofa\.gov\.bh"


class Listing(ListingPage):
    route = SITE + r"/Default\.aspx\?tabid=65&language=en-US"
    follow = SITE + r"/Default\.aspx\?tabid=(?!65&language=en-US$)\d+&[^#]+"
    row = "li.desc a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]
    body = "div.DNNModuleContent.ModSiteNewsDetailsC"


class BhMfaSpider(SourceSpider):
    card = SourceCard(
        name="bh_mfa",
        actor="BHR",
        publisher="وزارة الخارجية",
        about="The foreign ministry of Bahrain: news and press releases in English.",
        url="https://www.mofa.gov.bh/Default.aspx?tabid=65&language=en-US",
        hosts=("www.mofa.gov.bh", "mofa.gov.bh"),
        languages=("en",),
        timezone="Asia/Bahrain",
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
        "https://www.mofa.gov.bh/Default.aspx?tabid=65&language=en-US",
    ]
