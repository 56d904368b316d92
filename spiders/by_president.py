"""The President of Belarus: a sitemap of events, each with its date in JSON-LD.

One event stands under one slug in each language; the slugs differ, so editions are not
paired by address.
"""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import SitemapPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://president.gov.by"


class Events(SitemapPage):
    route = r"https://president\.gov\.by/sitemap\.event\.xml"
    follow = r"https://president\.gov\.by/(?P<lang>be|ru|en)/events/[^?#]+"


class Event(ArticlePage):
    route = Events.follow
    body = "section.page-details__content"
    drop = "ul.tag-list"
    kinds_by = KINDS["en"]


class ByPresidentSpider(SourceSpider):
    card = SourceCard(
        name="by_president",
        actor="BLR",
        publisher="Press Service of the President of the Republic of Belarus",
        about=("The President of Belarus: meetings, speeches, messages and decrees."),
        url=f"{SITE}/en",
        hosts=("president.gov.by",),
        languages=("be", "ru", "en"),
        timezone="Europe/Minsk",
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
        platform="sitemap",
        first_date=date(2021, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=40,
        max_quiet_days=7,
        delay=5.0,
    )
    pages = (Events, Event)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/sitemap.event.xml",
    ]
