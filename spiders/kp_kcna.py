"""North Korea's state news agency, in English, by captures that others made.

The site seldom answers from outside. Its pages print years of the Juche era, or
Gregorian ones: ``(Juche113.3.9.)``, ``(2025.12.14.)``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from onrecord.spiders.articles import Dated
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.printed import PrintedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "http://www.kcna.kp"


class Front(ListingPage):
    route = r"http://www\.kcna\.kp/en"
    follow = r"https?://(?:www\.)?kcna\.kp/en/article/q/(?P<id>[0-9a-f]{32,})\.kcmsf"
    row = 'a[href*="/en/article/q/"]'
    link = "::attr(href)"
    title = "a"
    undated = True


class Article(PrintedPage):
    route = Front.follow
    title = "div.article-main-title"
    body = "div.content-wrapper"
    drop = "span.publish-time"
    date_in = "span.publish-time"
    kinds_by = KINDS["en"]

    def day_in(self, text: str, language: str) -> Dated | None:
        """What stands in brackets behind the agency's name."""
        found = re.search(r"\(([^()]+)\)", text)
        read = super().day_in(found[1], language) if found else None
        return replace(read, printed=text) if read else None


class KpKcnaSpider(SourceSpider):
    card = SourceCard(
        name="kp_kcna",
        actor="PRK",
        publisher="Korean Central News Agency",
        about=(
            "North Korea's state news agency, by which its ministries publish "
            "statements."
        ),
        url=f"{SITE}/en",
        hosts=("www.kcna.kp", "kcna.kp"),
        languages=("en",),
        timezone="Asia/Pyongyang",
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
        platform="listing",
        first_date=date(2019, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        publisher_is_actor=False,
        standing="off",
        why_not=("It seldom answers from outside; captures that others made are read."),
        evidence="run logs 2026",
        items_per_week=0.0,
        max_quiet_days=365,
        delay=15.0,
    )
    pages = (Front, Article)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/en",
    ]
