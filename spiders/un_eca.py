"""Economic Commission for Africa: its home page with the newest items."""

from __future__ import annotations

from onrecord.spiders.base import SourceSpider
from onrecord.spiders.un_pages import body_card, home_and_items


class UnEcaSpider(SourceSpider):
    card = body_card(
        "un_eca", "ORG:UN:ECA", "Economic Commission for Africa",
        "https://www.uneca.org/", timezone="Africa/Addis_Ababa",
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.uneca\.org/",
        follow=r"https?://www\.uneca\.org/stories/[^/?#]+",
        row="div.item",
    )
    start_urls = ["https://www.uneca.org/"]  # noqa: RUF012
