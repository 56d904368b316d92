"""International, Impartial and Independent Mechanism for Syria: its feed."""

from __future__ import annotations

from onrecord.spiders.base import SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.un_pages import UN_KINDS, OfficePage, body_card


class IiimFeed(FeedPage):
    route = r"https://iiim\.un\.org/feed/"
    follow = r"https://iiim\.un\.org/(?!feed)[^?#]+"
    full_text = True
    kinds_by = UN_KINDS
    language = "en"


class IiimHome(OfficePage):
    route = r"https://iiim\.un\.org/"
    is_selection = True


class UnIiimSpider(SourceSpider):
    card = body_card(
        "un_iiim", "ORG:UN:IIIM",
        "International, Impartial and Independent Mechanism for Syria",
        "https://iiim.un.org/", timezone="Europe/Zurich", platform="RSS",
        standing="unverified", items_per_week=0.5, max_quiet_days=120,
    )  # fmt: skip
    pages = (IiimFeed, IiimHome)
    start_urls = ["https://iiim.un.org/feed/"]  # noqa: RUF012
