"""The foreign ministry of Albania: a listing, each item on its own page."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?punetejashtme\.gov\.al"


class Listing(ListingPage):
    route = SITE + r"/en/press-office/press-releases/?"
    follow = SITE + r"/en/(?!press-office/press-releases/?$)[^?#]{8,}"
    row = "div.descriptionList a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]
    body = "div.pageDescription"


class AlMfaSpider(SourceSpider):
    card = SourceCard(
        name="al_mfa",
        actor="ALB",
        publisher="Ministria për Evropën dhe Punët e Jashtme",
        about=(
            "The foreign ministry of Albania: press releases and statements in English."
        ),
        url="https://punetejashtme.gov.al/en/press-office/press-releases",
        hosts=("punetejashtme.gov.al", "www.punetejashtme.gov.al"),
        languages=("en",),
        timezone="Europe/Tirane",
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
        "https://punetejashtme.gov.al/en/press-office/press-releases",
    ]
