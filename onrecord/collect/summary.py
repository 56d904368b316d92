"""What a run tells: its progress while it works, its summary when it is done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from typing import Any

from onrecord.collect.health_looks import Looks
from onrecord.db.lookup import Quarantined
from onrecord.db.rows import Tally


@dataclass(slots=True)
class Summary:
    """What a run did, and whether all of it could be read."""

    command: str
    tallies: dict[str, Tally] = field(default_factory=dict)
    faults: dict[str, int] = field(default_factory=dict)
    missing: dict[str, int] = field(default_factory=dict)
    """Addresses that are not in the archive, by source."""
    no_source: int = 0
    copied: int = 0
    known: int = 0
    settled: int = 0
    problems: list[str] = field(default_factory=list)
    """Damage that belongs to no document: archive, robots.txt, an interruption."""
    quarantined: list[Quarantined] = field(default_factory=list)
    expected: Collection[str] = ()
    """Addresses of pages that are broken on purpose."""
    interrupted: bool = False
    run: int = 0
    """Its number in the book of runs."""
    visits: dict[str, dict[str, int]] = field(default_factory=dict)
    """Addresses of a live run by source: asked, unchanged, failed, put_off."""
    waiting: dict[str, int] = field(default_factory=dict)
    """Addresses that wait for another attempt, by source."""
    looks: Looks = field(default_factory=Looks)
    """What the listings showed."""
    partial: set[str] = field(default_factory=set)
    """Sources that could not be asked for all that is due."""

    @property
    def unexpected(self) -> list[Quarantined]:
        """What this run could not read and should have been able to."""
        return [one for one in self.quarantined if one.url not in self.expected]

    @property
    def healthy(self) -> bool:
        return not self.problems and not self.unexpected

    @property
    def state(self) -> str:
        """How it ended, for the book of runs."""
        if self.interrupted:
            return "interrupted"
        return "done" if self.healthy else "unhealthy"

    def verdict(self) -> str:
        """One line for the book of runs; empty if healthy."""
        lines = list(self.problems)
        if self.unexpected:
            pages = len({one.url for one in self.unexpected})
            lines.append(f"{pages} captures in quarantine, wholly or in part")
        return "; ".join(lines)

    def counts(self) -> dict[str, Any]:
        return {
            "sources": {name: asdict(t) for name, t in sorted(self.tallies.items())},
            "faults": dict(sorted(self.faults.items())),
            "missing": dict(sorted(self.missing.items())),
            "no_source": self.no_source,
            "copied": self.copied,
            "known": self.known,
            "settled": self.settled,
            "visits": dict(sorted(self.visits.items())),
            "waiting": dict(sorted(self.waiting.items())),
            "partial": sorted(self.partial),
        }


class Progress:
    """What a run tells while it works; the command line shows it."""

    def stage(self, name: str, total: int | None = None) -> None:
        """A stage begins."""

    def step(self, n: int = 1) -> None:
        """Some of it is done."""
