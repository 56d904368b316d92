"""Pages from a server on this machine: what Scrapy itself can do, as we set it and as
it comes."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from steps.step import Setting, Step, Work

PAGES = 2000
SIZE = 64_000
"""Bytes of a page."""

SERVER = f"""
import asyncio
PAGE = b"<html><body>" + b"<p>A paragraph of a page.</p>" * ({SIZE} // 29)
LINKS = b"".join(b"<a href=/%d>x</a>" % n for n in range({PAGES}))
async def answer(reader, writer):
    try:
        while head := await reader.readuntil(b"\\r\\n\\r\\n"):
            body = LINKS if head.startswith(b"GET / ") else PAGE
            writer.write(b"HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\n"
                         b"Content-Length: %d\\r\\n\\r\\n" % len(body) + body)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()
async def main():
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.wait_for(server.serve_forever(), 300)
asyncio.run(main())
"""


def _crawl(settings: dict[str, Any]) -> Work:
    import scrapy
    from scrapy.crawler import CrawlerProcess

    server = subprocess.Popen(
        [sys.executable, "-c", SERVER], stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    base = f"http://127.0.0.1:{int(server.stdout.readline())}/"
    seen = []

    class Spider(scrapy.Spider):
        name = "pages"

        async def start(self) -> Any:
            yield scrapy.Request(base)

        def parse(self, response: Any) -> Any:
            for n in range(PAGES):
                yield scrapy.Request(f"{base}{n}", callback=self.page)

        def page(self, response: Any) -> Any:
            seen.append(len(response.body))
            yield {"url": response.url}

    def work() -> float:
        process = CrawlerProcess(settings | {"LOG_ENABLED": False})
        process.crawl(Spider)
        process.start()
        server.kill()
        server.wait()
        return len(seen)

    return work


def ours(setting: Setting) -> Work:
    from onrecord.collect.settings import COMMON

    return _crawl(
        {
            **{name: COMMON[name] for name in COMMON if name != "ITEM_PIPELINES"},
            "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
            "DOWNLOAD_DELAY": 0,
            "ROBOTSTXT_OBEY": False,
            "SPIDER_MODULES": [],
        }
    )


def default(setting: Setting) -> Work:
    return _crawl(
        {
            "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
            "DOWNLOAD_DELAY": 0,
            "ROBOTSTXT_OBEY": False,
        }
    )


STEPS = (
    Step(
        "crawl, framework only",
        "pages/s",
        {"onrecord": ours, "Scrapy's defaults": default},
        aim=400,
        limit=437,
    ),
)
