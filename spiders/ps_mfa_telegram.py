"""The Telegram channel of the foreign ministry of the State of Palestine."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.telegram import Channel

SITE = "https://t.me"


class Posts(Channel):
    route = r"https://t\.me/s/pmfae(?:\?before=\d+)?"


class PsMfaTelegramSpider(SourceSpider):
    card = SourceCard(
        name="ps_mfa_telegram",
        actor="PSE",
        publisher=(
            "Ministry of Foreign Affairs and Expatriates of the State of Palestine"
        ),
        about=(
            "The Telegram channel of the foreign ministry of the State of Palestine."
        ),
        url=f"{SITE}/s/pmfae",
        hosts=("t.me",),
        languages=("ar", "en"),
        timezone="Asia/Hebron",
        kinds=("statement",),
        platform="Telegram",
        first_date=date(2026, 1, 1),
        terms="Telegram's terms, not read; the full text is not re-published.",
        terms_url="",
        standing="unverified",
        evidence="named by a collector in 2026",
        items_per_week=40,
        max_quiet_days=7,
        delay=4.0,
    )
    pages = (Posts,)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/s/pmfae",
    ]
