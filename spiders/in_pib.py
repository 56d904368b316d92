"""India's press office: one feed, in Hindi or English whatever its address asks for.

An item's language is that of its letters.
"""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.scripts import language_by_script
from onrecord.spiders.title_kinds import KINDS

SITE = "https://pib.gov.in"


class Feed(FeedPage):
    route = r"https://pib\.gov\.in/RssMain\.aspx\?[^#]+"
    follow = (
        r"https?://(?:www\.)?pib\.gov\.in/PressRelease(?:Iframe)?Page\.aspx"
        r"\?PRID=(?P<id>\d+)(?:&[^#]*)?"
    )
    undated = True


class Release(ArticlePage):
    route = Feed.follow
    kinds_by = KINDS["en"]

    def language_of(self, declared: str = "") -> str:
        text = self.title_text()
        language = language_by_script(text, self.card.languages)
        return language or super().language_of(declared)


class InPibSpider(SourceSpider):
    card = SourceCard(
        name="in_pib",
        actor="IND",
        publisher="Press Information Bureau",
        about=(
            "The press office of the government of India: releases of all ministries."
        ),
        url=f"{SITE}/",
        hosts=("pib.gov.in", "www.pib.gov.in"),
        languages=("en", "hi"),
        timezone="Asia/Kolkata",
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
        platform="RSS",
        first_date=date(2026, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=400,
        max_quiet_days=3,
        delay=4.0,
    )
    pages = (Feed, Release)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/RssMain.aspx?ModId=6&Lang=1&Regid=3",
    ]
