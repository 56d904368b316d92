"""International Atomic Energy Agency: its home page with the newest items."""

from __future__ import annotations

from onrecord.spiders.base import SourceSpider
from onrecord.spiders.un_pages import OWN_TERMS, body_card, home_and_items


class IaeaSpider(SourceSpider):
    card = body_card(
        "iaea", "ORG:IAEA", "International Atomic Energy Agency",
        "https://www.iaea.org/", timezone="Europe/Vienna", items_per_week=15,
        max_quiet_days=10, **OWN_TERMS,
    )  # fmt: skip
    pages = home_and_items(
        route=r"https?://www\.iaea\.org/",
        follow=r"https?://www\.iaea\.org/newscenter/"
        r"(?:pressreleases|news|statements|mediaadvisories)/[^/?#]+",
        row="div.card",
        heading=".card__title",
        date=".card__date::text",
        formats=("%d %B %Y",),
    )
    start_urls = ["https://www.iaea.org/"]  # noqa: RUF012
