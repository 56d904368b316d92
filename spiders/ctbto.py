"""Preparatory Commission for the Comprehensive Nuclear-Test-Ban Treaty Organization:
its home page with the newest items.
"""

from __future__ import annotations

from onrecord.spiders.base import SourceSpider
from onrecord.spiders.un_pages import OWN_TERMS, body_card, home_and_items


class CtbtoSpider(SourceSpider):
    card = body_card(
        "ctbto", "ORG:CTBTO",
        "Preparatory Commission for the Comprehensive Nuclear-Test-Ban Treaty "
        "Organization",
        "https://www.ctbto.org/", timezone="Europe/Vienna", **OWN_TERMS,
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.ctbto\.org/",
        follow=r"https://www\.ctbto\.org/(?:news-and-events/news"
        r"|resources/for-the-media/press-releases)/[^/?#]+",
        row="div.carousel-item",
        heading=".carousel-title, .carousel-caption",
    )
    start_urls = ["https://www.ctbto.org/"]  # noqa: RUF012
