"""World Health Organization: its home page with the newest items."""

from __future__ import annotations

from onrecord.spiders.base import SourceSpider
from onrecord.spiders.un_pages import OWN_TERMS, body_card, home_and_items


class WhoSpider(SourceSpider):
    card = body_card(
        "who", "ORG:UN:WHO", "World Health Organization", "https://www.who.int",
        timezone="Europe/Zurich", items_per_week=10, max_quiet_days=10, **OWN_TERMS,
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.who\.int/?",
        follow=r"https://www\.who\.int/news/item/\d\d-\d\d-\d{4}-[^/?#]+",
        row="div.list-view--item",
        heading=".heading",
        date=".timestamp::text",
        formats=("%d %B %Y",),
    )
    start_urls = ["https://www.who.int"]  # noqa: RUF012
