"""The Organisation of Islamic Cooperation: what its front page leads to.

The shape of its items' addresses is not confirmed by a run.
"""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.oic-oci.org"


class Front(ListingPage):
    route = r"https://www\.oic-oci\.org/"
    is_selection = True
    follow = (
        r"https://www\.oic-oci\.org/topic/\?t_id=(?P<id>\d+)(?:&t_ref=\d+)?"
        r"(?:&lan=(?P<lang>en|ar|fr))?"
    )
    row = 'a[href*="t_id="]'
    link = "::attr(href)"
    title = "a"
    undated = True


class Topic(ArticlePage):
    route = Front.follow
    kinds_by = (*KINDS["en"], *KINDS["fr"])


class OicSpider(SourceSpider):
    card = SourceCard(
        name="oic",
        actor="GROUP:OIC",
        publisher="General Secretariat of the Organisation of Islamic Cooperation",
        about=(
            "The Organisation of Islamic Cooperation: statements of its "
            "Secretary-General and councils."
        ),
        url=f"{SITE}/",
        hosts=("www.oic-oci.org",),
        languages=("ar", "en", "fr"),
        timezone="Asia/Riyadh",
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
        first_date=date(2026, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="unverified",
        evidence="run logs 2026",
        items_per_week=15,
        max_quiet_days=14,
        delay=4.0,
    )
    pages = (Front, Topic)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/",
    ]
