"""The government of Botswana: a listing of PDF files."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import PdfPage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage

SITE = r"https?://(?:www\.)?gov\.bw"


class Listing(ListingPage):
    route = SITE + r"/press-releases/?"
    follow = SITE + r"/[^?#]+\.pdf"
    row = "div.servicesmi"
    date = "time::text"
    undated = True
    dates_items = True


class Item(PdfPage):
    route = Listing.follow


class BwGovSpider(SourceSpider):
    card = SourceCard(
        name="bw_gov",
        actor="BWA",
        publisher="Government of Botswana",
        about="The government of Botswana: press releases as PDF files in English.",
        url="https://www.gov.bw/press-releases",
        hosts=("www.gov.bw", "gov.bw"),
        languages=("en",),
        timezone="Africa/Gaborone",
        kinds=("press_release",),
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
        "https://www.gov.bw/press-releases",
    ]
