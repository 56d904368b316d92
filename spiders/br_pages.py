"""The portal of Brazil's federal government: what all sites under gov.br share.

A site is a folder of one Plone portal: listings of thirty rows that count by
``b_start:int``, items of one make, and a news sitemap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date as Day

from onrecord.models import Document, Link, Note
from onrecord.spiders.articles import ArticlePage, Dated
from onrecord.spiders.base import Item
from onrecord.spiders.platforms import ListingPage, Row, SitemapPage
from onrecord.spiders.title_kinds import KINDS

PAGED = r"(?:\?b_start:int=\d+)?"
"""What a listing's route ends with."""
TERMS = "Creative Commons BY-ND 3.0, not read in full; the text is not re-published."

_LANGUAGES = {"pt-br": "pt"}
_ROWS = 30  # of one page of a listing
_MONTH_IN_ADDRESS = re.compile(r"/(20\d\d)/(0[1-9]|1[0-2])/")
_NEVER = 1990  # an item without a date is printed as of 1969-12-31


class Notes(ListingPage):
    """A listing: date and hour stand in one class, the date first."""

    languages = _LANGUAGES
    kinds_by = KINDS["pt"]
    row = "#content-core article"
    title = "h2"
    date = "span.summary-view-icon::text"
    dates_items = True

    def next_pages(self, oldest: Day | None) -> Iterator[Item]:
        if oldest is None:
            return
        base, _, start = self.url.partition("?b_start:int=")
        address = f"{base}?b_start:int={int(start or 0) + _ROWS}"
        yield Link(address, issued_on=oldest, is_listing=True)


class NewsMap(SitemapPage):
    """The news sitemap, with title and day of each item.

    A day is not taken where the month in the item's own address is another: some are
    years off, and 1969-12-31 stands for none.
    """

    languages = _LANGUAGES
    kinds_by = KINDS["pt"]
    dates_items = True

    def dated_row(self, row: Row) -> Dated:
        dated = super().dated_row(row)
        return Dated(dated.printed) if self.doubtful(row, dated) else dated

    def doubtful(self, row: Row, dated: Dated) -> bool:
        if dated.day is None or dated.day.year < _NEVER:
            return True
        found = _MONTH_IN_ADDRESS.search(row.address)
        if found is None:
            return False
        months = (dated.day.year - int(found[1])) * 12 + dated.day.month - int(found[2])
        return abs(months) > 1  # filed on the last of a month, published on the first

    def document(self, row: Row, dated: Dated) -> Document:
        document = super().document(row, dated)
        if dated.day is not None:
            return document
        note = Note("date_mismatch", f"{dated.printed} is not of the address's month")
        return replace(document, notes=(*document.notes, note))


class News(ArticlePage):
    """One item, dated with its publication; beside it stands when it was changed."""

    languages = _LANGUAGES
    kinds_by = KINDS["pt"]
    title = "h1.documentFirstHeading"
    body = "#parent-fieldname-text"
    date = "span.documentPublished span.value::text"
