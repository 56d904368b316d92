"""Sekretariat Kabinet, Indonesia: a WordPress feed with the full text."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage

SITE = "https://setkab.go.id"


class Feed(FeedPage):
    route = r"https://setkab\.go\.id/feed/(?:\?paged=\d+)?"
    full_text = True
    content_only = True
    paged = "paged"
    language = "id"
    kinds_by = (
        ("pernyataan (?:pers )?bersama", "joint_statement"),
        ("keterangan pers", "press_briefing"),
        (r"\b(?:sambutan|pidato)\b", "speech"),
        (r"\bpernyataan\b", "statement"),
    )


class IdSetkabSpider(SourceSpider):
    card = SourceCard(
        name="id_setkab",
        actor="IDN",
        publisher="Sekretariat Kabinet Republik Indonesia",
        about=(
            "The cabinet secretariat of Indonesia: what the President and the "
            "government said and did."
        ),
        url=f"{SITE}/",
        hosts=("setkab.go.id",),
        languages=("id",),
        timezone="Asia/Jakarta",
        kinds=(
            "joint_statement",
            "press_briefing",
            "speech",
            "statement",
            "press_release",
        ),
        platform="WordPress",
        first_date=date(2026, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=30,
        max_quiet_days=10,
        delay=4.0,
    )
    pages = (Feed,)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/feed/",
    ]
