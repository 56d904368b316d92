"""The foreign ministry of Saint Vincent and the Grenadines: a listing."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?foreign\.gov\.vc"


class Listing(ListingPage):
    route = (
        SITE + r"/foreign/index\.php\?option=com_content&view=category&id=24"
        r"&Itemid=34"
    )
    follow = SITE + r"/foreign/index\.php\?option=com_content&view=article&[^#]+"
    row = "div.content-category table.category a[href]"
    link = "::attr(href)"
    undated = True


class Item(ArticlePage):
    route = Listing.follow
    kinds_by = KINDS["en"]
    body = 'div[itemprop="articleBody"]'


class VcMfaSpider(SourceSpider):
    card = SourceCard(
        name="vc_mfa",
        actor="VCT",
        publisher="Ministry of Foreign Affairs",
        about=(
            "The foreign ministry of Saint Vincent and the Grenadines: news and press "
            "releases in English."
        ),
        url="http://www.foreign.gov.vc/foreign/index.php?option=com_content&view=category&id=24&Itemid=34",
        hosts=("www.foreign.gov.vc", "foreign.gov.vc"),
        languages=("en",),
        timezone="America/St_Vincent",
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
        "http://www.foreign.gov.vc/foreign/index.php?option=com_content&view=category&id=24&Itemid=34",
    ]
