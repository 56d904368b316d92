"""The Telegram channel of the President of Ukraine, whose site refuses programs."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.telegram import Channel

SITE = "https://t.me"


class Posts(Channel):
    route = r"https://t\.me/s/V_Zelenskiy_official(?:\?before=\d+)?"


class UaPresidentTelegramSpider(SourceSpider):
    card = SourceCard(
        name="ua_president_telegram",
        actor="UKR",
        publisher="Office of the President of Ukraine",
        about=(
            "The Telegram channel of the President of Ukraine, whose site "
            "refuses programs."
        ),
        url=f"{SITE}/s/V_Zelenskiy_official",
        hosts=("t.me",),
        languages=("uk", "en"),
        timezone="Europe/Kyiv",
        kinds=("statement",),
        platform="Telegram",
        first_date=date(2026, 9, 1),
        terms="Telegram's terms, not read; the full text is not re-published.",
        terms_url="",
        standing="unverified",
        evidence="cited 2026",
        items_per_week=40,
        max_quiet_days=7,
        delay=4.0,
    )
    pages = (Posts,)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/s/V_Zelenskiy_official",
    ]
