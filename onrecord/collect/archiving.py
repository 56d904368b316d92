"""Archive first: every live response is in a WARC file before anything reads it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Self

import psycopg
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from onrecord.archive import ArchiveWriter, CaptureError, Exchange
from onrecord.collect.intake import capture_row
from onrecord.db import store


class ArchiveMiddleware:
    """Sits next to the downloader, so that it sees the bytes as they were served."""

    def __init__(
        self, source: str, writer: ArchiveWriter, conn: psycopg.Connection
    ) -> None:
        self.source, self.writer, self.conn = source, writer, conn

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        spider = crawler.spider
        assert spider is not None
        return cls(spider.name, spider.writer, spider.conn)  # type: ignore[attr-defined]

    def process_response(self, request: Request, response: Response) -> Response:
        """Write, flush to disk, register; then the response may go on."""
        record = self.writer.write_exchange(
            Exchange(
                url=request.url,
                fetched_at=datetime.now(UTC),
                status=response.status,
                headers=_headers(response),
                body=response.body,
                method=request.method,
                request_headers=_headers(request),
                ip=str(response.ip_address or ""),
            )
        )
        self.writer.flush()
        try:
            capture = record.capture()
        except CaptureError as error:
            request.meta["fault"] = str(error)
            return response
        row = capture_row(capture, record.member_sha256, self.source)
        ids = store.register(self.conn, [row])
        request.meta["capture"] = capture
        request.meta["capture_id"] = ids[store.capture_key(row)]
        return response


def _headers(message: Request | Response) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in message.headers.items()
        for value in values
    )
