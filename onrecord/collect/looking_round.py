"""Fetching what discovery wants to read: one polite run, everything archived first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import psycopg

from onrecord.archive import Archive
from onrecord.collect.answers import redirect_target
from onrecord.collect.discover import (
    nobodys_card,
    suggested_by,
    text_of,
    try_address,
)
from onrecord.collect.reading import Place
from onrecord.db import store
from onrecord.models import Capture, Link
from onrecord.spiders.base import Item, Page, SourceSpider
from onrecord.spiders.discovery import site_of

MAX_REDIRECTS = 5


def look_spider(url: str) -> type[SourceSpider]:
    """A spider that fetches what ``discover`` will want to read, and reads nothing."""
    host = urlsplit(url).hostname or ""
    own = host.removeprefix("www.")

    suggested: set[str] = set()

    class Look(Page):
        route = ".+"

        def read(self) -> Iterator[Item]:
            site = site_of(self.capture, text_of(self.capture))
            candidate, _ = try_address(self.url, self.capture, site)
            links = [s.address for s in candidate.samples] if candidate else []
            if self.url not in suggested:  # the front page, wherever it redirected to
                links += suggested_by(site)
                suggested.update(links)
            yield from map(Link, links)

    card = replace(nobodys_card(url, ("en",)), hosts=(host, own, f"www.{own}"))
    members = {"card": card, "pages": (Look,), "start_urls": [url]}
    return cast(type[SourceSpider], type("LookSpider", (SourceSpider,), members))


def page_spider(url: str, name: str) -> type[SourceSpider]:
    """A spider, of a source of that name, that fetches one page and reads nothing."""
    host = urlsplit(url).hostname or ""
    own = host.removeprefix("www.")

    class OnePage(Page):
        route = re.escape(url)

        def read(self) -> Iterator[Item]:
            return iter(())

    hosts = (host, own, f"www.{own}")
    card = replace(nobodys_card(url, ("en",)), name=name, hosts=hosts)
    members = {"card": card, "pages": (OnePage,), "start_urls": [url]}
    return cast(type[SourceSpider], type("PageSpider", (SourceSpider,), members))


def fetched(conn: psycopg.Connection, home: Path, source: str) -> dict[str, Capture]:
    """The newest archived answer of each address that ``source`` asked for.

    An address that redirects has the answer at the end of its redirects.
    """
    archive = Archive(home / "archive")
    rows = conn.execute(store.SQL["captures to read"], {"sources": [source]})
    places = [Place(*row) for row in rows]
    held = {p.url: archive.read(p.warc_file, p.warc_offset) for p in places}
    return {url: _end_of(held, capture) for url, capture in held.items()}


def _end_of(held: Mapping[str, Capture], capture: Capture) -> Capture:
    for _ in range(MAX_REDIRECTS):
        target = held.get(redirect_target(capture))
        if target is None or capture.status == 200:
            break
        capture = target
    return capture
