"""A made-up source, a server with captures of it, and backfills from there.

``here = backfilling`` and ``crawl = common_crawl`` in a test module make them known.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from capture_services import HOST, CommonCrawlSite
from live_site import Site

from onrecord.archive import Archive, Fault, read_members, write_archive
from onrecord.archive.composing import gzip_member
from onrecord.collect import addresses, asking
from onrecord.collect.addresses import Guard
from onrecord.collect.backfill import Backfilled, backfill
from onrecord.collect.services import CommonCrawl, Service, Wayback
from onrecord.collect.sources import all_sources
from onrecord.collect.summary import Progress, Summary
from onrecord.db import store
from onrecord.models import Document, Paragraph
from onrecord.spiders.base import Item, Page, SourceCard, SourceSpider

Session = psycopg.Connection[tuple[Any, ...]]


class Release(Page):
    route = rf"https://{re.escape(HOST)}/(?:doc/[^?#]+)"

    def read(self) -> Iterator[Item]:
        name = self.url.rpartition("/")[2]
        yield Document(
            source=self.card.name,
            native_id=name,
            url=self.url,
            kind="press_release",
            language="en",
            actor=self.card.actor,
            title=self.only("h1").xpath("string()").get() or "",
            issued_on=date(2024, 2, 29),
            paragraphs=(Paragraph("text", self.only("p::text").get() or ""),),
        )


class Front(Page):
    route = rf"https://{re.escape(HOST)}/"
    is_listing = True


CARD = SourceCard(
    name="press",
    actor="GBR",
    publisher="A server on this machine",
    about="Made up.",
    url=f"https://{HOST}/",
    hosts=(HOST,),
    languages=("en",),
    timezone="UTC",
    kinds=("press_release",),
    platform="none",
    first_date=date(2024, 1, 1),
    terms="none",
    terms_url="",
)
START = [CARD.url]
PRESS: type[SourceSpider] = type(
    "Press",
    (SourceSpider,),
    {"card": CARD, "pages": (Front, Release), "start_urls": START},
)


def fail(fault: Fault) -> None:
    raise AssertionError(str(fault))


@dataclass
class Backfills:
    """A record, a server, and what a backfill from it gives."""

    home: Path
    conninfo: str
    conn: Session
    site: Site

    def run(self, service: Service, **more: Any) -> tuple[Summary, Backfilled]:
        service.delay = 0.0
        days = more.get("days", (None, None))
        return backfill(
            self.conninfo, self.home, PRESS, service, days, more.get("limit"),
            Progress(),
        )  # fmt: skip

    def common_crawl(self, **more: Any) -> tuple[Summary, Backfilled]:
        scratch = self.home / "range.warc.gz"
        return self.run(CommonCrawl(self.site.url, self.site.url, scratch), **more)

    def wayback(self, **more: Any) -> tuple[Summary, Backfilled]:
        return self.run(Wayback(self.site.url), **more)

    def documents(self) -> list[str]:
        rows = self.conn.execute("SELECT native_id FROM document ORDER BY 1")
        return [name for (name,) in rows]

    def captures(self) -> list[tuple[str, datetime]]:
        rows = self.conn.execute("SELECT url, fetched_at FROM capture ORDER BY 1, 2")
        return [(url.rpartition("/")[2], at) for url, at in rows]

    def verify(self) -> None:
        faults: list[Any] = []
        rows = self.conn.execute(store.SQL["archive digests"])
        known = {(file, offset): digest.hex() for file, offset, digest in rows}
        checked = Archive(self.home / "archive").verify(faults.append, known)
        assert (faults, checked.compared) == ([], len(known))

    def notes(self) -> list[str]:
        """What the archive says beside its records."""
        found = []
        for file in Archive(self.home / "archive").files():
            for record in read_members(file, fail):
                if record.type == "metadata":
                    found.append(record.block.decode())
        return found


@pytest.fixture(name="here")
def backfilling(
    conninfo: str, conn: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Backfills]:
    site = Site()
    guard = Guard(f"127.0.0.1:{site.server.server_port}")
    monkeypatch.setattr(addresses, "guard", lambda: guard)
    monkeypatch.setattr(asking, "guard", lambda: guard)
    monkeypatch.setenv("ONRECORD_CONTACT", "tests@example.org")
    monkeypatch.setitem(all_sources(), "press", PRESS)
    yield Backfills(tmp_path, conninfo, conn, site)
    site.close()


@pytest.fixture(name="crawl")
def common_crawl(here: Backfills) -> CommonCrawlSite:
    return CommonCrawlSite(here.site, here.home)


def member_of(folder: Path, one: Any, old: bytes = b"", new: bytes = b"") -> bytes:
    """The gzip member of a capture, its data changed at one place."""
    path = folder / "one.warc.gz"
    write_archive(path, [one])
    (record,) = (r for r in read_members(path, fail) if r.is_capture)
    if not old:
        return record.member
    data = zlib.decompress(record.member, 31)
    assert data.count(old) == 1
    return gzip_member(data.replace(old, new))
