"""Office for Disaster Risk Reduction: its home page with the newest items."""

from __future__ import annotations

from onrecord.spiders.base import SourceSpider
from onrecord.spiders.un_pages import body_card, home_and_items


class UndrrSpider(SourceSpider):
    card = body_card(
        "undrr", "ORG:UN:UNDRR", "Office for Disaster Risk Reduction",
        "https://www.undrr.org/undrr-homepage", timezone="Europe/Zurich",
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.undrr\.org/undrr-homepage",
        follow=r"https://www\.undrr\.org/news/[^/?#]+",
        row="article.mg-card",
        heading=".mg-card__title",
    )
    start_urls = ["https://www.undrr.org/undrr-homepage"]  # noqa: RUF012
