"""The foreign ministry of Zimbabwe: a listing and its items."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = "http://www.zimfa.gov.zw"


class Releases(ListingPage):
    route = r"https?://(?:www\.)?zimfa\.gov\.zw/index\.php/media-centre/news/?"
    follow = (
        r"https?://(?:www\.)?zimfa\.gov\.zw/index\.php/(?!media-centre/news/?$)[^?#]+"
    )
    row = "a.moduleItemTitle[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Releases.follow
    kinds_by = KINDS["en"]
    body = "div.itemBody"


class ZwMfaSpider(SourceSpider):
    card = SourceCard(
        name="zw_mfa",
        actor="ZWE",
        publisher="Ministry of Foreign Affairs and International Trade",
        about="The foreign ministry of Zimbabwe: news and press releases, in English.",
        url=f"{SITE}/index.php/media-centre/news",
        hosts=("www.zimfa.gov.zw", "zimfa.gov.zw"),
        languages=("en",),
        timezone="Africa/Harare",
        kinds=(
            "statement",
            "joint_statement",
            "communique",
            "speech",
            "remarks",
            "message",
            "press_release",
        ),
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
    pages = (Releases, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/index.php/media-centre/news",
    ]
