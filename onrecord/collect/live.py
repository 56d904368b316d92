"""The network, politely: robots.txt, turns, retries, redirects, and every answer kept.

One handler in the place of Scrapy's downloader middlewares, so that the way of a
request can be read from top to bottom, and so that nothing is asked or read unseen.
"""

from __future__ import annotations

import asyncio
import gc
from dataclasses import replace
from datetime import UTC, datetime
from time import monotonic
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest
from scrapy.http import Headers, Response

from onrecord.archive import CaptureError
from onrecord.collect import robots
from onrecord.collect.addresses import check_address, unresolved
from onrecord.collect.answers import (
    FAILED,
    RETRIED,
    Answer,
    Unmodified,
    is_challenge,
    no_answer,
    redirect_target,
    wait_of,
)
from onrecord.collect.archiving import keep
from onrecord.collect.backoff import RETRIES, Stopped, Unanswered
from onrecord.collect.frontier import Frontier
from onrecord.collect.network import Network, close_connections
from onrecord.collect.reading import Place, Read, within
from onrecord.collect.schedule import ROBOTS
from onrecord.db.frontier import Lease
from onrecord.models import Capture, Link
from onrecord.spiders.base import SourceSpider

MAX_REDIRECTS = 5
BLOCKED = frozenset({401, 403})
MUCH = 4 * 2**20
"""Bytes of a page that are not left to the collector of garbage."""
MARGIN = 10.0
"""Seconds after its time limit when a request is over for certain."""


class LiveHandler(HTTP11DownloadHandler):
    """Answers a spider's requests from the network, and archives what it gets."""

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        spider = crawler.spider
        assert isinstance(spider, SourceSpider)
        self.spider: SourceSpider = spider
        self.network: Network = spider.network  # type: ignore[attr-defined]
        self.frontier: Frontier = self.network.frontier
        self.timeout = crawler.settings.getfloat("DOWNLOAD_TIMEOUT")
        self.pdf_maxsize = crawler.settings.getint("PDF_MAXSIZE")
        crawler.signals.connect(self._allow_larger, signals.headers_received)
        self.left_much = False
        # Twisted would ask again at once where a kept connection was closed.
        self._pool.retryAutomatically = False

    async def close(self) -> None:
        await close_connections(self._pool)

    async def download_request(self, request: Request) -> Response:
        lease: Lease = request.meta["lease"]
        try:
            answer = await self._follow(lease)
        except Stopped as error:
            raise IgnoreRequest(str(error)) from error
        except Unmodified as found:
            self._leave(lease, found.place)
            raise IgnoreRequest("not modified") from found
        except Unanswered as error:
            self.network.trouble(self.spider.name, str(error), request.url)
            self.frontier.no_answer(lease, error)
            raise IgnoreRequest(str(error)) from error
        except BaseException as error:
            # Scrapy would log it and go on.
            self.network.on_failure(error)
            raise
        request.meta["links"] = ()  # they are in the frontier already
        request.meta["item"] = answer.reading, answer.id
        return Response(request.url, request=request)

    def _leave(self, lease: Lease, place: Place) -> None:
        """A page that is as it was; where a listing leads is read from the archive."""
        links: tuple[Link, ...] = ()
        if lease.is_listing:
            capture = self.network.archive.read(place.warc_file, place.warc_offset)
            links = self.spider.read(capture).links
        self.frontier.unchanged(self.spider.card, lease, links)
        self.network.sink.add_read(Read(place, None, known=True))

    async def _follow(self, lease: Lease) -> Answer:
        """The answer at the end of the redirects. Raises ``Unanswered``."""
        url = lease.url
        seen = [url]
        while True:
            answer = await self._answer(url, lease)
            target = redirect_target(answer.capture)
            if not target:
                break
            self._record(answer, f"redirects to {target}")
            if target in seen:
                raise Unanswered(f"redirects in a circle, to {target}")
            if len(seen) > MAX_REDIRECTS:
                raise Unanswered(f"redirects more than {MAX_REDIRECTS} times")
            check_address(self.spider.card, target, "redirects to ")
            seen.append(target)
            url = target
        if len(seen) > 1 and self.spider.page_for(url) is None:
            self._record(answer)
            raise Unanswered(
                f"redirects to {url}, which the source has no reader for",
                standing="moved",
            )
        moved_to = url if len(seen) > 1 else ""
        self.frontier.take(self.spider.card, lease, answer.reading, moved_to)
        return answer

    async def _answer(self, url: str, lease: Lease) -> Answer:
        """The answer of one address, asked up to three times. Raises ``Unanswered``."""
        await self._heed_robots(url)
        host = self.network.host(url)
        retries = 0 if self.spider.is_trial else RETRIES
        for attempts_left in reversed(range(1 + retries)):
            try:
                answer = await self._ask(url, lease, is_last=not attempts_left)
            except FAILED as error:
                why = unresolved(url) or no_answer(error)
                host.failed(why)
                if not (attempts_left or host.given_up):
                    raise Unanswered(f"{host.name} {why}") from error
            else:
                status = answer.capture.status
                why = f"answered {status}"
                if status in RETRIED:
                    host.failed(why, wait_of(answer.capture))
                elif status in BLOCKED or is_challenge(answer.reading):
                    host.failed(why + (" with a challenge" if status == 200 else ""))
                    return answer
                else:
                    host.succeeded()
                    return answer
                if not attempts_left:
                    return answer
                self._record(answer, "" if host.given_up else "asked again")
            if host.given_up:
                raise Unanswered(host.given_up, wait=host.wait)
        raise AssertionError("the last attempt returns or raises")

    async def _heed_robots(self, url: str) -> None:
        """Raises ``Unanswered`` where robots.txt does not let this address be asked."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        asked_at, task = self.network.rules.get(origin, (float("-inf"), None))
        if task is None or monotonic() - asked_at > robots.MAX_AGE:
            task = asyncio.ensure_future(self._robots(origin))
            self.network.rules[origin] = monotonic(), task
        rules = await task
        if rules.refusal:
            raise Unanswered(
                f"{origin}/robots.txt {rules.refusal}, so nothing is asked of "
                f"{parts.netloc}",
                asked=False,
            )
        if not rules.allow(url):
            wait = ROBOTS.total_seconds()
            raise Unanswered(
                f"{origin}/robots.txt forbids it", wait=wait, standing="forbidden"
            )

    async def _robots(self, origin: str) -> robots.Rules:
        """Ask once: an answer that fails means that nothing may be asked."""
        url = f"{origin}/robots.txt"
        for _ in range(1 + MAX_REDIRECTS):
            try:
                answer = await self._ask(url)
            except FAILED as error:
                return robots.refused(unresolved(url) or no_answer(error))
            except Unanswered as error:
                return robots.refused(str(error))
            self._record(answer)
            target = redirect_target(answer.capture)
            if not target:
                rules = robots.rules_of(answer.capture.status, answer.capture.body)
                self.network.host(origin).slow_down(rules.delay)
                return rules
            try:
                check_address(self.spider.card, target, "redirects to ")
            except Unanswered as error:
                return robots.refused(str(error))
            url = target
        return robots.no_rules()  # RFC 9309 2.3.1.2: as if there were none

    async def _ask(
        self, url: str, lease: Lease | None = None, *, is_last: bool = False
    ) -> Answer:
        """One request in its turn; its answer is archived, registered, then read.

        With the capture goes into the record what it means for the address that is
        leased, unless there is more to ask. Raises ``Unmodified`` for a 304.
        """
        network = self.network
        place: Place | None = None
        if self.left_much:
            # A failure is a ring of frames, and here they hold what it unpacked to;
            # the collector counts objects, and would not come for so few.
            gc.collect()
            self.left_much = False
        host = network.host(url)
        host.slow_down(self.spider.card.delay)
        host.most = self.timeout + MARGIN
        async with host.turn(network.stopped):
            network.flush_now_and_then()
            request = network.request(url, self.timeout)
            if lease is not None and url == lease.url:
                place = self._ask_for_changes(request, lease)
            fetched_at = datetime.now(UTC)
            try:
                response = await network.unless_stopped(
                    super().download_request(request)
                )
            except DownloadCancelledError as error:
                host.succeeded()
                limit = request.meta.get("download_maxsize", self._default_maxsize)
                raise Unanswered(
                    f"answers with more than {limit / 2**20:.0f} MiB"
                ) from error
        if response.status == 304 and place is not None:
            host.succeeded()
            raise Unmodified(place)

        def book(capture: Capture) -> None:
            more = capture.status in RETRIED and not is_last
            if lease is None or more or redirect_target(capture):
                return
            moved = url != lease.url
            if moved and self.spider.page_for(url) is None:
                return
            wait = wait_of(capture)
            self.frontier.book_answer(lease, capture, moved=moved, wait=wait)

        self.left_much = True
        try:
            capture, id = keep(
                network.writer,
                network.conn,
                self.spider.name,
                request,
                response,
                fetched_at,
                book,
            )
        except CaptureError as error:
            reason, detail = error.fault.reason, error.fault.detail
            raise Unanswered(f"archived and not readable, {reason}: {detail}") from None
        self.left_much = len(capture.body) > MUCH
        return Answer(capture, id, self.spider.read(capture))

    def _ask_for_changes(self, request: Request, lease: Lease) -> Place | None:
        """Ask for the page only if it is not as it was when it was last read."""
        if not (lease.etag or lease.last_modified):
            return None
        place = self.frontier.last_read(lease)
        if place is None or not self.network.holds(place):
            return None
        if lease.etag:
            request.headers["If-None-Match"] = lease.etag
        if lease.last_modified:
            request.headers["If-Modified-Since"] = lease.last_modified
        return place

    def _allow_larger(self, headers: Headers, request: Request, **_: object) -> None:
        """A PDF may be larger than a page; asked before the size is looked at."""
        if b"application/pdf" in (headers.get("Content-Type") or b"").lower():
            request.meta["download_maxsize"] = self.pdf_maxsize

    def _record(self, answer: Answer, passed_over: str = "") -> None:
        """Record an answer that the spider does not get to see.

        ``passed_over`` says why it need not be read; else it counts as it was read.
        """
        reading = answer.reading
        if passed_over:
            reading = replace(reading, faults=(), passed_over=passed_over)
        sink = self.network.sink
        sink.add(self.spider.name, answer.id, within(sink.window, reading, answer.id))
