"""Asking a service of a web archive, politely: for indexes, ranges, single captures.

The rules are those of every live run: one request at a time a host over all runs, its
robots.txt, its Retry-After, and only addresses of the public network. No spider follows
anything here, so that this is a plain client and not a crawler.
"""

from __future__ import annotations

import asyncio
import http.client
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from urllib.parse import urlsplit
from urllib.request import (
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from onrecord.collect import robots
from onrecord.collect.addresses import guard, unresolved
from onrecord.collect.answers import RETRIED
from onrecord.collect.backoff import RETRIES, Host, Unanswered, retry_after
from onrecord.db.turns import Turns

TIMEOUT = 60.0
"""Seconds without a byte after which an answer is given up."""
MARGIN = 10.0
MOST = 100 * 2**20
"""Bytes of an answer."""
FAILED = (OSError, http.client.HTTPException)


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes of a file."""

    first: int
    length: int


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer whose status is not one that is asked for again."""

    url: str
    status: int
    headers: Mapping[str, str]
    """By lower-case name."""
    body: bytes
    """As served, its content coding intact."""


@dataclass(slots=True)
class Asker:
    """Asks; remembers its hosts and their rules."""

    agent: str
    turns: Turns | None
    delay: float
    """Seconds between two requests to one host, at least."""
    hosts: dict[str, Host] = field(default_factory=dict)
    rules: dict[str, tuple[float, robots.Rules]] = field(default_factory=dict)
    opener: OpenerDirector = field(default_factory=lambda: guarded_opener())
    never: asyncio.Event = field(default_factory=asyncio.Event)

    async def ask(
        self, url: str, *, span: Span | None = None, coding: str = "identity"
    ) -> Answered:
        """The answer, asked up to three times; of a ``span`` only that.

        Raises ``Unanswered``.
        """
        await self._heed_robots(url)
        host = self._host(url)
        for attempts_left in reversed(range(1 + RETRIES)):
            try:
                answer = await self._turn(host, url, span, coding)
            except FAILED as error:
                why = unresolved(url) or _words(error)
                host.failed(why)
            else:
                if answer.status not in RETRIED:
                    host.succeeded()
                    return answer
                why = f"answered {answer.status}"
                host.failed(why, retry_after(answer.headers.get("retry-after", "")))
            if host.given_up:
                raise Unanswered(host.given_up, wait=host.wait)
            if not attempts_left:
                raise Unanswered(f"{host.name} {why}")
        raise AssertionError("the last attempt returns or raises")

    @property
    def is_given_up(self) -> bool:
        """Whether a host is not asked any more in this run."""
        return any(host.given_up for host in self.hosts.values())

    def _host(self, url: str) -> Host:
        name = urlsplit(url).netloc.lower()
        found = self.hosts.setdefault(name, Host(name, turns=self.turns))
        found.slow_down(self.delay)
        found.most = TIMEOUT + MARGIN
        return found

    async def _turn(
        self, host: Host, url: str, span: Span | None, coding: str
    ) -> Answered:
        async with host.turn(self.never):
            return await asyncio.to_thread(self._open, url, span, coding)

    def _open(self, url: str, span: Span | None, coding: str) -> Answered:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"}:
            raise Unanswered(f"{url} is no address of the web")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        guard().check_literal(parts.hostname or "", port)
        request = Request(url, headers={"User-Agent": self.agent, "Accept": "*/*"})
        request.add_header("Accept-Encoding", coding)
        if span is not None:
            last = span.first + span.length - 1
            request.add_header("Range", f"bytes={span.first}-{last}")
        response: Any = self.opener.open(request, timeout=TIMEOUT)
        with response:
            body = response.read(MOST + 1)
            headers = {k.lower(): v for k, v in response.headers.items()}
            status = int(response.status)
            missing = response.length
        if missing and len(body) <= MOST:
            raise http.client.IncompleteRead(body, missing)
        if len(body) > MOST:
            raise Unanswered(f"answers with more than {MOST / 2**20:.0f} MiB")
        return Answered(url, status, headers, body)

    async def _heed_robots(self, url: str) -> None:
        """Raises ``Unanswered`` where robots.txt does not let this address be asked."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        asked_at, rules = self.rules.get(origin, (float("-inf"), robots.no_rules()))
        if monotonic() - asked_at > robots.MAX_AGE:
            rules = await self._robots(origin)
            self.rules[origin] = monotonic(), rules
        if rules.refusal:
            raise Unanswered(
                f"{origin}/robots.txt {rules.refusal}, so nothing is asked of "
                f"{parts.netloc}",
                asked=False,
            )
        if not rules.allow(url):
            raise Unanswered(f"{origin}/robots.txt forbids it", standing="forbidden")

    async def _robots(self, origin: str) -> robots.Rules:
        """Ask once: an answer that fails means that nothing may be asked."""
        host = self._host(origin)
        url = f"{origin}/robots.txt"
        try:
            answer = await self._turn(host, url, None, "identity")
        except FAILED as error:
            return robots.refused(unresolved(url) or _words(error))
        except Unanswered as error:
            return robots.refused(str(error))
        if 300 <= answer.status < 400:
            return robots.refused(f"answered {answer.status}, a redirect")
        rules = robots.rules_of(answer.status, answer.body)
        host.slow_down(rules.delay)
        return rules


def _connect_publicly(
    address: tuple[str, int], timeout: float | None = None, *_: object
) -> socket.socket:
    """A connection to the very address that was looked at. Raises OSError."""
    host, port = address
    failed: OSError = socket.gaierror(socket.EAI_NONAME, "no address")
    for family, kind, proto, _name, place in guard().getaddrinfo(
        host, port, type=socket.SOCK_STREAM
    ):
        connection = socket.socket(family, kind, proto)
        connection.settimeout(timeout)
        try:
            connection.connect(place)
        except OSError as error:
            connection.close()
            failed = error
            continue
        return connection
    raise failed


class _Plain(http.client.HTTPConnection):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._create_connection = _connect_publicly


class _Secure(http.client.HTTPSConnection):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._create_connection = _connect_publicly


class _PlainHandler(HTTPHandler):
    def http_open(self, request: Request) -> Any:
        return self.do_open(_Plain, request)


class _SecureHandler(HTTPSHandler):
    def https_open(self, request: Request) -> Any:
        return self.do_open(_Secure, request)


def guarded_opener() -> OpenerDirector:
    """Opens nothing but http and https, through the proxy of the environment if there
    is one, and only what is public; an answer is an answer, whatever its status."""
    opener = OpenerDirector()
    for handler in (ProxyHandler(), _PlainHandler(), _SecureHandler()):
        opener.add_handler(handler)
    return opener


def _words(error: BaseException) -> str:
    reason = getattr(error, "reason", error)
    match reason:
        case TimeoutError():
            return "did not answer in time"
        case ConnectionRefusedError():
            return "refused the connection"
        case socket.gaierror():
            return "has no address (DNS)"
        case http.client.IncompleteRead() | ConnectionError():
            return "broke off in the middle of an answer"
    if "certificate" in str(reason).lower():
        return "has a certificate that cannot be trusted"
    return f"cannot be reached ({type(reason).__name__})"
