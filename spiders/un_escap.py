"""Economic and Social Commission for Asia and the Pacific:
its home page with the newest items.
"""

from __future__ import annotations

from onrecord.spiders.base import SourceSpider
from onrecord.spiders.un_pages import body_card, home_and_items


class UnEscapSpider(SourceSpider):
    card = body_card(
        "un_escap", "ORG:UN:ESCAP",
        "Economic and Social Commission for Asia and the Pacific",
        "https://www.unescap.org/", timezone="Asia/Bangkok",
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.unescap\.org/",
        follow=r"https://www\.unescap\.org/news/[^/?#]+",
        row="div.news_item",
    )
    start_urls = ["https://www.unescap.org/"]  # noqa: RUF012
