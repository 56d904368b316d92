"""Organisation for the Prohibition of Chemical Weapons:
its home page with the newest items.
"""

from __future__ import annotations

from onrecord.spiders.base import SourceSpider
from onrecord.spiders.un_pages import OWN_TERMS, body_card, home_and_items


class OpcwSpider(SourceSpider):
    card = body_card(
        "opcw", "ORG:OPCW",
        "Organisation for the Prohibition of Chemical Weapons",
        "https://www.opcw.org/", timezone="Europe/Amsterdam", **OWN_TERMS,
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.opcw\.org/",
        follow=r"https://www\.opcw\.org/media-centre/news/\d{4}/\d\d/[^/?#]+",
        row="ul.news-index__list li",
        heading=".news-heading",
        date="time::text",
        formats=("%d %B %Y",),
    )
    start_urls = ["https://www.opcw.org/"]  # noqa: RUF012
