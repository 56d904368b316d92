"""The foreign ministry of Portugal: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date as Day

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?portaldiplomatico\.mne\.gov\.pt"


class Listing(ListingPage):
    route = SITE + r"/en"
    row = "a[href]"
    link = "::attr(href)"
    follow = SITE + r"/en/[^?#]+/[^?#]+"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    body = "div[itemprop=articleBody]"
    date = "p.mod-articles-category-date::text"
    kinds_by = KINDS["en"]


class PtMfaSpider(SourceSpider):
    card = SourceCard(
        name="pt_mfa",
        actor="PRT",
        publisher="Ministry of Foreign Affairs of Portugal",
        about="The foreign ministry of Portugal: the diplomatic portal in English.",
        url="https://portaldiplomatico.mne.gov.pt/en",
        hosts=("portaldiplomatico.mne.gov.pt", "www.portaldiplomatico.mne.gov.pt"),
        languages=("en",),
        timezone="Europe/Lisbon",
        kinds=("statement", "speech", "remarks", "press_release"),
        platform="listing",
        first_date=Day(2021, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="unverified",
        evidence="2021-22",
        items_per_week=4,
        max_quiet_days=30,
    )
    pages = (Listing, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        "https://portaldiplomatico.mne.gov.pt/en",
    ]
