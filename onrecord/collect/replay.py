"""The archive instead of the network: the same spiders, the same pages, no request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from w3lib.url import safe_url_string

from onrecord.archive import Archive
from onrecord.models import Capture


@dataclass(frozen=True, slots=True)
class Place:
    """A registered capture and where it stands in the archive."""

    id: int
    source: str
    url: str
    fetched_at: datetime
    warc_file: str
    warc_offset: int
    state: str


@dataclass(slots=True)
class Replay:
    """Captures by address, newest last; knows what was asked for and is not there."""

    archive: Archive
    by_url: dict[str, list[Place]] = field(default_factory=dict)
    missing: Counter[str] = field(default_factory=Counter)
    """Addresses that a page leads to and the archive does not hold, by source."""

    @classmethod
    def of(cls, archive: Archive, places: Iterable[Place]) -> Replay:
        replay = cls(archive)
        for place in places:
            replay.by_url.setdefault(address(place.url), []).append(place)
        for found in replay.by_url.values():
            found.sort(key=lambda p: (p.fetched_at, p.id))
        return replay

    def places(self, source: str) -> list[Place]:
        """The source's captures, oldest first."""
        every = (p for found in self.by_url.values() for p in found)
        return sorted(
            (p for p in every if p.source == source),
            key=lambda p: (p.fetched_at, p.url, p.id),
        )

    def capture(self, place: Place) -> Capture:
        return self.archive.read(place.warc_file, place.warc_offset)


def address(url: str) -> str:
    """One spelling for an address, whether a crawler or a page wrote it."""
    return safe_url_string(url)


class ReplayHandler(BaseDownloadHandler):
    """Answers a spider's requests from the archive; never opens a connection."""

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        assert crawler.spider is not None
        self.source: str = crawler.spider.name
        self.replay: Replay = crawler.spider.replay  # type: ignore[attr-defined]

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def download_request(self, request: Request) -> Response:
        found = self.replay.by_url.get(address(request.url))
        if not found:
            self.replay.missing[self.source] += 1
            raise IgnoreRequest(f"not in the archive: {request.url}")
        return response(request, found[-1], self.replay.capture(found[-1]))


def response(request: Request, place: Place, capture: Capture) -> Response:
    """A bare response that carries its capture."""
    meta: dict[str, Any] = request.meta
    meta["capture"], meta["capture_id"] = capture, place.id
    return Response(request.url, status=capture.status, request=request)
