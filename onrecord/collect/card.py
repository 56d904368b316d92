"""Only addresses of the source are asked: those of the hosts on its card."""

from __future__ import annotations

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

from onrecord.collect.addresses import check_address
from onrecord.collect.backoff import Unanswered
from onrecord.collect.network import Network
from onrecord.spiders.base import SourceSpider


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
