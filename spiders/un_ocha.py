"""Office for the Coordination of Humanitarian Affairs:
its home page with the newest items.
"""

from __future__ import annotations

from onrecord.spiders.base import SourceSpider
from onrecord.spiders.un_pages import body_card, home_and_items


class UnOchaSpider(SourceSpider):
    card = body_card(
        "un_ocha", "ORG:UN:OCHA",
        "Office for the Coordination of Humanitarian Affairs",
        "https://www.unocha.org/", timezone="America/New_York", items_per_week=15,
        max_quiet_days=7,
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.unocha\.org/",
        follow=r"https://www\.unocha\.org/news/[^/?#]+",
        row="article.node",
        heading=".uno-card__title, .cd-card__title",
    )
    start_urls = ["https://www.unocha.org/"]  # noqa: RUF012
