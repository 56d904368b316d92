"""Scrapy's scheduler on the frontier: links go in, what is due comes out.

Nothing waits in memory but the few addresses that are leased, so that a killed process
takes nothing with it. While another run is at an address of the source, this one waits:
there may be links behind it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Self, TypeVar

import psycopg
from scrapy import Request, Spider
from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import Crawler

from onrecord.collect.network import Network
from onrecord.models import Link
from onrecord.spiders.base import SourceSpider

T = TypeVar("T")


class FrontierScheduler(BaseScheduler):
    """One source's part of the frontier."""

    def __init__(self, crawler: Crawler) -> None:
        assert isinstance(crawler.spider, SourceSpider)
        self.spider = crawler.spider
        self.card = crawler.spider.card
        self.network: Network = crawler.spider.network  # type: ignore[attr-defined]
        self.frontier = self.network.frontier
        self.asked = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def open(self, spider: Spider) -> None:
        if self.card.name not in self.frontier.walks:
            self._try(lambda: self.frontier.begin(self.card.name), None)

    def close(self, reason: str) -> None:
        stopped = self.network.stopped.is_set() or self._has_asked_enough()
        finished = reason == "finished" and not stopped
        if not self.network.conn.closed:
            self._try(
                lambda: self.frontier.end(self.card.name, finished=finished), None
            )

    def enqueue_request(self, request: Request) -> bool:
        """An address that the spider starts from, or yields by itself."""
        link = request.meta.get("link") or self._link(request.url)
        return self._try(
            lambda: self.frontier.add_start(
                self.card, link.url, is_listing=link.is_listing
            ),
            False,
        )

    def next_request(self) -> Request | None:
        if self.network.stopped.is_set() or self._has_asked_enough():
            return None
        lease = self._try(lambda: self.frontier.next(self.card), None)
        if lease is None:
            return None
        self.asked += 1
        return Request(lease.url, dont_filter=True, meta={"lease": lease})

    def has_pending_requests(self) -> bool:
        if self.network.stopped.is_set() or self._has_asked_enough():
            return False
        return self._try(lambda: self.frontier.is_pending(self.card.name), False)

    def _has_asked_enough(self) -> bool:
        return self.spider.is_trial and self.asked > 0

    def _link(self, url: str) -> Link:
        page = self.spider.page_for(url)
        return Link(url, is_listing=page is not None and page.is_listing)

    def _try(self, work: Callable[[], T], otherwise: T) -> T:
        """Without the database the run ends; Scrapy would log it and wait for ever."""
        try:
            return work()
        except psycopg.Error as error:
            self.network.on_failure(error)
            return otherwise
