"""What came of a request: an answer, or what happened instead of one."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from scrapy.core.downloader.handlers.http11 import TunnelError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from twisted.internet.error import ConnectError, ConnectionClosed
from twisted.web._newclient import RequestNotSent, RequestTransmissionFailed
from w3lib.url import safe_url_string

from onrecord.collect.backoff import retry_after
from onrecord.collect.reading import Place
from onrecord.models import Capture, OnrecordError, Reading

REDIRECTS = frozenset({301, 302, 303, 307, 308})
RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
NO_ANSWER = {
    DownloadConnectionRefusedError: "refused the connection",
    CannotResolveHostError: "has no address (DNS)",
    DownloadTimeoutError: "did not answer in time",
    ResponseDataLossError: "broke off in the middle of an answer",
    DownloadFailedError: "broke off the connection",
    RequestTransmissionFailed: "broke off the connection",
    RequestNotSent: "broke off the connection",
    ConnectionClosed: "broke off the connection",
    ConnectError: "cannot be reached",
    TunnelError: "cannot be reached through the proxy",
    OSError: "cannot be reached",
}
"""What can happen instead of an answer, and how it is said."""
FAILED: tuple[type[BaseException], ...] = tuple(NO_ANSWER)


class Unmodified(OnrecordError):
    """The server says that the page is as it was."""

    def __init__(self, place: Place) -> None:
        super().__init__(f"{place.url}: not modified")
        self.place = place


@dataclass(frozen=True, slots=True)
class Answer:
    """An archived response and what its page object made of it."""

    capture: Capture
    id: int
    reading: Reading


def redirect_target(capture: Capture) -> str:
    """The absolute address that a response redirects to; empty where it does not."""
    location = capture.header("location").strip()
    if capture.status not in REDIRECTS or not location:
        return ""
    try:
        return safe_url_string(urljoin(capture.url, location)).partition("#")[0]
    except ValueError:
        return location


def wait_of(capture: Capture) -> float | None:
    """Seconds that a refusing answer asks to wait."""
    if capture.status not in RETRIED:
        return None
    return retry_after(capture.header("retry-after"))


def no_answer(error: BaseException) -> str:
    """What happened instead of an answer, for people."""
    if "certificate" in str(error) or "VerificationError" in str(error):
        return "has a certificate that cannot be trusted"
    return next(words for kind, words in NO_ANSWER.items() if isinstance(error, kind))


def is_challenge(reading: Reading) -> bool:
    return any(fault.reason == "challenge_page" for fault in reading.faults)
