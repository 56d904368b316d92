"""Turns at a host: one request at a time, a pause after each, and knowing when to stop.

A host belongs to the run, not to a spider: two sources that ask the same one wait for
each other.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic

from onrecord.models import OnrecordError

MAX_WAIT = 120.0
"""Seconds that a run waits because a host asks for it; for longer it is given up."""
MAX_FAILURES = 5
"""Failures in a row, over all addresses of a host, after which it is given up."""
RETRIES = 2
"""Further attempts at one address."""


class Unanswered(OnrecordError):
    """An address that gave no answer to read; the message says why."""


class Stopped(OnrecordError):
    """The run ends: nothing more is asked."""


@dataclass(slots=True)
class Host:
    """One host as this run knows it. Times are ``monotonic`` seconds."""

    name: str
    delay: float = 0.0
    """Seconds from the end of one answer to the next request."""
    given_up: str = ""
    """Why nothing more is asked of it in this run."""
    answered_at: float = float("-inf")
    not_before: float = float("-inf")
    failures: int = 0
    """In a row."""
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    @asynccontextmanager
    async def turn(self, stopped: asyncio.Event) -> AsyncIterator[None]:
        """Wait for the turn to ask. Raises ``Unanswered``, ``Stopped``."""
        async with self.lock:
            while not stopped.is_set() and not self.given_up:
                wait = max(self.answered_at + self.delay, self.not_before) - monotonic()
                if wait <= 0:
                    break
                with suppress(TimeoutError):
                    await asyncio.wait_for(stopped.wait(), wait)
            if stopped.is_set():
                raise Stopped(f"{self.name} is not asked any more: the run ends")
            if self.given_up:
                raise Unanswered(self.given_up)
            try:
                yield
            finally:
                self.answered_at = monotonic()

    def slow_down(self, delay: float) -> None:
        """Ask no faster than this; a longer delay of before holds."""
        self.delay = max(self.delay, delay)

    def succeeded(self) -> None:
        self.failures = 0

    def failed(self, why: str, wait: float | None = None) -> None:
        """Count a failure; ``wait`` is what the host asks for, in seconds."""
        self.failures += 1
        if wait is not None and wait > MAX_WAIT:
            self.given_up = (
                f"{self.name} {why} and asks to wait {wait:.0f} s, which is more than "
                f"the {MAX_WAIT:.0f} s a run waits: given up for this run"
            )
        elif self.failures >= MAX_FAILURES:
            self.given_up = (
                f"{self.name} failed {self.failures} times in a row, at last it {why}: "
                "given up for this run"
            )
        else:
            if wait is None:
                wait = min(self.delay * 2**self.failures, MAX_WAIT)
            self.not_before = monotonic() + wait


def retry_after(value: str, now: datetime | None = None) -> float | None:
    """Seconds to wait by a ``Retry-After`` header, never negative; None for no rule.

    RFC 9110 10.2.3: a number of seconds, or a date in any of the three HTTP forms.
    """
    value = value.strip()
    if re.fullmatch("[0-9]{1,18}", value):
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())
