"""Office of the High Commissioner for Human Rights: its feed."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.un_pages import UN_KINDS, UnItem, body_card


class OhchrFeed(FeedPage):
    route = r"https://www\.ohchr\.org/en/rss\.xml"
    follow = (
        r"https?://www\.ohchr\.org/en/"
        r"(?:press-releases|statements|speeches|statements-and-speeches|press-briefing"
        r"-notes|media-advisories|meeting-summaries)/\d{4}/\d\d/[^/?#]+"
    )
    kinds_by = UN_KINDS
    dates_items = True
    language = "en"


class OhchrItem(UnItem):
    route = OhchrFeed.follow
    language = "en"


class OhchrSpider(SourceSpider):
    card = body_card(
        "ohchr", "ORG:UN:OHCHR", "Office of the High Commissioner for Human Rights",
        "https://www.ohchr.org/en", timezone="Europe/Zurich", platform="RSS",
        standing="unverified", evidence="feed lists 2026", items_per_week=30,
        max_quiet_days=7, first_date=date(2026, 1, 1),
    )  # fmt: skip
    pages = (OhchrFeed, OhchrItem)
    start_urls = ["https://www.ohchr.org/en/rss.xml"]  # noqa: RUF012
