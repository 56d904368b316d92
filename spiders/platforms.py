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

import json
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date as Day
from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from lxml import etree
from parsel import Selector

from onrecord.dates import date_in_address
from onrecord.models import Document, Fault, Link, Paragraph
from onrecord.spiders.articles import Dated, ItemPage, address_id
from onrecord.spiders.base import HTML_START, Item, PageError
from onrecord.spiders.feeds import Entry, Feed, each, older, read_feed
from onrecord.spiders.reading import line, plain, prose_of_html


@dataclass(frozen=True, slots=True)
class Row:
    """One item of a listing, as the listing prints it."""

    address: str
    """Absolute."""
    title: str = ""
    printed: str = ""
    """The date as printed."""
    html: str = ""
    """The full text, where the listing carries it."""
    speaker: str = ""
    id: str = ""
    language: str = ""


class Rows(ItemPage):
    """What all listings do with their rows: follow them, or take them as they are."""

    is_listing = True
    follow: ClassVar[str] = ""
    """Regular expression of the addresses of items; other rows are passed over."""
    full_text: ClassVar[bool] = False
    """The rows carry the text: they are the documents, and nothing is followed."""
    dates_items: ClassVar[bool] = False
    """The row is kept as well, because the item's page prints no date or cannot be
    read: title, address and date of it stand in the record in any case."""
    followed: ClassVar[bool] = True
    """False: the rows are all that can be had, their pages are not asked for."""
    undated: ClassVar[bool] = False
    """Rows without a date are as they should be."""

    def rows(self) -> Iterator[Row | PageError]:
        """Each row, or why it cannot be read: it costs only itself."""
        raise NotImplementedError(f"{type(self).__name__}.rows")

    def read(self) -> Iterator[Item]:
        days: list[Day] = []
        seen: set[Row] = set()
        for position, row in enumerate(self.rows(), start=1):
            if isinstance(row, PageError):
                yield Fault(row.reason, row.detail, f"row {position}")
            elif row not in seen:  # some listings print a row twice
                seen.add(row)
                try:
                    yield from self.taken(row, days)
                except PageError as error:
                    part = row.id or row.address or f"row {position}"
                    yield Fault(error.reason, error.detail, part)
        yield from self.none_of_ours(seen)
        yield from self.next_pages(min(days, default=None))

    def taken(self, row: Row, days: list[Day]) -> Iterator[Item]:
        """What one row gives; its date is added to ``days``."""
        if self.is_ours(row):
            dated = self.dated_row(row)
            days += [dated.day] if dated.day else []
            yield from self.items(row, dated)
        else:
            with suppress(PageError):  # its date says how far back the page reaches
                dated = self.dated_row(row)
                days += [dated.day] if dated.day else []

    def is_ours(self, row: Row) -> bool:
        """Whether the row counts. One without an address does: it is a fault."""
        return not (self.follow and row.address) or bool(
            re.fullmatch(self.follow, row.address)
        )

    def none_of_ours(self, rows: Collection[Row]) -> Iterator[Fault]:
        """A fault where no row counts: the addresses of the site have changed."""
        if rows and not any(map(self.is_ours, rows)):
            first = next(iter(rows)).address
            yield Fault(
                "unknown_address",
                f"none of {len(rows)} rows leads to what is followed: {first[:200]!r}",
            )

    def items(self, row: Row, dated: Dated) -> Iterator[Item]:
        if not row.address:
            raise self.error("unknown_address", "a row without an address")
        if self.full_text or self.dates_items:
            yield self.document(row, dated)
        if self.follow and self.followed and not self.full_text:
            yield Link(row.address, issued_on=dated.day)

    def language_of_row(self, row: Row) -> str:
        """By the group ``lang`` of ``follow``, else as of a page."""
        found = re.fullmatch(self.follow, row.address) if self.follow else None
        code = (found.groupdict().get("lang") or "").lower() if found else ""
        return self.languages.get(code, code) or self.language_of(row.language)

    def document(self, row: Row, dated: Dated) -> Document:
        language = self.language_of_row(row)
        paragraphs: tuple[Paragraph, ...] = ()
        if self.full_text:
            paragraphs = prose_of_html(self, row.html)
            if not paragraphs:
                raise self.error("no_text", "a row whose text is empty")
        if not line(row.title):
            raise self.error("no_title", "a row without a title")
        id = row.id or address_id(row.address)
        return Document(
            source=self.card.name,
            native_id=id,
            url=self.url,
            page_url=row.address,
            part=id,
            role="text" if self.full_text else "extract",
            kind=self.kind_of(row.title, row.address),
            language=language,
            title=line(row.title),
            actor=self.card.actor,
            speaker=line(row.speaker),
            issued_text=dated.printed,
            issued_on=dated.day,
            published_at=dated.moment,
            paragraphs=paragraphs,
        )

    def dated_row(self, row: Row) -> Dated:
        if row.printed:
            return self.dated(row.printed, self.language or row.language or "en")
        found = date_in_address(row.address)
        if found is not None:
            said = found.value or ""
            return Dated(said, found.day, edtf="" if found.day else said)
        if not self.undated:
            raise self.error("date", f"no date for {row.title[:60]!r}")
        return Dated()

    def next_pages(self, oldest: Day | None) -> Iterator[Item]:
        """Where the older items stand."""
        yield from ()

    def counted(self, name: str, oldest: Day | None, first: int = 1) -> Iterator[Item]:
        """The next page where the address counts them in the parameter ``name``."""
        if oldest is None:
            return
        parts = urlsplit(self.url)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        number = query.get(name, str(first))
        if number.isascii() and number.isdigit():
            query[name] = str(int(number) + 1)
            address = urlunsplit(parts._replace(query=urlencode(query)))
            yield Link(address, issued_on=oldest, is_listing=True)


class FeedPage(Rows):
    """RSS 2.0, RSS 1.0 or Atom; older entries by ``rel="next"``."""

    updated_is_date: ClassVar[bool] = False
    """The feed has no other date than ``updated``."""
    paged: ClassVar[str] = ""
    """Parameter that counts the feed's pages: ``paged`` for WordPress."""
    content_only: ClassVar[bool] = False
    """The full text stands in ``content``; a summary alone is not taken for it."""

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
            address=entry.link,
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
    """Within the row; the first match counts."""
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

    def row_of(self, block: Selector) -> Row:
        href = block.css(self.link).get(default="").strip()
        printed = ""
        if self.date:
            texts = [line(text) for text in block.css(self.date).getall()]
            printed = next((text for text in texts if text), "")
        return Row(
            address=self.absolute(href),
            title=line(block.css(self.title).xpath("string()").get(default="")),
            printed=printed,
        )

    def absolute(self, href: str) -> str:
        try:
            return urljoin(self.url, href) if href else ""
        except ValueError:
            return ""

    def next_pages(self, oldest: Day | None) -> Iterator[Item]:
        if self.next and oldest is not None:
            href = self.html.css(self.next).get(default="").strip()
            if href:
                yield Link(self.absolute(href), issued_on=oldest, is_listing=True)
        if self.page_parameter:
            yield from self.counted(self.page_parameter, oldest, self.first_page)


class JsonPage(Rows):
    """An API that answers JSON, by dotted paths: ``title.rendered``, ``items``."""

    path: ClassVar[str] = ""
    """Of the list of items; empty where the answer itself is the list."""
    link: ClassVar[str]
    title: ClassVar[str]
    date: ClassVar[str]
    content: ClassVar[str] = ""
    """Of the HTML text."""
    id: ClassVar[str] = ""
    row_language: ClassVar[str] = ""
    speaker: ClassVar[str] = ""
    page_parameter: ClassVar[str] = ""
    first_page: ClassVar[int] = 1

    def rows(self) -> Iterator[Row | PageError]:
        found = _at(self.answer(), self.path) if self.path else self.answer()
        if not isinstance(found, list):
            raise self.error("selector", f"{self.path or 'the answer'} is no list")
        if not found:
            raise self.error("empty_listing", f"{self.path or 'the answer'} is empty")
        for raw in found:
            try:
                if not isinstance(raw, dict):
                    raise self.error("selector", f"an item is {type(raw).__name__}")
                yield self.row_of(raw)
            except PageError as error:
                yield error

    def row_of(self, raw: Mapping[str, Any]) -> Row:
        return Row(
            address=urljoin(self.url, self.text_at(raw, self.link)),
            title=plain(self, self.text_at(raw, self.title)),
            printed=self.text_at(raw, self.date),
            html=self.text_at(raw, self.content),
            speaker=self.text_at(raw, self.speaker),
            id=self.text_at(raw, self.id),
            language=self.text_at(raw, self.row_language),
        )

    def answer(self) -> Any:
        body = self.capture.body
        if HTML_START.match(body[:2000]):
            raise self.error("wrong_type", "HTML where the API answers JSON")
        try:
            return json.loads(body)
        except (ValueError, RecursionError) as error:
            raise self.error("malformed_json", str(error)[:200]) from error

    def text_at(self, raw: Mapping[str, Any], path: str) -> str:
        """The text at a path; empty where no path is stated."""
        if not path:
            return ""
        value = _at(raw, path)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if not isinstance(value, str):
            raise self.error("selector", f"{path} is {type(value).__name__}, not text")
        return value

    def next_pages(self, oldest: Day | None) -> Iterator[Item]:
        if self.page_parameter:
            yield from self.counted(self.page_parameter, oldest, self.first_page)


class WordPressPage(JsonPage):
    """``/wp-json/wp/v2/posts`` and its like; the whole text is in it."""

    full_text = True
    link = "link"
    title = "title.rendered"
    date = "date"
    """The site's own clock; ``date_gmt`` may be the day before or after."""
    content = "content.rendered"
    page_parameter = "page"

    def next_pages(self, oldest: Day | None) -> Iterator[Item]:
        last = self.capture.header("x-wp-totalpages")
        number = dict(parse_qsl(urlsplit(self.url).query)).get("page", "1")
        if last.isdigit() and number.isdigit() and int(number) >= int(last):
            return
        yield from self.counted("page", oldest)


class SitemapPage(Rows):
    """A sitemap, an index of sitemaps, or a news sitemap.

    ``lastmod`` is when the page changed, not when the statement was made: it never
    dates a document.
    """

    maps: ClassVar[str] = ""
    """Regular expression of the sitemaps that an index leads to."""
    undated = True

    def read(self) -> Iterator[Item]:
        tree = self.tree()
        if self.local(tree) == "sitemapindex":
            for entry in self.entries(tree, "sitemap"):
                address = entry.get("loc", "")
                if self.maps and re.fullmatch(self.maps, address):
                    yield Link(address, is_listing=True)
            return
        if self.local(tree) != "urlset":
            raise self.error("wrong_type", f"{self.local(tree)!r} is no sitemap")
        found = 0
        for entry in self.entries(tree, "url"):
            found += 1
            row = Row(
                entry.get("loc", ""),
                entry.get("title", ""),
                entry.get("publication_date", ""),
                language=entry.get("language", ""),
            )
            try:
                yield from self.taken(row, [])
            except PageError as error:
                yield Fault(error.reason, error.detail, row.address)
        if not found:
            raise self.error("empty_listing", "a sitemap without an address")

    def tree(self) -> etree._Element:
        body = self.capture.body
        if HTML_START.match(body[:2000]):
            raise self.error("wrong_type", "HTML where a sitemap is expected")
        parser = etree.XMLParser(
            recover=True, resolve_entities=False, no_network=True, huge_tree=False
        )
        try:
            tree = etree.fromstring(body, parser)
        except etree.XMLSyntaxError as error:
            raise self.error("malformed_xml", f"{error}"[:200]) from error
        if tree is None:
            raise self.error("malformed_xml", f"it begins with {body[:40]!r}")
        return tree

    @staticmethod
    def local(element: etree._Element) -> str:
        return str(element.tag).rpartition("}")[2]

    def entries(self, tree: etree._Element, name: str) -> Iterator[dict[str, str]]:
        """Each entry's fields by local name: its own, and those of its news. What a
        picture or a film of it is called stands deeper too, and is not asked for."""
        for element in tree.iterchildren("{*}" + name):
            news = element.iterchildren("{*}news")
            parts = [*element.iterchildren("{*}*")]
            parts += [part for one in news for part in one.iter("{*}*")]
            fields: dict[str, str] = {}
            for part in parts:
                fields.setdefault(self.local(part), line(part.text or ""))
            yield fields


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
    words: ClassVar[str] = "div.tgme_widget_message_text:not(.js-message_reply_text)"
    forwarded: ClassVar[str] = ".tgme_widget_message_forwarded_from"
    """What is passed on is another's statement, and is left out."""

    def rows(self) -> Iterator[Row | PageError]:
        for block in self.many(self.row):
            texts = block.css(self.words).getall()
            if texts and not block.css(self.forwarded):
                try:
                    yield self.message(block, texts)
                except PageError as error:
                    yield error

    def message(self, block: Selector, texts: list[str]) -> Row:
        """One message; its title is how it begins."""
        row = self.row_of(block)
        begins = next((p.text for p in prose_of_html(self, texts[0])), "")
        if len(begins) > 120:
            begins = begins[:119].rsplit(" ", 1)[0] + "…"
        return Row(row.address, begins, row.printed, "\n".join(texts))

    def next_pages(self, oldest: Day | None) -> Iterator[Item]:
        numbers = [int(n) for n in re.findall(r'data-post="[\w-]+/(\d+)"', self.text)]
        if numbers and oldest is not None:
            before = f"before={min(numbers)}"
            address = urlunsplit(urlsplit(self.url)._replace(query=before))
            yield Link(address, issued_on=oldest, is_listing=True)


def _at(value: Any, path: str) -> Any:
    for key in path.split("."):
        if isinstance(value, list) and key.isdigit():
            value = value[int(key)] if int(key) < len(value) else None
        elif isinstance(value, dict):
            value = value.get(key)
        else:
            return None
    return value


__all__ = [
    "FeedPage",
    "JsonPage",
    "ListingPage",
    "NumberedPage",
    "Row",
    "SitemapPage",
    "TelegramPage",
    "WordPressPage",
]
