"""Running spiders in one process, and reading what killed runs had no time to read."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import Any, LiteralString

import psycopg
from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler

from onrecord.archive import Archive
from onrecord.collect.archiving import living_files
from onrecord.collect.frontier import Frontier
from onrecord.collect.network import Network, interruptible
from onrecord.collect.pipeline import Sink
from onrecord.collect.reading import Place, Reader
from onrecord.collect.summary import Summary
from onrecord.db import store
from onrecord.db.rows import Tally
from onrecord.spiders.base import SourceCard, SourceSpider

UNHEARD = logging.NullHandler()
Sources = Mapping[str, type[SourceSpider]]


def crawl(
    sources: Sources,
    settings_of: Callable[[SourceCard], Mapping[str, Any]],
    arguments: Mapping[str, Any],
    summary: Summary,
    network: Network | None = None,
) -> None:
    """Run the spiders in one process; an error in a callback ends the run."""
    failures: list[BaseException] = []
    stopping: list[asyncio.Future[None]] = []
    if not sources:
        return
    process = AsyncCrawlerProcess(dict(settings_of(next(iter(sources.values())).card)))
    # Nobody reads what Scrapy says of every page, and it has just turned that on; what
    # matters of what libraries say comes as an error, and is told in our own words.
    logging.getLogger("scrapy").setLevel(logging.WARNING)
    logging.getLogger().addHandler(UNHEARD)

    def stop() -> None:
        if network is not None:
            network.stopped.set()
        if not stopping:
            stopping.append(asyncio.ensure_future(process.stop()))

    def fail(error: BaseException) -> None:
        failures.append(error)
        stop()

    def failed(failure: Any, **_: Any) -> None:
        fail(failure.value)

    for name, spider in sources.items():
        crawler = Crawler(spider, dict(settings_of(spider.card)))
        crawler.signals.connect(failed, signals.spider_error, weak=False)
        crawler.signals.connect(failed, signals.item_error, weak=False)
        crawler.signals.connect(summary.looks.see, signals.item_scraped, weak=False)
        process.crawl(crawler, **arguments)
        summary.tallies.setdefault(name, Tally())
    if network is None:
        process.start(install_signal_handlers=False)
    else:
        network.on_failure = fail
        with interruptible(network, stop):
            process.start(install_signal_handlers=False)
    if failures:
        raise failures[0]


def places_of(
    conn: psycopg.Connection, query: LiteralString, values: dict[str, Any]
) -> list[Place]:
    """The captures that a query names, as places in the archive."""
    return [Place(*row) for row in conn.execute(query, values)]


def read_left(
    conn: psycopg.Connection,
    archive: Archive,
    sources: Sources,
    sink: Sink,
    frontier: Frontier,
) -> None:
    """Read what an earlier run archived and did not get to, and where it leads.

    Not what a run beside this one is about to read, or has in an archive elsewhere.
    """
    values = {"sources": list(sources)}
    captures = places_of(conn, store.SQL["captures to read"], values)
    here = {path.name for path in archive.files()} - living_files(archive)
    places = [p for p in captures if p.state == "unread" and p.warc_file in here]
    taken = {name: set(ids) for name, ids in sink.taken.items()}
    with Reader(archive.folder, sink.window, len(places)) as reader:
        for read in reader.read_all(places):
            # Before the page counts as read.
            frontier.take_links(
                sources[read.place.source].card, read.place.url, read.links
            )
            sink.add_read(read)
    sink.flush()
    sink.taken = taken  # the limit is for what this run asks for
