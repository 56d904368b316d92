"""Micronesia at the United Nations: a listing of PDF files."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import PdfPage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage

SITE = r"https?://(?:www\.)?fsmgov\.org"


class Listing(ListingPage):
    route = SITE + r"/fsmun/statemt\.html"
    follow = SITE + r"/fsmun/[^?#]+\.pdf"
    row = "center ul a[href$='.pdf']"
    link = "::attr(href)"
    title = "a"
    kind = "statement"
    undated = True
    dates_items = True


class Item(PdfPage):
    route = Listing.follow
    kind = "statement"


class FmUnMissionSpider(SourceSpider):
    card = SourceCard(
        name="fm_un_mission",
        actor="FSM",
        publisher=(
            "Permanent Mission of the Federated States of Micronesia to the United "
            "Nations"
        ),
        about="Micronesia at the United Nations: statements as PDF files in English.",
        url="https://www.fsmgov.org/fsmun/statemt.html",
        hosts=("www.fsmgov.org", "fsmgov.org"),
        languages=("en",),
        timezone="America/New_York",
        kinds=("statement",),
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
        "https://www.fsmgov.org/fsmun/statemt.html",
    ]
