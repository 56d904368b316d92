"""robots.txt as RFC 9309 has it.

Scrapy fetches on where robots.txt fails; the standard asks for the opposite: 4xx means
no rules, 5xx or no answer means that nothing may be fetched.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any, Self
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response

from onrecord.collect.settings import BOT_NAME

log = logging.getLogger(__name__)
NO_ANSWER = (
    OSError,
    IgnoreRequest,
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
MAX_BYTES = 512 * 1024
"""RFC 9309 2.5: at least 500 KiB must be read; the rest is ignored."""


class RobotsMiddleware:
    """Asks each host once a run; refuses what its rules forbid."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.rules: dict[str, asyncio.Task[Any]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        if request.meta.get("robots"):
            return
        parts = urlsplit(request.url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self.rules:
            self.rules[host] = asyncio.ensure_future(self._ask(host))
        rules = await self.rules[host]
        if rules is None:
            self._count("robots_unreachable")
            raise IgnoreRequest(f"{host}/robots.txt does not answer: nothing is asked")
        if not rules.can_fetch(request.url, BOT_NAME):
            self._count("robots_forbids")
            raise IgnoreRequest(f"{host}/robots.txt forbids {request.url}")

    async def _ask(self, host: str) -> Protego | None:
        """The host's rules, or None where everything is to be taken as forbidden."""
        engine = self.crawler.engine
        assert engine is not None
        request = Request(f"{host}/robots.txt", meta={"robots": True}, priority=1000)
        try:
            response: Response = await engine.download_async(request)
        except NO_ANSWER as error:
            log.warning("%s/robots.txt: %s", host, error)
            return None
        if response.status >= 500 or response.status == 429:
            return None
        text = ""
        if response.status == 200:
            text = response.body[:MAX_BYTES].decode("utf-8", "replace")
        rules = Protego.parse(text.removeprefix("\ufeff"))
        self._slow_down(host, rules.crawl_delay(BOT_NAME))
        return rules

    def _slow_down(self, host: str, delay: float | None) -> None:
        """A Crawl-delay longer than the card's own holds."""
        engine = self.crawler.engine
        assert engine is not None
        slot = engine.downloader.slots.get(urlsplit(host).hostname or "")
        if delay and slot is not None:
            slot.delay = max(slot.delay, min(delay, 60.0))

    def _count(self, what: str) -> None:
        if self.crawler.stats is not None:
            self.crawler.stats.inc_value(f"onrecord/{what}")
