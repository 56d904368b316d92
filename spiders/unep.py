"""United Nations Environment Programme: its home page with the newest items."""

from __future__ import annotations

from onrecord.spiders.base import SourceSpider
from onrecord.spiders.un_pages import body_card, home_and_items


class UnepSpider(SourceSpider):
    card = body_card(
        "unep", "ORG:UN:UNEP", "United Nations Environment Programme",
        "https://www.unep.org/node", timezone="Africa/Nairobi", items_per_week=8,
        max_quiet_days=14,
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.unep\.org/node",
        follow=r"https://www\.unep\.org/news-and-stories/"
        r"(?:press-release|statements|speech)/[^/?#]+",
        row="div.home_cell, div.home_stories_item",
        heading="h1, h2, h3, .home_stories_item_text",
    )
    start_urls = ["https://www.unep.org/node"]  # noqa: RUF012
