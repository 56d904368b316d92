"""The Secretary-General: a feed with the full text of statements and remarks."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from onrecord.models import Document, Kind
from onrecord.spiders.articles import Dated
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage, Row
from onrecord.spiders.un_pages import TERMS, TERMS_URL, UN_KINDS, OfficePage

FOLDERS: Final[dict[str, Kind]] = {
    "speech": "speech", "speeches": "speech",
    "message": "message", "messages": "message",
    "press-encounter": "press_briefing",
    "readout": "readout", "readouts": "readout",
}  # fmt: skip


class Feed(FeedPage):
    route = r"https://www\.un\.org/sg/en/rss\.xml"
    follow = r"https?://www\.un\.org/sg/en/content/[^?#]+"
    full_text = True
    kinds_by = UN_KINDS
    kind = "statement"
    language = "en"

    def document(self, row: Row, dated: Dated) -> Document:
        """The folder of the address is more exact than the title."""
        made = super().document(row, dated)
        folder = re.search(r"/content/[\w-]+/([\w-]+)/", row.address)
        kind = FOLDERS.get(folder[1]) if folder else None
        return replace(made, kind=kind or made.kind)


class Leadership(OfficePage):
    route = r"https://www\.un\.org/sg/en/global-leadership/.+"


class UnSgSpider(SourceSpider):
    card = SourceCard(
        name="un_sg",
        actor="ORG:UN:SG",
        publisher="United Nations, Office of the Spokesperson for the "
        "Secretary-General",
        about="What the Secretary-General of the United Nations says, and what the "
        "Spokesperson says in that name.",
        url="https://www.un.org/sg/en",
        hosts=("www.un.org",),
        languages=("en",),
        timezone="America/New_York",
        kinds=(
            "statement",
            "remarks",
            "speech",
            "message",
            "press_briefing",
            "readout",
        ),
        platform="RSS",
        first_date=date(2026, 1, 1),
        terms=TERMS,
        terms_url=TERMS_URL,
        republish=False,
        standing="active",
        evidence="run logs 2026",
        items_per_week=10,
        max_quiet_days=21,
        delay=3.0,
    )
    pages = (Feed, Leadership)
    start_urls = ["https://www.un.org/sg/en/rss.xml"]  # noqa: RUF012
