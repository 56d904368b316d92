"""What the listings of a run showed, gathered while it reads.

A spider hands on what every page gave. What a listing leads to is not in the record,
so it is noted here, in digests: a listing may show twenty thousand addresses.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import psycopg

from onrecord.archive import Archive, CaptureError
from onrecord.collect.addresses import spelled
from onrecord.collect.packed import Items
from onrecord.collect.reading import Read
from onrecord.collect.sources import all_sources
from onrecord.db import health as rows
from onrecord.models import Link, Reading
from onrecord.spiders.base import Page

PAGING = frozenset(
    {"page", "paged", "p", "pg", "offset", "start", "skip", "from", "cursor", "after"}
)
ORDINARY = re.compile(r"[!$%&'()*+,./0-9:;=?@A-Z_a-z~-]+")
"""An address that is spelled as it is asked; to spell it anew takes time."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What one capture of a listing showed."""

    source: str
    url: str
    failed: str = ""
    """Why it could not be read; empty where it could."""
    items: Items = field(default_factory=Items)
    """Address (SHA-256) and date of everything of the source that it leads to."""
    documents: tuple[date | None, ...] = ()
    """Dates of what it holds itself."""
    chooses: bool = False
    """It is a selection: it never tells that nothing else was published."""

    @property
    def shown(self) -> int:
        return len(self.items) + len(self.documents)

    @property
    def dates(self) -> list[date]:
        every = [*(day for _, day in self.items), *self.documents]
        return [day for day in every if day is not None]

    @property
    def chain(self) -> str:
        return chain(self.url)


def chain(url: str) -> str:
    """What the pages of one list have in common: the address without its numbers.

    Each list has a window of its own; its pages share one.
    """
    parts = urlsplit(url)
    query = [(k, v) for k, v in parse_qsl(parts.query) if k.lower() not in PAGING]
    path = re.sub(r"\d+", "N", re.sub(r"(?:/page)?/\d+/?$", "", parts.path))
    return f"{parts.netloc}{path.rstrip('/')}?{urlencode(query)}"


@dataclass(slots=True)
class Looks:
    """The listings that a run has read, by capture id."""

    listings: dict[int, Listing] = field(default_factory=dict)

    def see(self, item: Any, **_: Any) -> None:
        """Take what a spider handed on; also a receiver of ``item_scraped``."""
        if isinstance(item, Read):
            self._see_read(item)
        else:
            reading, capture_id = item
            self.see_reading(reading, capture_id)

    def see_reading(self, reading: Reading, capture_id: int) -> None:
        if not reading.is_listing:
            return
        holds = tuple(d.adopted_on or d.issued_on for d in reading.documents)
        failed = ""
        if not (reading.documents or reading.links) and reading.faults:
            failed = f"{reading.faults[0].reason}: {reading.faults[0].detail}"
        source, url = reading.source, reading.capture.url
        items = _items(source, reading.links)
        chooses = is_selection(source, url)
        self.listings[capture_id] = Listing(source, url, failed, items, holds, chooses)

    def _see_read(self, read: Read) -> None:
        place, row = read.place, read.row
        if not is_listing(place.source, place.url):
            return
        if read.problem or (row and row.state in {"passed_over", "unread"}):
            return
        failed, holds = "", []
        if row is not None:
            if row.faults and not (row.renditions or read.links):
                failed = f"{row.faults[0][1]}: {row.faults[0][2]}"
            for rendition in row.renditions:
                facts = json.loads(rendition.facts)
                day = facts["adopted_on"] or facts["issued_on"]
                holds.append(date.fromisoformat(day) if day else None)
        elif not read.links:
            return
        items = _items(place.source, read.links)
        chooses = is_selection(place.source, place.url)
        listing = Listing(place.source, place.url, failed, items, tuple(holds), chooses)
        self.listings[place.id] = listing

    def see_again(
        self, conn: psycopg.Connection, archive: Archive, captures: Iterable[int]
    ) -> None:
        """Take the listings among captures that the run did not read anew, because the
        site said that nothing has changed since."""
        unseen = [id for id in captures if id not in self.listings]
        for id, found in rows.moments(conn, unseen).items():
            if found.status != 200 or not is_listing(found.source, found.url):
                continue
            try:
                capture = archive.read(found.warc_file, found.warc_offset)
            except CaptureError:
                continue  # `onrecord verify` reports it; here it is no look
            self.see_reading(all_sources()[found.source].read(capture), id)

    def of(self, source: str) -> Iterator[tuple[int, Listing]]:
        return ((n, one) for n, one in self.listings.items() if one.source == source)


def is_listing(source: str, url: str) -> bool:
    page = _page(source, url)
    return page is not None and page.is_listing


def is_selection(source: str, url: str) -> bool:
    page = _page(source, url)
    return page is not None and page.is_selection


def _page(source: str, url: str) -> type[Page] | None:
    spider = all_sources().get(source)
    return spider.page_for(url) if spider else None


def _items(source: str, links: Collection[Link]) -> Items:
    """Each address of the source once. Others are refused by the run, and said so."""
    hosts = all_sources()[source].card.hosts
    found = {}
    for link in links:
        if link.is_listing or urlsplit(link.url).hostname not in hosts:
            continue
        url = link.url if ORDINARY.fullmatch(link.url) else spelled(link.url)
        found[hashlib.sha256(url.encode()).digest()] = link.issued_on
    return Items(found.items())
