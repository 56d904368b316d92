"""Department of Political and Peacebuilding Affairs: its feed."""

from __future__ import annotations

from onrecord.spiders.base import SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.un_pages import UN_KINDS, OfficePage, UnItem, body_card


class DppaFeed(FeedPage):
    route = r"https://dppa\.un\.org/en/rss\.xml"
    follow = r"https?://dppa\.un\.org/en/(?!mission/|rss)[^?#]+"
    kinds_by = UN_KINDS
    dates_items = True
    language = "en"


class DppaItem(UnItem):
    route = DppaFeed.follow
    language = "en"


class DppaMission(OfficePage):
    route = r"https://dppa\.un\.org/en/mission/[^/?#]+"


class UnDppaSpider(SourceSpider):
    card = body_card(
        "un_dppa", "ORG:UN:DPPA", "Department of Political and Peacebuilding Affairs",
        "https://dppa.un.org/en", timezone="America/New_York", platform="RSS",
        standing="unverified", max_quiet_days=45,
    )  # fmt: skip
    pages = (DppaFeed, DppaMission, DppaItem)
    start_urls = ["https://dppa.un.org/en/rss.xml"]  # noqa: RUF012
