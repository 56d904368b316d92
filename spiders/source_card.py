"""What a reader should know about a source before quoting it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from onrecord.models import Kind, OnrecordError

Standing = Literal["active", "unverified", "off", "barred"]
"""``active``: its addresses were seen to answer; ``unverified`` until a first good run;
``off`` until the user allows it; ``barred``: its terms or gates forbid collecting."""


class CardError(OnrecordError):
    """A source card with a missing or wrong field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCard:
    """A source, as it is printed by ``onrecord sources NAME`` and in every report."""

    name: str
    """``<iso2 or body>_<publisher>``, the module's name."""
    actor: str
    """Actor id of the voice: ``GBR``, ``ORG:UN:SC``."""
    publisher: str
    about: str
    """One sentence for a reader who has never heard of the institution."""
    url: str
    hosts: tuple[str, ...]
    languages: tuple[str, ...]
    timezone: str
    kinds: tuple[str, ...]
    platform: str
    first_date: date
    """Oldest document the source serves."""
    terms: str
    """Licence or terms, and whether the full text may be re-published."""
    terms_url: str
    """Empty where the terms were not found; ``terms`` then says so."""
    whole_until: date | None = None
    """Last day of which it serves all of its kinds; later days are in part."""
    ends: date | None = None
    """Last day that it serves, single documents apart; no later one is collected."""
    lacks: str = ""
    """What it does not serve although its kinds and days say so."""
    republish: bool | None = None
    """May the full text be re-published; None where the terms were not read."""
    publisher_is_actor: bool = True
    date_formats: tuple[str, ...] = ()
    """How its pages print dates (``onrecord.dates.parse_date``), most usual first."""
    must_have: str = ""
    """CSS of what every page of an item has; a page without it is quarantined."""
    standing: Standing = "unverified"
    why_not: str = ""
    """Why it is not collected, or what has to be done before it is."""
    evidence: str = ""
    """What the addresses rest on: ``captured``, ``run logs 2026``, ``2021-22``."""
    items_per_week: float = 1.0
    max_quiet_days: int = 30
    delay: float = 3.0
    """Seconds between two requests to one host."""

    def check(self) -> None:
        """Raises ``CardError`` with the first field that is missing or wrong."""
        for problem in self._problems():
            raise CardError(f"source {self.name or '?'}: {problem}")

    def _problems(self) -> Iterator[str]:
        for name in ("name", "actor", "publisher", "about", "url", "terms", "platform"):
            if not getattr(self, name):
                yield f"the card has no {name}"
        if self.standing not in get_args(Standing):
            listed = ", ".join(get_args(Standing))
            yield f"standing {self.standing!r} is none of {listed}"
        if (self.standing in {"barred", "off"}) != bool(self.why_not):
            yield ("why_not must say why a source is barred or off, and only that")
        for name in ("hosts", "languages", "kinds"):
            value = getattr(self, name)
            if not value or isinstance(value, str):
                yield f"{name} must be a tuple of text"
        yield from self._misspelled()
        yield from self._impossible()

    def _misspelled(self) -> Iterator[str]:
        address = urlsplit(self.url)
        if address.scheme not in {"http", "https"} or not address.hostname:
            yield f"url {self.url!r} is no address of the web"
        for host in self.hosts:
            if not host or "://" in host:
                yield f"hosts has {host!r}, which is no host's name"
        for code in self.languages:
            if not re.fullmatch("[a-z]{2,3}", code):
                yield f"languages has {code!r}, which is no code like 'en'"
        known = get_args(Kind)
        for kind in self.kinds:
            if kind not in known:
                yield f"kinds has {kind!r}, which is none of {', '.join(known)}"
        try:
            ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError):
            yield f"timezone {self.timezone!r} is not an IANA name"

    def _impossible(self) -> Iterator[str]:
        ends = self.ends or date.max
        if ends < self.first_date:
            yield f"ends {self.ends} is before first_date {self.first_date}"
        if not self.first_date <= (self.whole_until or ends) <= ends:
            yield f"whole_until {self.whole_until} is not between first_date and ends"
        for name, least in (("items_per_week", 0), ("max_quiet_days", 1), ("delay", 0)):
            if getattr(self, name) < least:
                yield f"{name} {getattr(self, name)} is less than {least}"
