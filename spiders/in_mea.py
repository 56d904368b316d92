"""India's external affairs ministry: the fragments that its own pages ask for.

49 are media briefings, 50 speeches and statements, 51 press releases. The old addresses
answer 200 for what is gone and are not used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import PageError, SourceCard, SourceSpider
from onrecord.spiders.printed import LooseListing
from onrecord.spiders.rows import Row
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.mea.gov.in"


DETAIL = f"{SITE}/FrontEnd/FetchPublicationDetailData?pkid={{}}&languageId=1"


class Listing(LooseListing):
    route = r"https://www\.mea\.gov\.in/FrontEnd/FetchPublicationListingData\?[^#]+"
    follow = (
        r"https://www\.mea\.gov\.in/FrontEnd/FetchPublicationDetailData"
        r"\?pkid=(?P<id>\d+)&languageId=1"
    )
    row = "h3.pressTitle > a"
    beside = "span.date"
    page_parameter = "page"
    dates_items = True
    kinds_by = ((r"\bmedia briefing\b", "press_briefing"), *KINDS["en"])

    def rows(self) -> Iterator[Row | PageError]:
        """The rows, each at the address of its text."""
        for row in super().rows():
            if isinstance(row, PageError):
                yield row
            elif found := re.search(r"\?dtl/(\d+)(?:/|$)", row.address):
                address = DETAIL.format(found[1])
                yield replace(row, address=address, id=found[1])
            else:
                yield self.error("unknown_address", row.address[:200])


class Detail(ArticlePage):
    route = Listing.follow
    title = "h2.titleText"
    body = "div.description"
    dated_elsewhere = True
    kinds_by = ((r"\bmedia briefing\b", "press_briefing"), *KINDS["en"])


class InMeaSpider(SourceSpider):
    card = SourceCard(
        name="in_mea",
        actor="IND",
        publisher="Ministry of External Affairs",
        about=(
            "The foreign ministry of India: media briefings, speeches, "
            "statements and press releases."
        ),
        url=f"{SITE}/",
        hosts=("www.mea.gov.in",),
        languages=("en",),
        timezone="Asia/Kolkata",
        kinds=(
            "statement",
            "joint_statement",
            "communique",
            "remarks",
            "speech",
            "message",
            "press_briefing",
            "press_release",
        ),
        platform="listing",
        first_date=date(2021, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=30,
        max_quiet_days=5,
        delay=4.0,
    )
    pages = (Listing, Detail)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/FrontEnd/FetchPublicationListingData?publicationId=49&KeywordName=&SortBy=new&page=1&PageSize=50&DateRange=&IsInternalMEA=false&PLngId=1",
        f"{SITE}/FrontEnd/FetchPublicationListingData?publicationId=50&KeywordName=&SortBy=new&page=1&PageSize=50&DateRange=&IsInternalMEA=false&PLngId=1",
        f"{SITE}/FrontEnd/FetchPublicationListingData?publicationId=51&KeywordName=&SortBy=new&page=1&PageSize=50&DateRange=&IsInternalMEA=false&PLngId=1",
    ]
