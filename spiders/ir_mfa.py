"""Iran's foreign ministry, in English: its front page and its list of news.

Some programs are met with a redirect that sets a cookie; such an answer is passed over.
"""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.printed import LooseListing, PrintedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://en.mfa.ir"
FOLLOW = r"https://en\.mfa\.ir/portal/(?i:newsview)/(?P<id>\d+)(?:/[^?#]*)?"


class Front(LooseListing):
    """Slides: a title, a second link to the same item, and the date behind both."""

    route = r"https://en\.mfa\.ir/"
    is_selection = True
    follow = FOLLOW
    row = (
        'a[href^="/portal/NewsView/"]:not(.btn), a[href^="/portal/newsview/"]:not(.btn)'
    )
    beside = "div.date"
    date_last = True
    undated = True


class News(LooseListing):
    route = r"https://en\.mfa\.ir/portal/newsagencyshow/\d+"
    follow = FOLLOW
    row = Front.row
    beside = "span.dateNews"
    date_last = True
    undated = True


class Item(PrintedPage):
    route = FOLLOW
    title = "div.news-text-full h4"
    body = "div.news-text-full"
    drop = "h4, h6"
    date_in = "span.nv-info"
    kinds_by = KINDS["en"]


class IrMfaSpider(SourceSpider):
    card = SourceCard(
        name="ir_mfa",
        actor="IRN",
        publisher="Ministry of Foreign Affairs of the Islamic Republic of Iran",
        about="The foreign ministry of Iran: statements, briefings and English news.",
        url=f"{SITE}/",
        hosts=("en.mfa.ir",),
        languages=("en",),
        timezone="Asia/Tehran",
        kinds=("statement", "joint_statement", "press_briefing", "press_release"),
        platform="listing",
        first_date=date(2020, 10, 18),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="captured",
        items_per_week=30,
        max_quiet_days=7,
        delay=5.0,
    )
    pages = (Front, News, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/",
        f"{SITE}/portal/newsagencyshow/699",
    ]
