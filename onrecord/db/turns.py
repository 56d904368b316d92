"""Turns at hosts, one request at a time over all runs."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.db.frontier import SQL, Session


@dataclass(frozen=True, slots=True)
class Turn:
    """The right to send one request."""

    failures: int
    """Of the host, in a row, over all runs."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Why there is no turn yet, in seconds; negative where that is no reason."""

    rest: float
    pause: float
    """By the host's own Retry-After."""


class Turns:
    """Turns at hosts, one request at a time over all runs."""

    def __init__(self, conn: Session, run: int) -> None:
        self.conn, self.run = conn, run

    def take(self, name: str, most: float) -> Turn | Wait:
        """A turn, which ends by itself after ``most`` seconds; or how long to wait."""
        values = {"name": name, "run": self.run, "most": most}
        taken = self.conn.execute(SQL["take turn"], values).fetchone()
        if taken is not None:
            return Turn(*taken)
        row = self.conn.execute(SQL["wait for turn"], {"name": name}).fetchone()
        return Wait(0.0, 0.0) if row is None else Wait(*row)

    def give_back(self, name: str, pause: float) -> None:
        """The request is over; nobody asks within the next ``pause`` seconds."""
        values = {"name": name, "run": self.run, "pause": pause}
        self.conn.execute(SQL["give turn back"], values)

    def failed(self, name: str, wait: float, pause: float) -> int:
        """How many failures in a row that makes. ``pause`` holds for later runs too."""
        values = {"name": name, "wait": wait, "pause": pause}
        row = self.conn.execute(SQL["host failed"], values).fetchone()
        return 0 if row is None else int(row[0])

    def answered(self, name: str) -> None:
        self.conn.execute(SQL["host answered"], {"name": name})
