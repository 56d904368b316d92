"""The Telegram channel of Russia's foreign ministry."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.telegram import Channel

SITE = "https://t.me"


class Posts(Channel):
    route = r"https://t\.me/s/MID_Russia(?:\?before=\d+)?"


class RuMfaTelegramSpider(SourceSpider):
    card = SourceCard(
        name="ru_mfa_telegram",
        actor="RUS",
        publisher="Ministry of Foreign Affairs of Russia",
        about="The Telegram channel of Russia's foreign ministry.",
        url=f"{SITE}/s/MID_Russia",
        hosts=("t.me",),
        languages=("ru", "en"),
        timezone="Europe/Moscow",
        kinds=("statement",),
        platform="Telegram",
        first_date=date(2026, 1, 1),
        terms="Telegram's terms, not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=120,
        max_quiet_days=7,
        delay=4.0,
    )
    pages = (Posts,)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/s/MID_Russia",
    ]
