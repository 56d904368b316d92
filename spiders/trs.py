"""The publishing system of Chinese government sites, TRS WCM.

An item's address holds its day and number: ``…/202610/t20261003_12035482.html``.
Listings have no dates of their own and count their pages ``index_1``, ``index_2`` …
A page that was removed answers 200 without any of an item's parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Final
from urllib.parse import urljoin

from onrecord.dates import read_date
from onrecord.models import Kind, Link
from onrecord.spiders.articles import Dated
from onrecord.spiders.base import Item
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.printed import PrintedPage
from onrecord.spiders.rows import Row
from onrecord.spiders.title_kinds import KINDS

_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|[A-Z][a-z]{2,8} \d{1,2}, ?\d{4}")
_INDEX = re.compile(r"index(?:_(\d+))?\.(s?html?)$")

TRS_KINDS: Final[tuple[tuple[str, Kind], ...]] = (
    ("[联聯]合(?:[声聲]明|公[报報])", "joint_statement"),
    ("公[报報]", "communique"),
    ("[记記]者[会會]|[发發]布[会會]|吹[风風]会", "press_briefing"),
    ("答[记記]者[问問]|答问|[谈談][话話]", "remarks"),
    ("[声聲]明", "statement"),
    ("[讲講][话話]|致[辞詞词]|演[讲說说]", "speech"),
    ("[贺賀][电電信]|慰问[电電]|唁[电電]", "message"),
    *KINDS["en"],
)
"""By the words of Chinese and English titles, the more exact first."""


class TrsListing(ListingPage):
    row = "a[href]"
    link = "::attr(href)"
    title = "a"
    suffix: ClassVar[str] = "html"
    """Of ``index_1``, where the address of the first page does not show it."""

    def taken(self, row: Row, days: list[date]) -> Iterator[Item]:
        """Links to other sections do not say how far back this one reaches."""
        if self.is_ours(row):
            yield from super().taken(row, days)

    def next_pages(self, oldest: date | None) -> Iterator[Item]:
        if oldest is None:
            return
        found = _INDEX.search(self.url)
        number = int(found[1] or 0) if found else 0
        suffix = found[2] if found else self.suffix
        address = urljoin(self.url, f"index_{number + 1}.{suffix}")
        yield Link(address, issued_on=oldest, is_listing=True)


class TrsPage(PrintedPage):
    body = "#News_Body_Txt_A, .content_text, .TRS_UEDITOR, .TRS_Editor"
    kinds_by = TRS_KINDS
    dated_by_address = True
    titles_dated: ClassVar[bool] = False
    """Titles name the day of what was said; it is put on the site on that day or
    later, so the title's day counts before the address's."""

    def read(self) -> Iterator[Item]:
        if not self.html.css(self.body):
            raise self.error("soft_404", "none of an item's parts: it was taken down")
        yield from super().read()

    def date_of(self, language: str) -> Dated:
        if self.titles_dated:
            days = {
                Dated(text, read_date(text, language=language).day)
                for text in _DAY.findall(self.title_text())
            }
            if len(days) == 1 and (named := days.pop()).day:
                return named
        return super().date_of(language)
