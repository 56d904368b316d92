"""The Leader of Iran: what his office's front pages lead to, in Persian and English.

Persian pages print Solar Hijri dates, English ones Gregorian.
"""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.printed import PrintedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.leader.ir"


class Front(ListingPage):
    route = r"https://www\.leader\.ir/(?:fa|en)"
    follow = (
        r"https://www\.leader\.ir/(?P<lang>fa|en)/(?:content|speech)"
        r"/(?P<id>\d+)(?:/[^?#]*)?"
    )
    row = 'a[href*="/content/"], a[href*="/speech/"]'
    link = "::attr(href)"
    title = "a"
    undated = True


class Content(PrintedPage):
    route = Front.follow
    title_in = 'meta[property="og:title"]::attr(content)'
    date_in = "article#heading time"
    body = "article#details div.text"
    kinds_by = (
        ("بیانات|سخنرانی", "speech"),
        ("پیام", "message"),
        ("نامه", "letter"),
        *KINDS["en"],
    )


class IrLeaderSpider(SourceSpider):
    card = SourceCard(
        name="ir_leader",
        actor="IRN",
        publisher="Office of the Supreme Leader of Iran",
        about=("The Supreme Leader of Iran: speeches, messages, decrees and letters."),
        url=f"{SITE}/en",
        hosts=("www.leader.ir",),
        languages=("fa", "en"),
        timezone="Asia/Tehran",
        kinds=("speech", "message", "letter", "statement", "press_release"),
        platform="listing",
        first_date=date(1989, 6, 4),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=8,
        max_quiet_days=21,
        delay=4.0,
    )
    pages = (Front, Content)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/en",
        f"{SITE}/fa",
    ]
