"""The verdicts on all sources, from what their runs left in the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import psycopg

from onrecord.collect.health import State, Verdict, judge
from onrecord.db import health as rows
from onrecord.spiders.base import SourceCard

REMEMBERED = timedelta(days=800)
"""Runs that a verdict rests on: two years, so that a season can be compared."""
ORDER: tuple[State, ...] = (
    "broken", "blocked", "quiet", "never_tried", "healthy", "off"
)  # fmt: skip
"""What needs somebody first."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A source, how it is, when it was last asked and which days are covered."""

    name: str
    verdict: Verdict
    last_run: datetime | None
    replayed: bool
    """Something of it was read from an archive."""
    covered: tuple[date, date] | None


def diagnose(
    conn: psycopg.Connection, cards: Mapping[str, SourceCard], now: datetime
) -> list[Diagnosis]:
    """A diagnosis of every card, those that need somebody first."""
    found = rows.results(conn, list(cards), now - REMEMBERED)
    covered = {name: (first, last) for name, first, last, _ in rows.covered(conn)}
    diagnoses = []
    for name, card in cards.items():
        runs = found.get(name, [])
        # A run beside another one may have found nothing left to ask.
        live = [run for run in runs if run.live and run.outcome != "no_look"]
        latest = live[-1] if live else None
        diagnoses.append(
            Diagnosis(
                name=name,
                verdict=judge(card, live[:-1], latest, now.astimezone(UTC).date()),
                last_run=latest.at if latest else None,
                replayed=any(not run.live for run in runs),
                covered=covered.get(name),
            )
        )
    return sorted(diagnoses, key=lambda d: (ORDER.index(d.verdict.state), d.name))


def counts(diagnoses: Iterable[Diagnosis]) -> dict[str, int]:
    """How many sources are in each state, in the order of ``ORDER``."""
    states = [diagnosis.verdict.state for diagnosis in diagnoses]
    return {state: states.count(state) for state in ORDER if state in states}
