"""United Nations Office at Geneva: its home page with the newest items."""

from __future__ import annotations

from onrecord.spiders.base import SourceSpider
from onrecord.spiders.un_pages import body_card, home_and_items


class UnogSpider(SourceSpider):
    card = body_card(
        "un_geneva", "ORG:UN:UNOG", "United Nations Office at Geneva",
        "https://www.ungeneva.org/en", timezone="Europe/Zurich", items_per_week=10,
        max_quiet_days=14,
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.ungeneva\.org/en",
        follow=r"https://www\.ungeneva\.org/en/news-media/"
        r"(?:press-briefing|meeting-summary|press-release|news|statement)"
        r"/\d{4}/\d\d/[^/?#]+",
        title_in_p=True,
        row="div.focus-card, div.node, article.node, div.views-row",
    )
    start_urls = ["https://www.ungeneva.org/en"]  # noqa: RUF012
