"""Joint Inspection Unit: its home page with the newest items."""

from __future__ import annotations

from onrecord.spiders.base import SourceSpider
from onrecord.spiders.un_pages import body_card, home_and_items


class UnJiuSpider(SourceSpider):
    card = body_card(
        "un_jiu", "ORG:UN:JIU", "Joint Inspection Unit", "https://www.unjiu.org/",
        timezone="Europe/Zurich", items_per_week=0.5, max_quiet_days=120,
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.unjiu\.org/",
        follow=r"https://www\.unjiu\.org/news/[^/?#]+",
        row="div.views-row",
    )
    start_urls = ["https://www.unjiu.org/"]  # noqa: RUF012
