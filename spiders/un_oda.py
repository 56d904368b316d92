"""Office for Disarmament Affairs: its home page with the newest items."""

from __future__ import annotations

from onrecord.spiders.articles import Dated, PdfPage
from onrecord.spiders.base import SourceSpider
from onrecord.spiders.platforms import Row
from onrecord.spiders.un_pages import HomePage, body_card


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
        timezone="America/New_York", items_per_week=2, max_quiet_days=60,
    )  # fmt: skip
    pages = (OdaHome, OdaPdf)
    start_urls = ["https://disarmament.unoda.org/en"]  # noqa: RUF012
