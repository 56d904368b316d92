"""The government of Timor-Leste: media releases, and the prime minister's speeches.

The speeches are PDF files in Tetum or Portuguese, whatever the listing's language; the
file does not say which. Their titles and days are kept.
"""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?timor-leste\.gov\.tl"


class Listing(ListingPage):
    row = "div.docs_details"
    date = "span.date::text"
    formats = ("%d of %B of %Y",)
    page_parameter = "page"
    dates_items = True


class Releases(Listing):
    route = SITE + r"/\?cat=10&lang=en(?:&page=\d+)?"
    follow = SITE + r"/\?p=\d+&lang=en"
    kinds_by = KINDS["en"]


class Speeches(Listing):
    route = SITE + r"/\?cat=27&lang=en(?:&page=\d+)?"
    follow = SITE + r"/[^?#]+\.pdf"
    followed = False
    kind = "speech"


class Release(ArticlePage):
    route = Releases.follow
    kinds_by = KINDS["en"]
    body = "div.justifica"
    dated_elsewhere = True


class TlGovSpider(SourceSpider):
    card = SourceCard(
        name="tl_gov",
        actor="TLS",
        publisher="Government of Timor-Leste",
        about=(
            "The government of Timor-Leste: media releases in English, and what the "
            "prime minister spoke on and when."
        ),
        url="http://timor-leste.gov.tl/?cat=10&lang=en",
        hosts=("timor-leste.gov.tl", "www.timor-leste.gov.tl"),
        languages=("en",),
        timezone="Asia/Dili",
        kinds=("statement", "speech", "press_release"),
        platform="listing",
        first_date=date(2021, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="unverified",
        evidence="2021-22, with one listing as it was then",
        items_per_week=4,
        max_quiet_days=45,
        delay=5.0,
    )
    pages = (Releases, Speeches, Release)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        "http://timor-leste.gov.tl/?cat=10&lang=en",
        "http://timor-leste.gov.tl/?cat=27&lang=en",
    ]
