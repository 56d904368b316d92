"""The White House: two feeds that carry the full text of news and of acts."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.whitehouse.gov"


class Feed(FeedPage):
    route = (
        r"https://www\.whitehouse\.gov/(?:news|presidential-actions)/feed/"
        r"(?:\?paged=\d+)?"
    )
    follow = r"https://www\.whitehouse\.gov/[^?#]+"
    full_text = True
    content_only = True
    language = "en"
    kinds_by = KINDS["en"]
    paged = "paged"


class UsWhitehouseSpider(SourceSpider):
    card = SourceCard(
        name="us_whitehouse",
        actor="USA",
        publisher="The White House",
        about=(
            "The office of the President of the United States: statements, remarks, "
            "orders, proclamations and memoranda of the present administration."
        ),
        url=SITE,
        hosts=("www.whitehouse.gov",),
        languages=("en",),
        timezone="America/New_York",
        kinds=("statement", "remarks", "speech", "readout", "press_release"),
        platform="WordPress",
        first_date=date(2025, 1, 20),
        terms=(
            "Work of the United States government, in the public domain (17 U.S.C. "
            "105); the full text may be re-published. The site is emptied at each "
            "change of administration."
        ),
        terms_url="",
        republish=True,
        standing="active",
        evidence="run logs 2026",
        items_per_week=60,
        max_quiet_days=5,
        delay=3.0,
    )
    pages = (Feed,)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/news/feed/",
        f"{SITE}/presidential-actions/feed/",
    ]
