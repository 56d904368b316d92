"""Pages and listings that print what a selector alone does not give.

A date among other words, a title that only the page's head states, rows in tables, a
date beside a heading and in no block with it. Nothing here guesses: a text counts as a
date only where ``onrecord.dates.read_date`` reads one day out of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from parsel import Selector

from onrecord.dates import date_in_address, read_date
from onrecord.spiders.articles import ArticlePage, Dated
from onrecord.spiders.base import PageError
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.reading import line
from onrecord.spiders.rows import Row

LONGEST = 80
"""Characters of a text that may be a printed date; a longer one tells other things."""


class PrintedPage(ArticlePage):
    """An item whose title or date is somewhere else than in an element of its own."""

    title_in: ClassVar[str] = ""
    """CSS of an attribute that holds the title: ``meta[name=x]::attr(content)``."""
    date_in: ClassVar[str] = ""
    """CSS of the element that holds the date among other words."""
    country: ClassVar[str] = ""
    """ISO 3166-1 alpha-2, where its calendar is meant without being named: ``TW``."""
    dated_by_address: ClassVar[bool] = False
    """The address holds the day of publication."""

    def title_text(self) -> str:
        if not self.title_in:
            return super().title_text()
        text = line(self.html.css(self.title_in).get(default=""))
        if not text:
            raise self.error("selector", f"no title in {self.title_in!r}")
        return text

    def states(self, part: str) -> bool:
        named = {"title": self.title_in, "date": self.date_in or self.dated_by_address}
        return bool(named.get(part)) or super().states(part)

    def date_texts(self) -> Iterator[str]:
        """Where the date may stand, the likeliest first."""
        for element in self.many(self.date_in):
            yield from element.css("*::text").getall()
            yield element.xpath("string()").get(default="")

    def date_of(self, language: str) -> Dated:
        if self.dated_by_address:
            found = date_in_address(self.url)
            if found is None or found.day is None:
                raise self.error("date", "the address holds no day")
            return Dated(found.value or "", found.day)
        if not self.date_in:
            return super().date_of(language)
        for text in map(line, self.date_texts()):
            if 4 < len(text) <= LONGEST and (read := self.day_in(text, language)):
                return read
        raise self.error("date", f"no date in {self.date_in!r}")

    def day_in(self, text: str, language: str) -> Dated | None:
        """The one day that the text prints; None where it prints none."""
        read = read_date(
            text, language=language, country=self.country, timezone=self.zone
        )
        return Dated(text, read.day) if read.day else None


class TableListing(ListingPage):
    """Rows of a table or list: ``row`` selects the link, its block is around it."""

    link = "::attr(href)"
    title = "a"
    date_like: ClassVar[str] = r"\d{4}-\d{2}-\d{2}"
    """Regular expression of the whole of a text that is the row's date."""
    around: ClassVar[str] = "ancestor::*[self::tr or self::li][1]"
    """XPath from the link to its block; the link itself where that finds nothing."""

    def row_of(self, block: Selector) -> Row:
        found = super().row_of(block)
        outer = block.xpath(self.around) or [block]
        texts = map(line, outer[0].css("*::text").getall())
        printed, *further = [t for t in texts if re.fullmatch(self.date_like, t)] or [
            ""
        ]
        return Row(found.address, found.title, printed, further=tuple(further))


class LooseListing(ListingPage):
    """Links and dates in one stream: each link takes the date beside it.

    ``row`` selects the links; ``beside`` the dates, which stand before their link, or
    after it where ``date_last``. A second link before the next date takes none.
    """

    link = "::attr(href)"
    title = "a"
    beside: ClassVar[str]
    date_last: ClassVar[bool] = False

    def rows(self) -> Iterator[Row | PageError]:
        links = {link.root for link in self.many(self.row)}
        stream = self.html.css(f"{self.row}, {self.beside}")
        first, last = stream[0].root in links, stream[-1].root in links
        if len(stream) > 1 and (first, last) == (not self.date_last, self.date_last):
            raise self.error("selector", "dates and items stand in another order")
        waiting: Row | None = None
        printed = ""
        for element in stream:
            if element.root not in links:
                if printed and not self.date_last:
                    yield self.error("selector", f"two dates, one after {printed!r}")
                printed = line(element.xpath("string()").get(default=""))
                if waiting and self.date_last:
                    yield replace(waiting, printed=printed)
                    waiting, printed = None, ""
                continue
            if waiting:
                yield waiting
            waiting = self.row_of(element)
            if not self.date_last:
                yield replace(waiting, printed=printed)
                waiting, printed = None, ""
        if waiting:
            yield waiting
