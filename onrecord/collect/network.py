"""What the spiders of a live run share: hosts, rules, the archive, the troubles."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import psycopg
from scrapy import Request
from scrapy.downloadermiddlewares.httpproxy import HttpProxyMiddleware
from scrapy.http import Response
from twisted.internet.defer import Deferred
from twisted.web.client import HTTPConnectionPool

from onrecord.archive import Archive, ArchiveWriter
from onrecord.collect.backoff import Host, Stopped
from onrecord.collect.frontier import Frontier
from onrecord.collect.pipeline import Sink
from onrecord.collect.reading import Place
from onrecord.collect.robots import Rules
from onrecord.db.turns import Turns

FLUSH_AFTER = 10.0
"""Seconds after which what was read goes into the record, full batch or not."""
GOODBYE = 1.0
"""Seconds in which the other side is to close a connection too, at the end."""
INTERRUPTIONS = (signal.SIGINT, signal.SIGTERM)


@dataclass(slots=True)
class Troubles:
    """What was wrong that belongs to no document."""

    places: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """Where, by source and by what was wrong."""

    def add(self, source: str, what: str, where: str) -> None:
        places = self.places.setdefault((source, what), [])
        if where not in places:
            places.append(where)

    def lines(self) -> list[str]:
        """One line a source and kind of trouble, so that a dead host is one line."""
        return [
            f"{source}: {what}: {places[0]}"
            + (f", and {len(places) - 1} more" if len(places) > 1 else "")
            for (source, what), places in sorted(self.places.items())
        ]

    def sources(self) -> set[str]:
        return {source for source, _ in self.places}


@dataclass(slots=True)
class Network:
    """What the spiders of one live run share."""

    agent: str
    conn: psycopg.Connection
    archive: Archive
    writer: ArchiveWriter
    sink: Sink
    turns: Turns
    frontier: Frontier
    hosts: dict[str, Host] = field(default_factory=dict)
    rules: dict[str, tuple[float, asyncio.Task[Rules]]] = field(default_factory=dict)
    """By origin: when they were asked for, and what they are or will be."""
    troubles: Troubles = field(default_factory=Troubles)
    stopped: asyncio.Event = field(default_factory=asyncio.Event)
    interrupted: bool = False
    on_failure: Callable[[BaseException], None] = lambda error: None
    """Ends the run: the archive or the record cannot be written."""
    flushed_at: float = field(default_factory=monotonic)
    proxy: HttpProxyMiddleware = field(default_factory=HttpProxyMiddleware)

    def host(self, url: str) -> Host:
        name = urlsplit(url).netloc.rpartition("@")[2].lower()
        return self.hosts.setdefault(name, Host(name, turns=self.turns))

    def trouble(self, source: str, what: str, where: str) -> None:
        self.troubles.add(source, what, where)

    def holds(self, place: Place) -> bool:
        """Whether the page is in this archive: runs elsewhere have their own."""
        return (self.archive.folder / place.warc_file).is_file()

    def request(self, url: str, timeout: float) -> Request:
        """As this project asks: by its name, through the proxy if there is one."""
        request = Request(
            url,
            headers={
                "User-Agent": self.agent,
                "Accept": "*/*",
                "Accept-Encoding": "gzip, deflate, br",
            },
            meta={"download_timeout": timeout},
        )
        self.proxy.process_request(request)
        return request

    async def unless_stopped(self, asking: Coroutine[Any, Any, Response]) -> Response:
        """The response, unless the run ends before. Raises ``Stopped``."""
        response = asyncio.ensure_future(asking)
        stopped = asyncio.ensure_future(self.stopped.wait())
        await asyncio.wait({response, stopped}, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if response.done():
            return response.result()
        response.cancel()
        await asyncio.wait({response})
        raise Stopped("the run ends before the answer")

    def flush_now_and_then(self) -> None:
        if monotonic() - self.flushed_at > FLUSH_AFTER:
            self.sink.flush()
            self.flushed_at = monotonic()


async def close_connections(pool: HTTPConnectionPool) -> None:
    """Close what was kept open; who does not answer in a second is left.

    Scrapy has a timer call back what the last connection calls back as well, which is
    an error where both come in one turn of the loop, as they do on a busy machine.
    """
    closing: Deferred[Any] = pool.closeCachedConnections()  # type: ignore[no-untyped-call]
    closed = closing.asFuture(asyncio.get_running_loop())
    await asyncio.wait({closed}, timeout=GOODBYE)
    if closed.done():
        closed.result()  # raises what went wrong


@contextmanager
def interruptible(network: Network, stop: Callable[[], None]) -> Iterator[None]:
    """Ctrl-C, or a polite kill, ends the crawl in order; a second one ends it at once.

    Elsewhere than in the main thread signals cannot be caught and are left alone.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    loop = asyncio.get_event_loop()
    before = {number: signal.getsignal(number) for number in INTERRUPTIONS}

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    def interrupt(number: int, frame: object) -> None:
        restore()
        network.interrupted = True
        loop.call_soon_threadsafe(stop)

    for number in INTERRUPTIONS:
        signal.signal(number, interrupt)
    try:
        yield
    finally:
        restore()
