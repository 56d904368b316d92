"""RSS and Atom: one reader for the feeds of every source.

feedparser reads what is not well-formed too, and its output is as hostile as its
input: entries come out of here as plain text, HTML to be read as HTML, and absolute
http addresses. Dates stay as printed; a source reads them with its own rules.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser
from lxml import etree

from onrecord.models import Fault, Link, Note
from onrecord.spiders.base import (
    HTML_START,
    Item,
    Page,
    PageError,
    utf8_beyond_ascii,
)
from onrecord.spiders.reading import line, plain

_FEEDPARSER_FAILS = (
    ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError,
)  # fmt: skip
"""What feedparser raises, instead of setting its flag, for input damaged enough."""
FEED_END = re.compile(rb"</(?:rss|feed|rdf:RDF)\s*>\s*(?:<!--.*?-->\s*)*\Z", re.S)


@dataclass(frozen=True, slots=True)
class Entry:
    """One item. Every field is empty where the feed gives none."""

    id: str
    link: str
    """Absolute, http or https; empty where the feed gives anything else."""
    title: str
    author: str
    published: str
    """As printed."""
    updated: str
    summary: str
    """HTML."""
    content: str
    """HTML of the full text: ``content:encoded`` or ``content``."""
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with at least one entry."""

    updated: str
    language: str
    next_url: str
    """``rel="next"``: the page with the older entries."""
    entries: tuple[Entry, ...]
    notes: tuple[Note, ...]
    """How it was read, where it is not well-formed XML."""
    cut: str = ""
    """Id of the last entry, where the feed ends before its end tag."""
    twofold: tuple[str, ...] = ()
    """Of each entry, what it states twice and otherwise: ``pubDate``; empty text."""


def read_feed(page: Page) -> Feed:
    """The feed in a capture. Raises ``PageError`` for anything that is none."""
    body = page.capture.body
    if HTML_START.match(body[:2000]):
        raise page.error("wrong_type", "HTML where a feed is expected")
    if not body.strip():
        raise page.error("empty_feed", f"the answer has {len(body)} bytes")
    body, overruled = _declared_or_not(page)
    try:
        # A stream: feedparser takes bytes and text for a file name or address as well.
        parsed = feedparser.parse(
            io.BytesIO(body),
            response_headers=UTF_8 if overruled else _charset(page),
            resolve_relative_uris=False,
            sanitize_html=False,  # every reader turns HTML to plain text
        )
    except _FEEDPARSER_FAILS as error:
        raise page.error(
            "malformed_xml", f"{type(error).__name__}: {line(str(error))[:200]}"
        ) from error
    if not parsed.version:
        raise page.error(
            "wrong_type", f"neither RSS nor Atom: it begins with {body[:40]!r}"
        )
    if not parsed.entries:
        raise page.error("empty_feed", f"{parsed.version} without an entry")
    entries = tuple(_entry(page, raw) for raw in parsed.entries)
    complete = FEED_END.search(body[-2000:]) is not None
    return Feed(
        updated=_text(parsed.feed, "updated"),
        language=_text(parsed.feed, "language").lower(),
        next_url=_link(page, parsed.feed, "next"),
        entries=entries,
        notes=(*overruled, *_notes(parsed)),
        cut="" if complete else entries[-1].id or entries[-1].link or "last entry",
        twofold=_twofold(body),
    )


def each(
    page: Page, feed: Feed, read: Callable[[Entry], Iterator[Item]]
) -> Iterator[Item]:
    """What ``read`` makes of every entry; an entry that fails costs only itself."""
    for position, entry in enumerate(feed.entries, start=1):
        part = entry.id or entry.link or f"entry {position}"
        if feed.cut and position == len(feed.entries):
            yield Fault("truncated", "the feed ends before its end tag", part)
            continue
        if len(feed.twofold) == len(feed.entries) and feed.twofold[position - 1]:
            name = feed.twofold[position - 1]
            yield Fault("selector", f"the entry has two different {name!r}", part)
            continue
        try:
            yield from read(entry)
        except PageError as error:
            yield Fault(error.reason, error.detail, part)


_ONCE = frozenset(
    ("title", "link", "guid", "id", "pubdate", "published", "issued", "date")
)
"""Elements that an entry has once. Which of two counts, feedparser does not say."""


def _twofold(body: bytes) -> tuple[str, ...]:
    """Of each entry, in the order of the feed, the first element that it has twice
    with different words. Empty where the feed is no XML at all."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError:
        return ()
    if root is None:
        return ()
    return tuple(map(_twice, root.iter("{*}item", "{*}entry")))


def _twice(entry: etree._Element) -> str:
    held: dict[str, str] = {}
    for part in entry.iterchildren("{*}*"):
        name, text = str(part.tag), line("".join(part.itertext()))
        local = name.rpartition("}")[2]
        if local.lower() in _ONCE and text and held.setdefault(name, text) != text:
            return local
    return ""


def older(page: Page, feed: Feed, oldest: date | None) -> Iterator[Item]:
    """The next page of the feed, dated with the ``oldest`` entry of this one.

    None where no entry could be dated: nothing would say where to stop.
    """
    if not feed.next_url or oldest is None:
        return
    host = urlsplit(feed.next_url).hostname
    if host not in page.card.hosts:
        yield Fault("foreign_address", f"the next page is on {host!r}")
    elif feed.next_url != page.url:
        yield Link(feed.next_url, issued_on=oldest, is_listing=True)


UTF_8 = {"content-type": "application/xml; charset=utf-8"}


def _declared_or_not(page: Page) -> tuple[bytes, tuple[Note, ...]]:
    """The body; as UTF-8, and with a note, where it is not what it declares to be."""
    body = page.capture.body
    readable = body[:100].isascii()  # the declaration itself
    if body.isascii() or utf8_beyond_ascii(body) is not None or not readable:
        return body, ()
    # Here, because few feeds contradict themselves.
    from onrecord.pages.encodings import decode

    decoded = decode(body, page.capture.header("content-type"))
    return (decoded.text.encode(), decoded.notes) if decoded.notes else (body, ())


def _charset(page: Page) -> dict[str, str]:
    """The encoding that the server states.

    The media type is left out: ``text/xml`` would make feedparser fall back to ASCII.
    """
    if utf8_beyond_ascii(page.capture.body) is not None:
        return UTF_8
    found = re.search(r"charset=([\w.:-]+)", page.capture.header("content-type"), re.I)
    return {"content-type": f"application/xml; charset={found[1]}"} if found else {}


def _notes(parsed: Any) -> tuple[Note, ...]:
    problem = parsed.get("bozo_exception")
    if problem is None or isinstance(problem, feedparser.CharacterEncodingOverride):
        return ()
    return (
        Note("recovered_xml", line(str(problem)).replace("<unknown>", "XML")[:200]),
    )


def _entry(page: Page, raw: Any) -> Entry:
    contents = dict.get(raw, "content") or []
    return Entry(
        id=_text(raw, "id"),
        link=_http(page, _text(raw, "link")),
        title=_short(page, raw, "title"),
        # WordPress escapes names twice; of a feed that is no XML nothing is unescaped.
        author=line(html.unescape(html.unescape(_text(raw, "author")))),
        published=_text(raw, "published"),
        updated=_text(raw, "updated"),
        summary=_html(dict.get(raw, "summary_detail") or {}),
        content="\n".join(_html(detail) for detail in contents),
        categories=tuple(
            line(tag["term"]) for tag in dict.get(raw, "tags") or [] if tag.get("term")
        ),
    )


def _text(raw: Any, name: str) -> str:
    # dict.get, because feedparser's own substitutes one date for another.
    value = dict.get(raw, name)
    return line(value) if isinstance(value, str) else ""


def _short(page: Page, raw: Any, name: str) -> str:
    detail = dict.get(raw, f"{name}_detail") or {}
    if detail.get("type") in {"text/html", "application/xhtml+xml"}:
        return plain(page, detail.get("value") or "")
    return _text(raw, name)


def _html(detail: Any) -> str:
    value = detail.get("value") or ""
    return html.escape(value) if detail.get("type") == "text/plain" else value


def _link(page: Page, raw: Any, relation: str) -> str:
    for link in dict.get(raw, "links") or []:
        if link.get("rel") == relation and link.get("href"):
            return _http(page, link["href"])
    return ""


def _http(page: Page, address: str) -> str:
    """``address`` made absolute; empty where it is not one of the web."""
    try:
        joined = urljoin(page.url, address.strip())
        parts = urlsplit(joined)
    except ValueError:
        return ""
    if not address.strip() or parts.scheme not in {"http", "https"}:
        return ""
    return joined if parts.hostname and not re.search(r"[\s<>\"]", joined) else ""
