"""robots.txt as RFC 9309 has it.

Scrapy fetches on where robots.txt fails; the standard asks for the opposite: 4xx means
no rules, 5xx or no answer means that nothing may be fetched.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from protego import Protego

from onrecord.collect.backoff import MAX_WAIT
from onrecord.collect.settings import BOT_NAME

MAX_BYTES = 512 * 1024
"""RFC 9309 2.5: at least 500 KiB must be read; the rest is ignored."""
MAX_AGE = 24 * 3600.0
"""RFC 9309 2.4: seconds after which the rules are asked for again."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host allows this crawler."""

    parsed: Protego
    delay: float = 0.0
    """Seconds between two requests that it asks for."""
    refusal: str = ""
    """Why nothing at all may be asked; empty where the rules decide."""

    def allow(self, url: str) -> bool:
        return not self.refusal and self.parsed.can_fetch(url, BOT_NAME)


def rules_of(status: int, body: bytes) -> Rules:
    """The rules that an answer to /robots.txt stands for.

    ``body`` is decoded already. HTML served as robots.txt holds no rule, so that it
    allows everything, as RFC 9309 2.3.1 has it for what cannot be parsed.
    """
    if status >= 500 or status == 429:
        return refused(f"answered {status}")
    if status != 200:
        return no_rules()
    parsed = Protego.parse(_readable(body))
    delay = parsed.crawl_delay(BOT_NAME) or 0.0
    if not math.isfinite(delay) or delay > MAX_WAIT:
        return refused(
            f"asks for {delay:.0f} s between two requests, more than the "
            f"{MAX_WAIT:.0f} s that a run waits"
        )
    return Rules(parsed, max(delay, 0.0))


def no_rules() -> Rules:
    return Rules(Protego.parse(""))


def refused(why: str) -> Rules:
    return Rules(Protego.parse(""), refusal=why)


def _readable(body: bytes) -> str:
    """Text up to the limit. A rule that the limit cuts would forbid more than it says
    or, as an ``Allow``, permit more."""
    if len(body) > MAX_BYTES:
        body = body[: max(body.rfind(b"\n", 0, MAX_BYTES), 0)]
    return body.decode("utf-8", "replace").removeprefix("\ufeff")
