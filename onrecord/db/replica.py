"""A database that takes its rows from another one, and is only read here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psycopg

from onrecord.db.errors import DatabaseUnavailable
from onrecord.db.named import load

SQL = load("replica_queries.sql")
LATE = 60.0
"""Seconds without a word from the publisher, which speaks every ten, that are a lag."""


@dataclass(frozen=True, slots=True)
class Replica:
    """How a replica stands to the database that it follows."""

    receives: bool
    silent: float | None
    """Seconds since it last heard of the publisher; None before the first time."""

    @property
    def trouble(self) -> str:
        """What is wrong, in a sentence; empty where it follows."""
        since = "yet" if self.silent is None else f"for {self.silent:.0f} s"
        if not self.receives:
            return (
                f"This replica does not follow: it has heard nothing of its publisher "
                f"{since}. What was collected since is not here. Is the publisher up, "
                "and does its log say why it refuses?"
            )
        if self.silent is None or self.silent > LATE:
            return f"This replica lags: it has heard nothing of its publisher {since}."
        return ""


def replica_of(conn: psycopg.Connection[Any]) -> Replica | None:
    """What the database is a replica of the ``onrecord`` publication by; None where it
    is none."""
    row = conn.execute(SQL["subscription"]).fetchone()
    return None if row is None else Replica(*row)


def check_writable(conn: psycopg.Connection[Any]) -> None:
    """Raises DatabaseUnavailable for a replica: a row that is written into it would
    stop it from following."""
    if replica_of(conn) is not None:
        raise DatabaseUnavailable(
            "This database is a replica, which is only read: set DATABASE_URL to the "
            "database that it follows and run the command there."
        )
