"""A saved page that is to be changed, and a page that was."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Literal, TypeVar

from onrecord.models import Capture, Reading

T = TypeVar("T")
PICKS: Final = 2
"""Places that a kind of change is tried at, on one page."""
DECOY: Final = "Decoy of another matter"
"""What decoys are called, and what their addresses end with, in lower case."""

Content = Literal["same", "fewer", "more"]
"""Whether the change leaves items out (a list cut to one) or adds decoys."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed page."""

    kind: str
    where: str
    capture: Capture
    content: Content = "same"


@dataclass(slots=True)
class Original:
    """A saved page, how its source reads it, and what that gives."""

    capture: Capture
    read: Callable[[Capture], Reading]
    chance: random.Random
    reading: Reading = field(init=False)
    _seen: dict[bytes, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.reading = self.read(self.capture)

    @property
    def text(self) -> str:
        return self.capture.body.decode("utf-8")

    def matters(self, body: bytes) -> bool:
        """Whether the page reads otherwise with this body."""
        return self._gives(body) != self._gives(self.capture.body)

    def _gives(self, body: bytes) -> str:
        if body not in self._seen:
            found = self.read(replace(self.capture, body=body))
            self._seen[body] = repr(
                (found.documents, found.links, found.faults, found.passed_over)
            )
        return self._seen[body]

    @property
    def days(self) -> frozenset[date]:
        """Every day that the reading gives."""
        found = [link.issued_on for link in self.reading.links]
        for document in self.reading.documents:
            found += [document.issued_on, document.adopted_on]
            found += [document.draft_issued_on]
            if document.published_at:
                found.append(document.published_at.date())
        return frozenset(day for day in found if day)

    def picked(self, places: Sequence[T], count: int = PICKS) -> list[T]:
        return self.chance.sample(places, min(count, len(places)))

    def mutant(
        self, kind: str, where: str, body: bytes, content: Content = "same"
    ) -> Mutant:
        return Mutant(kind, where, replace(self.capture, body=body), content)
