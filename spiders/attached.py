"""Items whose words are in a file: listing → page → PDF.

The page gives title and date; the file that it leads to gives the text. Both are read
under the file's address, so that they come together in the record.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from parsel import Selector

from onrecord.spiders.base import Item
from onrecord.spiders.platforms import ListingPage, Row
from onrecord.spiders.reading import line


class AttachedPage(ListingPage):
    """The page of one item; ``row`` is each place that leads to a file of it.

    ``follow`` is the files' route. A second file is another language of the same or an
    annex of it: it has the page's title as well.
    """

    is_listing = False
    dates_items = True
    row = "a[href]"
    link = "::attr(href)"
    heading: ClassVar[str]
    """CSS of the one element that holds the item's title."""
    date_on_page: ClassVar[str] = ""
    """CSS of the date's text, anywhere on the page."""

    def read(self) -> Iterator[Item]:
        if self.card.must_have:
            self.many(self.card.must_have)
        yield from super().read()

    def row_of(self, block: Selector) -> Row:
        address = super().row_of(block).address
        heading = line(self.only(self.heading).xpath("string()").get(default=""))
        if not heading:
            raise self.error("no_title", f"{self.heading!r} is empty")
        printed, further = "", list[str]()
        if self.date_on_page:
            texts = map(line, self.html.css(self.date_on_page).getall())
            printed, *further = list(filter(None, texts)) or [""]
            if not printed:
                raise self.error("selector", f"no date in {self.date_on_page!r}")
        return Row(address, heading, printed, further=tuple(further))
