"""The Telegram channel of Russia's defence ministry, whose site does not answer."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.telegram import Channel

SITE = "https://t.me"


class Posts(Channel):
    route = r"https://t\.me/s/mod_russia(?:\?before=\d+)?"


class RuModTelegramSpider(SourceSpider):
    card = SourceCard(
        name="ru_mod_telegram",
        actor="RUS",
        publisher="Ministry of Defence of Russia",
        about=(
            "The Telegram channel of Russia's defence ministry, whose site does "
            "not answer."
        ),
        url=f"{SITE}/s/mod_russia",
        hosts=("t.me",),
        languages=("ru", "en"),
        timezone="Europe/Moscow",
        kinds=("statement",),
        platform="Telegram",
        first_date=date(2016, 12, 1),
        terms="Telegram's terms, not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=150,
        max_quiet_days=7,
        delay=4.0,
    )
    pages = (Posts,)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/s/mod_russia",
    ]
