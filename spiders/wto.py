"""World Trade Organization: its home page with the newest items."""

from __future__ import annotations

import re

from onrecord.dates import DateError, parse_date
from onrecord.spiders.articles import Dated
from onrecord.spiders.base import SourceSpider
from onrecord.spiders.platforms import Row
from onrecord.spiders.un_pages import OWN_TERMS, HomePage, UnItem, body_card


class WtoHome(HomePage):
    """The address of an item ends with its day: ``fish_15sep25_e.htm``."""

    route = r"https://www\.wto\.org/(?:index\.htm|english/news_e/news_e\.htm)"
    follow = (
        r"https://www\.wto\.org/english/news_e/(?:news|spno|spra|pres)\d\d_e"
        r"/[^/?#]+_e\.htm"
    )
    row = "li"

    def dated_row(self, row: Row) -> Dated:
        found = re.search(r"_(\d\d)([a-z]{3})(\d\d)_e\.htm", row.address)
        if found is None:
            return Dated()
        printed = f"{found[1]} {found[2]} 20{found[3]}"
        try:
            return Dated(found[0][1:-6], parse_date(printed, ("%d %B %Y",), "en"))
        except DateError as error:
            raise self.error("date", str(error)) from error


class WtoItem(UnItem):
    route = WtoHome.follow


class WtoSpider(SourceSpider):
    card = body_card(
        "wto", "ORG:WTO", "World Trade Organization",
        "https://www.wto.org/index.htm", timezone="Europe/Zurich", items_per_week=8,
        max_quiet_days=14, **OWN_TERMS,
    )  # fmt: skip
    pages = (WtoHome, WtoItem)
    start_urls = ["https://www.wto.org/index.htm"]  # noqa: RUF012
