"""Turns at a host: one request at a time, a pause after each, and knowing when to stop.

A host belongs to nobody: two sources that ask the same one wait for each other, and so
do two runs, whose turns the database hands out.
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

from onrecord.db.frontier import Standing
from onrecord.db.turns import Turn, Turns
from onrecord.models import OnrecordError

MAX_WAIT = 120.0
"""Seconds that a run waits because a host asks for it; for longer it is given up."""
MAX_FAILURES = 5
"""Failures in a row, over all addresses of a host, after which it is given up."""
RETRIES = 2
"""Further attempts at one address."""
LONGEST_PAUSE = 7 * 86400.0
"""Seconds for which a host is left alone at its own word, whatever it asks for."""
BUSY = 0.1
"""Seconds until a host that another run is asking is looked at again."""


class Unanswered(OnrecordError):
    """An address that gave no answer to read; the message says why.

    ``asked`` is False where no request was sent; ``wait`` is how many seconds to wait
    at least; ``standing`` what the address is by that, where it says anything.
    """

    def __init__(
        self,
        message: str,
        *,
        asked: bool = True,
        wait: float | None = None,
        standing: Standing | None = None,
    ) -> None:
        super().__init__(message)
        self.asked, self.wait, self.standing = asked, wait, standing


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
    wait: float | None = None
    """Seconds that it asked for when it was given up."""
    turns: Turns | None = None
    """Shared with other runs; None where there are none."""
    most: float = 0.0
    """Seconds that a turn lasts at most."""
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    @asynccontextmanager
    async def turn(self, stopped: asyncio.Event) -> AsyncIterator[None]:
        """Wait for the turn to ask. Raises ``Unanswered``, ``Stopped``."""
        async with self.lock:
            while not stopped.is_set() and not self.given_up:
                wait = self._wait()
                if wait <= 0:
                    break
                with suppress(TimeoutError):
                    await asyncio.wait_for(stopped.wait(), wait)
            if stopped.is_set():
                raise Stopped(f"{self.name} is not asked any more: the run ends")
            if self.given_up:
                raise Unanswered(self.given_up, asked=False, wait=self.wait)
            try:
                yield
            finally:
                self.answered_at = monotonic()
                if self.turns is not None:
                    self.turns.give_back(self.name, self.delay)

    def _wait(self) -> float:
        """Seconds to the turn; 0 or less where it is there, and taken."""
        wait = max(self.answered_at + self.delay, self.not_before) - monotonic()
        if wait > 0 or self.turns is None:
            return wait
        found = self.turns.take(self.name, self.most)
        if isinstance(found, Turn):
            self.failures = found.failures
            return 0.0
        if found.pause > MAX_WAIT:
            self.wait = found.pause
            self.given_up = (
                f"{self.name} asked to be left alone and has {found.pause:.0f} s of "
                "that left: not asked"
            )
            return 0.0
        return max(found.rest, found.pause, BUSY)

    def slow_down(self, delay: float) -> None:
        """Ask no faster than this; a longer delay of before holds."""
        self.delay = max(self.delay, delay)

    def succeeded(self) -> None:
        if self.failures and self.turns is not None:
            self.turns.answered(self.name)
        self.failures = 0

    def failed(self, why: str, wait: float | None = None) -> None:
        """Count a failure; ``wait`` is what the host asks for, in seconds."""
        self.failures += 1
        asked = wait
        if wait is None:
            wait = min(self.delay * 2**self.failures, MAX_WAIT)
        if self.turns is not None:
            rest, pause = min(wait, MAX_WAIT), min(asked or 0.0, LONGEST_PAUSE)
            self.failures = self.turns.failed(
                self.name, rest, pause if pause > MAX_WAIT else 0.0
            )
        if wait > MAX_WAIT:
            self.wait = min(wait, LONGEST_PAUSE)
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
