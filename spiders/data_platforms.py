"""Platforms that answer data instead of pages: JSON interfaces and sitemaps."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date as Day
from typing import Any, ClassVar
from urllib.parse import parse_qsl, urljoin, urlsplit

from lxml import etree

from onrecord.models import Fault, Link
from onrecord.spiders.articles import untracked
from onrecord.spiders.base import HTML_START, Item, PageError
from onrecord.spiders.reading import line, plain
from onrecord.spiders.rows import Row, Rows


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

    @property
    def prints_dates(self) -> bool:
        return bool(self.date)

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


SITEMAP_END = re.compile(rb"</(?:[\w-]+:)?(?:urlset|sitemapindex)\s*>", re.IGNORECASE)


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
        if self.local(tree) not in {"sitemapindex", "urlset"}:
            raise self.error("wrong_type", f"{self.local(tree)!r} is no sitemap")
        complete = SITEMAP_END.search(self.capture.body[-2000:])
        if not complete:
            yield Fault("truncated", "the sitemap ends before its end tag")
        if self.local(tree) == "sitemapindex":
            found = [entry.get("loc", "") for entry in self.entries(tree, "sitemap")]
            ours = [one for one in found if self.maps and re.fullmatch(self.maps, one)]
            yield from (Link(address, is_listing=True) for address in ours)
            if self.maps and not ours:
                yield Fault("unknown_address", f"no sitemap of ours among {found[:3]}")
            return
        rows: list[Row] = []
        entries = list(self.entries(tree, "url"))
        # Of a sitemap that was cut off the last address may be half of one.
        for entry in entries if complete else entries[:-1]:
            row = Row(
                untracked(entry.get("loc", "")),
                entry.get("title", ""),
                entry.get("publication_date", ""),
                language=entry.get("language", ""),
                doubt=entry.get("doubt", ""),
            )
            rows.append(row)
            try:
                yield from self.taken(row, [])
            except PageError as error:
                yield Fault(error.reason, error.detail, row.address)
        if not rows:
            raise self.error("empty_listing", "a sitemap without an address")
        yield from self.none_of_ours(rows)

    def tree(self) -> etree._Element:
        body = self.capture.body
        if HTML_START.match(body[:2000]):
            raise self.error("wrong_type", "HTML where a sitemap is expected")
        parser = etree.XMLParser(
            recover=True,
            resolve_entities=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
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
                text = line("".join(part.itertext()))
                if fields.setdefault(self.local(part), text) != text:
                    fields["doubt"] = f"two different {self.local(part)!r}"
            yield fields


def _at(value: Any, path: str) -> Any:
    for key in path.split("."):
        if isinstance(value, list) and key.isdigit():
            value = value[int(key)] if int(key) < len(value) else None
        elif isinstance(value, dict):
            value = value.get(key)
        else:
            return None
    return value
