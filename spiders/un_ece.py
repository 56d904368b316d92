"""Economic Commission for Europe: its home page with the newest items."""

from __future__ import annotations

from onrecord.spiders.base import SourceSpider
from onrecord.spiders.un_pages import body_card, home_and_items


class UnEceSpider(SourceSpider):
    card = body_card(
        "un_ece", "ORG:UN:ECE", "Economic Commission for Europe",
        "https://unece.org/homepage", timezone="Europe/Zurich",
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://unece\.org/homepage",
        follow=r"https://unece\.org/(?:[^/?#]+/)?(?:press|news|statements)/[^/?#]+",
        row="div.slick__slide",
        heading=".slide__title_text",
    )
    start_urls = ["https://unece.org/homepage"]  # noqa: RUF012
