"""Office of Counter-Terrorism: its home page with the newest items."""

from __future__ import annotations

from onrecord.spiders.base import SourceSpider
from onrecord.spiders.un_pages import body_card, home_and_items


class UnOctSpider(SourceSpider):
    card = body_card(
        "un_oct", "ORG:UN:OCT", "Office of Counter-Terrorism",
        "https://www.un.org/counterterrorism/", timezone="America/New_York",
        items_per_week=1, max_quiet_days=90,
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.un\.org/counterterrorism/",
        follow=r"https://www\.un\.org/counterterrorism/node/\d+",
        row="div.slick__slide",
    )
    start_urls = ["https://www.un.org/counterterrorism/"]  # noqa: RUF012
