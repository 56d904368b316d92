"""Layout changes of a saved page that keep what the page says.

``mutants(page)`` gives every kind of change that its format allows, each at a few
seeded places: places that matter, which are those whose removal changes the reading.
An element is changed wherever the page builds one alike, as a new template does it.

``mutation_outcomes.py`` judges what became of the reading.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from onrecord.models import Capture, Reading

Read = Callable[[Capture], Reading]
PICKS = 2
"""Places a kind of change is tried at, on one page."""
DECOY = "Decoy of another matter"

Content = Literal["same", "fewer", "more"]
"""Whether the change leaves items out (a list cut to one) or adds unlike ones."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed page."""

    kind: str
    where: str
    capture: Capture
    content: Content = "same"


@dataclass(slots=True)
class Original:
    """A saved page, how it is read, and what that gives."""

    capture: Capture
    read: Read
    reading: Reading
    chance: random.Random
    seen: dict[bytes, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.capture.body.decode("utf-8")

    def with_body(self, body: bytes) -> Capture:
        return replace(self.capture, body=body)

    def gives(self, body: bytes) -> str:
        """What a body gives, as a text to compare."""
        if body not in self.seen:
            self.seen[body] = print_of(self.read(self.with_body(body)))
        return self.seen[body]

    def matters(self, body: bytes) -> bool:
        """Whether the page reads otherwise with this body."""
        return self.gives(body) != self.gives(self.capture.body)

    @property
    def days(self) -> frozenset[date]:
        """Every day that the reading gives."""
        found = [day for d in self.reading.documents for day in (
            d.issued_on, d.adopted_on, d.draft_issued_on,
            d.published_at.date() if d.published_at else None,
        )]  # fmt: skip
        found += [link.issued_on for link in self.reading.links]
        return frozenset(day for day in found if day)

    def picked[T](self, places: list[T]) -> list[T]:
        return self.chance.sample(places, min(PICKS, len(places)))


def print_of(reading: Reading) -> str:
    return repr(
        (reading.documents, reading.links, reading.faults, reading.passed_over)
    )
