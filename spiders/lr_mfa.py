"""The foreign ministry of Liberia: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage, PdfPage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mofa\.gov\.lr"


class Listing(ListingPage):
    route = (
        SITE + r"/public2/2content\.php\?sub=23&related=7&third=23&pg=sp"
        r"&pt=Speeches"
    )
    follow = SITE + r"/(?:public2/2press\.php\?[^#]+|[^?#]+\.pdf)"
    row = "ol#doclist li a[href]"
    link = "::attr(href)"
    undated = True


class File(PdfPage):
    route = SITE + r"/[^?#]+\.pdf"
    kind = "speech"


class Item(ArticlePage):
    route = Listing.follow
    kind = "speech"
    kinds_by = KINDS["en"]


class LrMfaSpider(SourceSpider):
    card = SourceCard(
        name="lr_mfa",
        actor="LBR",
        publisher="Ministry of Foreign Affairs",
        about="The foreign ministry of Liberia: speeches in English.",
        url="https://www.mofa.gov.lr/public2/2content.php?sub=23&related=7&third=23&pg=sp&pt=Speeches",
        hosts=("www.mofa.gov.lr", "mofa.gov.lr"),
        languages=("en",),
        timezone="Africa/Monrovia",
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
    pages = (Listing, File, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        "https://www.mofa.gov.lr/public2/2content.php?sub=23&related=7&third=23&pg=sp&pt=Speeches",
    ]
