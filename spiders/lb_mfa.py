"""The foreign ministry of Lebanon: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage

SITE = r"https?://(?:www\.)?mfa\.gov\.lb"


class Listing(ListingPage):
    route = (
        SITE + r"(?:/arabic/minister/activities/?|/arabic/minister"
        r"/press-conferences/?)"
    )
    follow = SITE + r"/arabic/(?!minister/(?:activities|press-conferences)/?$)[^?#]{8,}"
    row = "div.listingNodes ul li h3 a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow


class LbMfaSpider(SourceSpider):
    card = SourceCard(
        name="lb_mfa",
        actor="LBN",
        publisher="وزارة الخارجية والمغتربين",
        about=(
            "The foreign ministry of Lebanon: activities and press conferences of the "
            "minister in Arabic."
        ),
        url="https://www.mfa.gov.lb/arabic/minister/activities",
        hosts=("www.mfa.gov.lb", "mfa.gov.lb"),
        languages=("ar",),
        timezone="Asia/Beirut",
        kinds=("statement", "press_release"),
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
        "https://www.mfa.gov.lb/arabic/minister/activities",
        "https://www.mfa.gov.lb/arabic/minister/press-conferences",
    ]
