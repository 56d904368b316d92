"""The government of Antigua and Barbuda: a listing of PDF files."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import PdfPage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage

SITE = r"https?://(?:www\.)?ab\.gov\.ag"


class Listing(ListingPage):
    route = SITE + r"/detail_page\.php\?page=2"
    follow = SITE + r"/[^?#]+\.pdf"
    row = "ul#pressReleases li"
    undated = True
    dates_items = True


class Item(PdfPage):
    route = Listing.follow


class AgGovSpider(SourceSpider):
    card = SourceCard(
        name="ag_gov",
        actor="ATG",
        publisher="Government of Antigua and Barbuda",
        about=(
            "The government of Antigua and Barbuda: press releases as PDF files in "
            "English."
        ),
        url="https://ab.gov.ag/detail_page.php?page=2",
        hosts=("ab.gov.ag", "www.ab.gov.ag"),
        languages=("en",),
        timezone="America/Antigua",
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
        "https://ab.gov.ag/detail_page.php?page=2",
    ]
