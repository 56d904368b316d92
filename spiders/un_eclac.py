"""Comisión Económica para América Latina y el Caribe:
its home page with the newest items.
"""

from __future__ import annotations

from onrecord.spiders.base import SourceSpider
from onrecord.spiders.un_pages import body_card, home_and_items


class UnEclacSpider(SourceSpider):
    card = body_card(
        "un_eclac", "ORG:UN:ECLAC",
        "Comisión Económica para América Latina y el Caribe",
        "https://www.cepal.org/es", languages=("es",), timezone="America/Santiago",
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.cepal\.org/es",
        follow=r"https://www\.cepal\.org/es/(?:comunicados|noticias|discursos)/[^/?#]+",
        row="li.splide__slide",
    )
    start_urls = ["https://www.cepal.org/es"]  # noqa: RUF012
