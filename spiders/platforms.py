"""The platforms that official sites run on: feeds, JSON, listings, sitemaps, numbers.

A source on one of them is its card and a few class attributes:

    class Feed(FeedPage):
        route = r"https://www\\.example\\.gov/rss\\.xml"
        follow = r"https://www\\.example\\.gov/news/\\d+"

    class Item(ArticlePage):
        route = Feed.follow
        body = "div.text"

What the attributes state is expected: a row without an address, a date in no known
format, a listing without rows is a fault of the page and never passes for silence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date as Day
from typing import ClassVar
from urllib.parse import urljoin, urlsplit, urlunsplit

from parsel import Selector, SelectorList

from onrecord.models import Fault, Link
from onrecord.spiders.articles import address_id, untracked
from onrecord.spiders.base import Item, PageError
from onrecord.spiders.data_platforms import JsonPage, SitemapPage, WordPressPage
from onrecord.spiders.feeds import Entry, Feed, each, older, read_feed
from onrecord.spiders.reading import line, prose_of_html
from onrecord.spiders.rows import Row, Rows


class FeedPage(Rows):
    """RSS 2.0, RSS 1.0 or Atom; older entries by ``rel="next"``."""

    updated_is_date: ClassVar[bool] = False
    """The feed has no other date than ``updated``."""
    paged: ClassVar[str] = ""
    """Parameter that counts the feed's pages: ``paged`` for WordPress."""
    content_only: ClassVar[bool] = False
    """The full text stands in ``content``; a summary alone is not taken for it."""

    @property
    def prints_dates(self) -> bool:
        return True

    def read(self) -> Iterator[Item]:
        feed = read_feed(self)
        days: list[Day] = []
        seen: set[Row] = set()

        def read(entry: Entry) -> Iterator[Item]:
            row = self.row(entry, feed)
            if row not in seen:
                seen.add(row)
                yield from self.taken(row, days)

        yield from each(self, feed, read)
        yield from self.none_of_ours(seen)
        oldest = min(days, default=None)
        yield from older(self, feed, oldest)
        if self.paged:
            yield from self.counted(self.paged, oldest)

    def row(self, entry: Entry, feed: Feed) -> Row:
        printed = entry.published or (entry.updated if self.updated_is_date else "")
        html = entry.content or ("" if self.content_only else entry.summary)
        return Row(
            address=untracked(entry.link),
            title=entry.title,
            printed=printed,
            html=html if self.full_text else "",
            language=feed.language,
        )


class ListingPage(Rows):
    """A page of rows, by selectors."""

    row: ClassVar[str]
    """CSS of one item's block."""
    link: ClassVar[str] = "a[href]::attr(href)"
    """Within the row. Of several addresses the one counts that is to be followed."""
    title: ClassVar[str] = "a[href]"
    date: ClassVar[str] = ""
    next: ClassVar[str] = ""
    """CSS of the address of the page with older items."""
    page_parameter: ClassVar[str] = ""
    """Parameter that counts the pages, and the number of the first of them."""
    first_page: ClassVar[int] = 1
    empty: ClassVar[str] = ""
    """CSS of what a listing shows that has no items."""

    def rows(self) -> Iterator[Row | PageError]:
        if self.empty and self.html.css(self.empty):
            return
        for block in self.many(self.row):
            yield self.row_of(block)

    @property
    def prints_dates(self) -> bool:
        return bool(self.date)

    def row_of(self, block: Selector) -> Row:
        hrefs = [self.absolute(h.strip()) for h in block.css(self.link).getall()]
        ours = [h for h in hrefs if self.follow and re.fullmatch(self.follow, h)]
        address = next(iter(ours or hrefs), "")
        items = {address_id(href) for href in ours}
        dates = block.css(self.date).getall() if self.date else []
        if len(block.css(self.row)) > 1:  # of a row within the row all is its own
            items, dates = set(), dates[:1]
        printed, *further = list(filter(None, map(line, dates))) or [""]
        return Row(
            address=address,
            title=self.title_of(block, address),
            printed=printed,
            further=tuple(further),
            apart=bool(
                block.xpath("ancestor::aside | ancestor::nav | ancestor::footer")
            ),
            doubt=f"a row of {len(items)} items: {sorted(items)}"[:300]
            if len(items) > 1
            else "",
        )

    def title_of(self, block: Selector, address: str) -> str:
        """The first words; of links, those to the item. A picture comes without."""
        found = block.css(self.title)
        if self.title == "a[href]":
            own = [a for a in found if self.absolute(a.attrib["href"]) == address]
            found = SelectorList(own or list(found))
        titles = map(line, found.xpath("string()").getall())
        return next(filter(None, titles), "")

    def absolute(self, href: str) -> str:
        try:
            return untracked(urljoin(self.url, href)) if href else ""
        except ValueError:
            return ""

    def none_of_ours(self, rows: Collection[Row]) -> Iterator[Fault]:
        """As everywhere; and a fault where rows may be undated, and none of a
        list's has anything where its date would stand."""
        yield from super().none_of_ours(rows)
        if self.undated and self.date and rows:
            texts = [row.printed for row in rows]
            if not (self.next or self.page_parameter):  # blocks of news among others
                texts = self.html.css(self.date).getall()
            if not any(map(line, texts)):
                yield Fault("date", f"no item has anything in {self.date!r}")

    def next_pages(self, oldest: Day | None) -> Iterator[Item]:
        if self.next and oldest is not None:
            href = self.html.css(self.next).get(default="").strip()
            if href:
                yield Link(self.absolute(href), issued_on=oldest, is_listing=True)
        if self.page_parameter:
            yield from self.counted(self.page_parameter, oldest, self.first_page)


class NumberedPage(ListingPage):
    """A listing of items with counted addresses: from the highest number downwards.

    The listing shows the newest; the ``span`` numbers before it are asked for too,
    known ones are not asked again, and a number that leads to nothing is nobody's gap.
    """

    address: ClassVar[str]
    """``https://…/news/{}/``."""
    number: ClassVar[str]
    """Regular expression with one group, searched in the rows' addresses."""
    span: ClassVar[int] = 100
    undated = True

    def addresses(self) -> str:
        return " ".join(row.address for row in self.rows() if isinstance(row, Row))

    def next_pages(self, oldest: Day | None) -> Iterator[Item]:
        found = re.findall(self.number, self.addresses())
        highest = max(map(int, found), default=0)
        for number in range(highest, max(0, highest - self.span), -1):
            yield Link(self.address.format(number))


class TelegramPage(ListingPage):
    """``t.me/s/<channel>``: the public preview of a channel, twenty messages a page."""

    full_text = True
    row = "div.tgme_widget_message[data-post]"
    date = "a.tgme_widget_message_date time::attr(datetime)"
    link = "a.tgme_widget_message_date::attr(href)"
    words: ClassVar[str] = ".tgme_widget_message_text:not(.js-message_reply_text)"
    forwarded: ClassVar[str] = ".tgme_widget_message_forwarded_from"
    """What is passed on is another's statement, and is left out."""

    def rows(self) -> Iterator[Row | PageError]:
        for block in self.many(self.row):
            post = block.attrib["data-post"]
            address = self.absolute(block.css(self.link).get(default=""))
            if not address.partition("?")[0].endswith(f"/{post}"):
                yield self.error(
                    "selector", f"message {post} leads to {address[:200]!r}"
                )
                continue
            if unknown := self.unknown_part(block):
                yield self.error("selector", f"an unknown part {unknown[:80]!r}")
                continue
            texts = block.css(self.words).getall()
            if len(texts) > 1:
                yield self.error("selector", f"{len(texts)} texts in a message")
            elif texts and not block.css(self.forwarded):
                try:
                    yield self.message(block, texts)
                except PageError as error:
                    yield error

    def unknown_part(self, block: Selector) -> str:
        """Words of a message that stand in none of the parts known of messages: they
        may say that it is another's."""
        bubble = block.css("div.tgme_widget_message_bubble") or SelectorList([block])
        for part in bubble[0].xpath("./*[not(self::i or self::br)]"):
            named = re.search(
                r"\b(?:tgme_|media_|message_)", part.attrib.get("class", "")
            )
            words = line(part.xpath("string()").get(default=""))
            if words and not named:
                return words
        return ""

    def message(self, block: Selector, texts: list[str]) -> Row:
        """One message; its title is how it begins."""
        row = self.row_of(block)
        begins = next((p.text for p in prose_of_html(self, texts[0])), "")
        if len(begins) > 120:
            begins = begins[:119].rsplit(" ", 1)[0] + "…"
        return replace(row, title=begins, html="\n".join(texts))

    def next_pages(self, oldest: Day | None) -> Iterator[Item]:
        numbers = [int(n) for n in re.findall(r'data-post="[\w-]+/(\d+)"', self.text)]
        if numbers and oldest is not None:
            before = f"before={min(numbers)}"
            address = urlunsplit(urlsplit(self.url)._replace(query=before))
            yield Link(address, issued_on=oldest, is_listing=True)


__all__ = [
    "FeedPage",
    "JsonPage",
    "ListingPage",
    "NumberedPage",
    "Row",
    "Rows",
    "SitemapPage",
    "TelegramPage",
    "WordPressPage",
]
