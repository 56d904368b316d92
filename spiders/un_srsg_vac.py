"""Special Representative of the Secretary-General on Violence against Children:
its home page with the newest items.
"""

from __future__ import annotations

from onrecord.spiders.base import SourceSpider
from onrecord.spiders.un_pages import body_card, home_and_items


class UnSrsgVacSpider(SourceSpider):
    card = body_card(
        "un_srsg_vac", "ORG:UN:SRSG-VAC",
        "Special Representative of the Secretary-General on Violence against Children",
        "https://violenceagainstchildren.un.org/en",
        timezone="America/New_York", items_per_week=2, max_quiet_days=60,
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://violenceagainstchildren\.un\.org/en",
        follow=r"https://violenceagainstchildren\.un\.org/en/news/[^/?#]+",
        row="article.pattern-vertical-card",
        heading=".pattern-headline",
    )
    start_urls = ["https://violenceagainstchildren.un.org/en"]  # noqa: RUF012
