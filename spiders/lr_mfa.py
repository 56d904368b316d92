"""The foreign ministry of Liberia: a listing and its items."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage, PdfPage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.mofa.gov.lr"


class Releases(ListingPage):
    route = r"https?://(?:www\.)?mofa\.gov\.lr/public2/2content\.php\?sub=23&related=7&third=23&pg=sp&pt=Speeches"
    follow = (
        r"https?://(?:www\.)?mofa\.gov\.lr/(?:public2/2press\.php\?[^#]+|[^?#]+\.pdf)"
    )
    row = "ol#doclist li a[href]"
    link = "::attr(href)"
    undated = True


class File(PdfPage):
    route = r"https?://(?:www\.)?mofa\.gov\.lr/[^?#]+\.pdf"
    kind = "speech"


class Item(ArticlePage):
    route = Releases.follow
    kind = "speech"
    kinds_by = KINDS["en"]


class LrMfaSpider(SourceSpider):
    card = SourceCard(
        name="lr_mfa",
        actor="LBR",
        publisher="Ministry of Foreign Affairs",
        about="The foreign ministry of Liberia: speeches, in English.",
        url=f"{SITE}/public2/2content.php?sub=23&related=7&third=23&pg=sp&pt=Speeches",
        hosts=("www.mofa.gov.lr", "mofa.gov.lr"),
        languages=("en",),
        timezone="Africa/Monrovia",
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
    pages = (Releases, File, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/public2/2content.php?sub=23&related=7&third=23&pg=sp&pt=Speeches",
    ]
