"""UN Trade and Development: its home page with the newest items."""

from __future__ import annotations

from onrecord.spiders.base import SourceSpider
from onrecord.spiders.un_pages import body_card, home_and_items


class UnctadSpider(SourceSpider):
    card = body_card(
        "unctad", "ORG:UN:UNCTAD", "UN Trade and Development", "https://unctad.org/",
        timezone="Europe/Zurich", items_per_week=8, max_quiet_days=14,
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://unctad\.org/",
        follow=r"https://unctad\.org/(?:news|osgstatement|press-material)/[^/?#]+",
        row="div.block_content",
    )
    start_urls = ["https://unctad.org/"]  # noqa: RUF012
