"""The archive instead of the network: the same spiders, the same pages, no request.

Listings go through Scrapy as they would on the network. What they lead to is set aside
and read in one go: a request a page would cost as much as reading some of them.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Self

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from w3lib.url import safe_url_string

from onrecord.collect.reading import Place, Read, Reader, is_settled
from onrecord.models import Link
from onrecord.spiders.base import SourceSpider


@dataclass(slots=True)
class Replay:
    """Captures by address, newest last; knows what was asked for and is not there."""

    reader: Reader
    again: bool = False
    """Also read what earlier runs have read, with today's page objects."""
    by_url: dict[str, list[Place]] = field(default_factory=dict)
    missing: Counter[str] = field(default_factory=Counter)
    """Addresses that a page leads to and the archive does not hold, by source."""
    aside: deque[tuple[SourceSpider, Place]] = field(default_factory=deque)
    """What is to be read, and the spider that follows where it leads."""

    @classmethod
    def of(cls, reader: Reader, places: Iterable[Place], again: bool) -> Replay:
        return cls(reader, again, by_address(places))

    def places(self, source: str) -> list[Place]:
        """The source's captures, oldest first."""
        every = (p for found in self.by_url.values() for p in found)
        return sorted(
            (p for p in every if p.source == source),
            key=lambda p: (p.fetched_at, p.url, p.id),
        )

    async def read(self, place: Place) -> Read:
        if self.is_known(place):
            return Read(place, None, known=True)
        return await self.reader.read(place)

    def is_known(self, place: Place) -> bool:
        return not self.again and is_settled(place)

    def take(self, spider: SourceSpider, url: str) -> None:
        """Set aside the newest capture of an address that a spider asks for."""
        found = self.by_url.get(address(url))
        if found:
            self.aside.append((spider, found[-1]))
        else:
            self.missing[spider.name] += 1

    def read_aside(self) -> Iterator[Read]:
        """Read what was set aside, and what that leads to."""
        spiders: dict[int, SourceSpider] = {}
        known: list[Place] = []

        def places() -> Iterator[Place]:
            while self.aside:
                spider, place = self.aside.popleft()
                if self.is_known(place):
                    known.append(place)
                elif place.id not in spiders:
                    spiders[place.id] = spider
                    yield place

        while self.aside:
            for read in self.reader.read_all(places()):
                self.follow(spiders[read.place.id], read.links)
                yield read
        for place in known:
            yield Read(place, None, known=True)

    def follow(self, spider: SourceSpider, links: Iterable[Link]) -> None:
        for request in spider.requests(list(links)):
            self.take(spider, request.url)


def by_address(places: Iterable[Place]) -> dict[str, list[Place]]:
    """Captures by address, newest last; failures that are made good are marked."""
    by_url: dict[str, list[Place]] = {}
    for place in places:
        by_url.setdefault(address(place.url), []).append(place)
    for found in by_url.values():
        found.sort(key=lambda p: (p.fetched_at, p.id))
        well = [p.fetched_at for p in found if p.status == 200]
        found[:] = [
            replace(p, superseded=True)
            if p.status != 200 and well and well[-1] > p.fetched_at
            else p
            for p in found
        ]
    return by_url


def address(url: str) -> str:
    """One spelling for an address, whether a crawler or a page wrote it."""
    return safe_url_string(url).partition("#")[0]


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
        read = await self.replay.read(found[-1])
        # The page is read where it stands, perhaps in another process.
        request.meta["item"], request.meta["links"] = read, read.links
        return Response(request.url, request=request)


class SetAside:
    """Spider middleware: what a listing leads to is read later, without a request."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_spider_output(
        self, response: Response, result: AsyncIterator[Any]
    ) -> AsyncIterator[Any]:
        spider = self.crawler.spider
        assert isinstance(spider, SourceSpider)
        replay: Replay = spider.replay  # type: ignore[attr-defined]
        async for item in result:
            if isinstance(item, Request) and not item.meta["link"].is_listing:
                replay.take(spider, item.url)
            else:
                yield item
