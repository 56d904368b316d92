"""The contract of a source: a card, page objects, and one spider class.

A page object reads one archived response and nothing else: no requests, no clock, no
settings. The spider finds addresses. A source module states its card, its pages and
where to start; everything else is here.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, ClassVar
from urllib.parse import urlsplit

import scrapy
from parsel import Selector, SelectorList
from scrapy.http import Response
from w3lib.encoding import html_to_unicode

from onrecord.models import (
    Capture,
    Document,
    Fault,
    Link,
    Note,
    OnrecordError,
    Reading,
)
from onrecord.pages.doubts import (
    asks_consent,
    damaged,
    doubts,
    is_only_a_frame,
    order_doubted,
)
from onrecord.pages.encodings import written_twice
from onrecord.pages.soft404 import looks_gone
from onrecord.pages.surroundings import elsewhere
from onrecord.spiders.source_card import CardError as CardError
from onrecord.spiders.source_card import SourceCard as SourceCard
from onrecord.spiders.source_card import Standing as Standing

Item = Document | Link | Fault
"""What a page gives: documents, addresses, and parts of it that cannot be read."""


class PageError(OnrecordError):
    """A page that is not what its reader expects. ``reason`` names the quarantine."""

    def __init__(self, url: str, reason: str, detail: str) -> None:
        super().__init__(f"{url}: {reason}: {detail}")
        self.url, self.reason, self.detail = url, reason, detail


class NotOurs(OnrecordError):
    """A readable page that holds no statement of this source, by stated policy."""


@dataclass(slots=True)
class Page:
    """One archived response and the reader for it. Subclasses implement ``read``."""

    capture: Capture
    card: SourceCard
    twice: tuple[str, ...] = ()
    """Characters that were written twice as UTF-8, where most of the page's were."""
    _text: str | None = field(default=None, repr=False)
    _selector: Selector | None = field(default=None, repr=False)

    route: ClassVar[str] = ""
    """Regular expression that the whole address must match."""
    is_listing: ClassVar[bool] = False
    is_selection: ClassVar[bool] = False
    """A listing that chooses, as the front page of a site does: an item that it does
    not show may have been published all the same."""
    never_closed: ClassVar[bool] = False
    """The site leaves out the end of its pages: nothing tells one that was cut off."""

    def read(self) -> Iterator[Item]:
        raise NotImplementedError(f"{type(self).__name__}.read")

    @property
    def url(self) -> str:
        return self.capture.url

    @property
    def text(self) -> str:
        """The body as UTF-8 where it can be nothing else, else decoded by its header,
        its own declaration, or UTF-8."""
        if self._text is None:
            self._text = utf8_beyond_ascii(self.capture.body)
        if self._text is None:
            _, self._text = html_to_unicode(
                self.capture.header("content-type"),
                self.capture.body,
                default_encoding="utf-8",
            )
        return self._text

    @property
    def html(self) -> Selector:
        if self._selector is None:
            self._selector = Selector(text=self.text, type="html", huge_tree=True)
        return self._selector

    @property
    def is_html(self) -> bool:
        return HTML_START.match(self.capture.body[:2000]) is not None

    def many(self, css: str, at_least: int = 1) -> SelectorList[Selector]:
        found = self.html.css(css)
        if len(found) < at_least:
            raise self.error(
                "selector", f"{len(found)} matches for {css!r}, at least {at_least}"
            )
        return found

    def only(self, css: str) -> Selector:
        found = self.html.css(css)
        if len(found) != 1:
            raise self.error("selector", f"{len(found)} matches for {css!r}, not 1")
        return found[0]

    def optional(self, css: str) -> Selector | None:
        found = self.html.css(css)
        if len(found) > 1:
            raise self.error("selector", f"{len(found)} matches for {css!r}, at most 1")
        return found[0] if found else None

    def error(self, reason: str, detail: str) -> PageError:
        return PageError(self.url, reason, detail)


def utf8_beyond_ascii(body: bytes) -> str | None:
    """The text of bytes that are UTF-8 and more than ASCII, whatever is declared:
    nothing else looks like it. None for all others."""
    if body.isascii() or b"\0" in body:
        return None
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def is_address(url: str) -> bool:
    """Whether the text is an absolute address. Which may be asked for is the run's
    affair: another scheme or host is refused there, by name."""
    try:
        parts = urlsplit(url)
        return bool(parts.scheme and parts.hostname)
    except ValueError:
        return False


CHALLENGE = re.compile(
    rb"_Incapsula_Resource|cf-chl-|challenge-platform/h/[bg]/orchestrate|_cf_chl_opt"
    rb"|awsWafCookieDomainList"
    rb"|Just a moment\.\.\.|Attention Required! \| Cloudflare|DDoS protection by"
    rb"|Technical Difficulties|/_sec/cp_challenge|Access Denied</title>"
    rb"|Pardon Our Interruption|Checking your browser",
    re.IGNORECASE,
)
HTML_START = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html)", re.I | re.S)


FRAGMENT = re.compile(rb"\s*<(?!!|html|\?)[a-z]", re.IGNORECASE)
"""HTML without a page around it."""
OPENED = re.compile(rb"<html[\s>]", re.IGNORECASE)
CLOSED = re.compile(rb"</(?:html|body)\s*>", re.IGNORECASE)


def refuse_cut_off(capture: Capture) -> None:
    """Raise ``PageError`` for an HTML page that ends before its end tag."""
    body = capture.body
    tail = body[-200:].rstrip()
    if (
        capture.media_type == "text/html"
        and FRAGMENT.match(body[:200])
        and tail
        and not tail.endswith((b">", b";"))
    ):
        raise PageError(
            capture.url, "truncated", f"a fragment ends with {tail[-20:]!r}"
        )
    if (
        HTML_START.match(body[:2000])
        and OPENED.search(body[:5000])
        and not CLOSED.search(body)
    ):
        raise PageError(
            capture.url, "truncated", f"no end tag in {len(body):,} bytes of HTML"
        )


def refuse_gone(page: Page, document: Document) -> None:
    """Raise ``PageError`` for a page that says it is not there, with status 200."""
    if document.url != page.url or page.is_listing:
        return
    text = "\n".join(p.text for p in document.paragraphs[:400])
    if why := looks_gone(document.title, text, page.url):
        raise page.error("soft_404", why)


def doubted(page: Page, document: Document) -> Document:
    """With a note for each doubt about its words and their place. Raises ``PageError``
    where there are none but its title and its date."""
    is_own = document.url == page.url and not page.is_listing
    if is_own and document.paragraphs and is_only_a_frame(document):
        raise page.error("no_text", "the text is only the title and the date")
    if is_own and asks_consent(document):
        raise page.error("challenge_page", f"asks for consent: {document.title[:80]!r}")
    root = page.html.root if is_own and page.is_html else None
    fetched = page.capture.fetched_at.date()
    found = [*doubts(document, root), *order_doubted(document, fetched)]
    found += damaged(document, {pair[0] for pair in page.twice})
    if root is not None:
        found += elsewhere(root, page.card.hosts)
    notes = [n for n in found if n not in document.notes]
    return replace(document, notes=(*document.notes, *notes)) if notes else document


def refuse_challenge(capture: Capture) -> None:
    """Raise ``PageError`` for a bot challenge or block page served as a normal answer.

    Only short pages count: a long article may mention any of these words.
    """
    body = capture.body
    if len(body) < 60_000 and HTML_START.match(body[:2000]):
        found = CHALLENGE.search(body)
        if found:
            raise PageError(
                capture.url,
                "challenge_page",
                f"the site answered with a challenge or block page "
                f"({found[0].decode('ascii', 'replace')!r})",
            )


def flagged(document: Document, fetched_at: datetime) -> Document:
    """With a note where the date is later than the page was fetched."""
    day = document.issued_on
    # A day more, because the clock of the publisher may be ahead of UTC.
    if day is None or day <= fetched_at.date() + timedelta(days=1):
        return document
    note = Note("future_date", f"{day}, fetched on {fetched_at.date()}")
    return replace(document, notes=(*document.notes, note))


class SourceSpider(scrapy.Spider):
    """Follows a source's listings and reads its pages; a source only declares."""

    card: ClassVar[SourceCard]
    pages: ClassVar[tuple[type[Page], ...]]
    """Tried in order; the first whose route matches reads the page."""
    is_trial: ClassVar[bool] = False
    """Asks for one listing, once, to see whether the source answers."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        for name in ("card", "pages", "start_urls"):
            if not hasattr(cls, name):
                raise CardError(f"{cls.__module__}.{cls.__name__}: no {name}")
        cls.card.check()
        cls.name = cls.card.name
        for page in cls.pages:
            if not page.route:
                raise CardError(f"source {cls.name}: {page.__name__} has no route")

    def __init__(
        self,
        *args: Any,
        since: date | None = None,
        until: date | None = None,
        limit: int | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.since, self.until, self.limit = since, until, limit
        self.asked: set[str] = set()
        self.documents_asked = 0

    async def start(self) -> AsyncIterator[Any]:
        for url in self.start_urls:
            for request in self.requests([Link(url, is_listing=True)]):
                yield request

    @classmethod
    @lru_cache(maxsize=10_000)
    def page_for(cls, url: str) -> type[Page] | None:
        """The reader for an address; asked several times for each."""
        return next((p for p in cls.pages if re.fullmatch(p.route, url)), None)

    def parse(self, response: Response, **kwargs: Any) -> Iterator[Any]:
        """Follow the links of a page and hand on what it gave.

        A replay has read the page already; a live response carries its capture.
        """
        if "item" not in response.meta:
            reading = self.read(response.meta["capture"])
            response.meta["links"] = reading.links
            response.meta["item"] = (reading, response.meta["capture_id"])
        yield from self.requests(list(response.meta["links"]))
        yield response.meta["item"]

    @classmethod
    def read(cls, capture: Capture) -> Reading:
        """Everything the capture gives. Errors of the page become faults."""
        page_class = cls.page_for(capture.url)
        if page_class is None:
            return Reading(cls.name, capture, passed_over="no reader for this address")
        documents: list[Document] = []
        faults: list[Fault] = []
        links: list[Link] = []
        reading = Reading(cls.name, capture, is_listing=page_class.is_listing)
        try:
            if 300 <= capture.status < 400 and capture.header("location"):
                raise NotOurs(f"redirects to {capture.header('location')[:300]}")
            if capture.status != 200:
                raise PageError(
                    capture.url, "http_status", f"answered {capture.status}"
                )
            refuse_challenge(capture)
            page = page_class(capture, cls.card, written_twice(capture.body))
            if not page.never_closed:
                refuse_cut_off(capture)
            for item in page.read():
                match item:
                    case Document() if not item.native_id.strip():
                        faults.append(Fault("no_id", f"no id of {item.title[:80]!r}"))
                    case Document():
                        refuse_gone(page, item)
                        documents.append(
                            flagged(doubted(page, item), capture.fetched_at)
                        )
                    case Link() if is_address(item.url):
                        links.append(item)
                    case Link():
                        faults.append(Fault("bad_address", item.url[:300]))
                    case Fault():
                        faults.append(item)
        except PageError as error:
            faults.append(Fault(error.reason, error.detail))
        except NotOurs as reason:
            reading = replace(reading, passed_over=str(reason))
        except ValueError as error:
            # A date, an address, a number that is none: the page's, never a default.
            faults.append(Fault("unreadable_value", f"{error}"[:500]))
        return replace(
            reading,
            documents=tuple(documents),
            faults=tuple(faults),
            links=tuple(links),
        )

    def requests(self, links: list[Link]) -> Iterator[scrapy.Request]:
        for link in links:
            if link.url in self.asked or not self.wants(link):
                continue
            self.asked.add(link.url)
            yield scrapy.Request(link.url, dont_filter=True, meta={"link": link})

    def wants(self, link: Link) -> bool:
        """Within the dates and the limit asked for. Undated links are followed."""
        if link.is_listing:
            # A page of older items carries the oldest date of the page before it: it
            # is asked for only where the dates wanted reach back so far.
            return link.issued_on is None or (
                self.since is not None
                and link.issued_on >= self.since
                and (self.limit is None or self.documents_asked < self.limit)
            )
        if link.issued_on is not None:
            if self.since and link.issued_on < self.since:
                return False
            if self.until and link.issued_on > self.until:
                return False
        if self.limit is not None and self.documents_asked >= self.limit:
            return False
        self.documents_asked += 1
        return True
