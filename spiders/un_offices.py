"""Offices of the Secretariat whose newest items come by a feed or as PDF files."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import Dated, PdfPage
from onrecord.spiders.base import SourceSpider
from onrecord.spiders.platforms import FeedPage, Row
from onrecord.spiders.un_bodies import body_card
from onrecord.spiders.un_pages import UN_KINDS, HomePage, OfficePage, UnItem

NEW_YORK = "America/New_York"


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
        "https://dppa.un.org/en", timezone=NEW_YORK, platform="RSS",
        standing="unverified", max_quiet_days=45,
    )  # fmt: skip
    pages = (DppaFeed, DppaMission, DppaItem)
    start_urls = ["https://dppa.un.org/en/rss.xml"]  # noqa: RUF012


class IiimFeed(FeedPage):
    route = r"https://iiim\.un\.org/feed/"
    follow = r"https://iiim\.un\.org/(?!feed)[^?#]+"
    full_text = True
    kinds_by = UN_KINDS
    language = "en"


class IiimHome(OfficePage):
    route = r"https://iiim\.un\.org/"


class UnIiimSpider(SourceSpider):
    card = body_card(
        "un_iiim", "ORG:UN:IIIM",
        "International, Impartial and Independent Mechanism for Syria",
        "https://iiim.un.org/", timezone="Europe/Zurich", platform="RSS",
        standing="unverified", items_per_week=0.5, max_quiet_days=120,
    )  # fmt: skip
    pages = (IiimFeed, IiimHome)
    start_urls = ["https://iiim.un.org/feed/"]  # noqa: RUF012


class OdaHome(HomePage):
    """The High Representative's remarks are PDF files on two other hosts."""

    route = r"https?://disarmament\.unoda\.org/en"
    follow = (
        r"https://(?:front\.un-arm\.org|unodaweb\.unoda\.org)/[^?#]*"
        r"(?:High-?Rep|HR)[-_][^?#]*\.pdf"
    )
    row = "div.slider-slide"
    heading = ".spotlight-title"
    dates_items = True
    kind = "remarks"
    language = "en"

    def dated_row(self, row: Row) -> Dated:
        """No date: the address has the month of the upload, and at times a day in
        front of another month (``2025/08/31_07_…`` is of 31 July)."""
        return Dated()


class OdaPdf(PdfPage):
    route = OdaHome.follow
    kind = "remarks"
    language = "en"


class UnOdaSpider(SourceSpider):
    card = body_card(
        "un_oda", "ORG:UN:ODA", "Office for Disarmament Affairs",
        "https://disarmament.unoda.org/en",
        hosts=("disarmament.unoda.org", "front.un-arm.org", "unodaweb.unoda.org"),
        timezone=NEW_YORK, items_per_week=2, max_quiet_days=60,
    )  # fmt: skip
    pages = (OdaHome, OdaPdf)
    start_urls = ["https://disarmament.unoda.org/en"]  # noqa: RUF012


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
