"""Only addresses of the source are asked: those of the hosts on its card."""

from __future__ import annotations

from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

from onrecord.collect.backoff import Unanswered
from onrecord.collect.network import Network
from onrecord.spiders.base import SourceCard, SourceSpider

MAX_ADDRESS = 2083
"""Characters of an address; what is longer is a trap rather than a page."""


class CardMiddleware:
    """Refuses what is no address of the source, before any handler is chosen."""

    def __init__(self, crawler: Crawler) -> None:
        assert isinstance(crawler.spider, SourceSpider)
        self.card = crawler.spider.card
        self.network: Network = crawler.spider.network  # type: ignore[attr-defined]

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        try:
            check_address(self.card, request.url)
        except Unanswered as error:
            self.network.trouble(self.card.name, str(error), request.url)
            raise IgnoreRequest(str(error)) from error


def check_address(card: SourceCard, url: str, led: str = "leads to ") -> None:
    """Only addresses of the source are asked. Raises ``Unanswered``."""
    try:
        parts = urlsplit(url)
        known = parts.hostname in card.hosts
        Request(url)
    except ValueError as error:
        raise Unanswered(f"{led}what is no address ({error})") from error
    if len(url) > MAX_ADDRESS:
        raise Unanswered(f"{led}an address of {len(url)} characters")
    if parts.scheme not in {"http", "https"} or not known:
        raise Unanswered(
            f"{led}{parts.scheme}://{parts.hostname or ''}, which is not on the card "
            "of the source: not followed"
        )
