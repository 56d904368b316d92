"""Special Representative of the Secretary-General on Sexual Violence in Conflict:
its home page with the newest items.
"""

from __future__ import annotations

from onrecord.spiders.base import SourceSpider
from onrecord.spiders.un_pages import body_card, home_and_items


class UnSrsgSvcSpider(SourceSpider):
    card = body_card(
        "un_srsg_svc", "ORG:UN:SRSG-SVC",
        "Special Representative of the Secretary-General on Sexual Violence in "
        "Conflict",
        "https://www.un.org/sexualviolenceinconflict/",
        timezone="America/New_York", languages=("en", "fr"), items_per_week=1,
        max_quiet_days=90,
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.un\.org/sexualviolenceinconflict/",
        follow=r"https://www\.un\.org/sexualviolenceinconflict/"
        r"(?:press-release|statement|speech)/[^/?#]+/",
        row="article.post",
        heading=".entry-title",
    )
    start_urls = ["https://www.un.org/sexualviolenceinconflict/"]  # noqa: RUF012
