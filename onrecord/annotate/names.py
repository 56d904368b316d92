"""Printed names of voters and sponsors, resolved beside the printed form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from onrecord.models import OnrecordError
from onrecord.vocabularies import actor_by_name, sponsor


class UnknownActor(OnrecordError):
    """A voting table names a member that the vocabulary does not know."""

    def __init__(self, printed: str) -> None:
        super().__init__(
            f"no actor is called {printed!r}; if it is one, add the name to "
            "onrecord/vocabularies/actor_names.csv"
        )
        self.printed = printed


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a voting table; ``actor_id`` is empty where the cell only continues
    the name in the cell before it."""

    choice: str
    printed: str
    actor_id: str


def _actor(printed: str, on: date | None) -> str:
    # Nearly every name has one bearer on every day.
    return _only_actor(printed) or _actor_on(printed, on)


@lru_cache(maxsize=65536)
def _only_actor(printed: str) -> str:
    return actor_by_name(printed) or ""


@lru_cache(maxsize=65536)
def _actor_on(printed: str, on: date | None) -> str:
    return actor_by_name(printed, on=on) or ""


def vote_cells(cells: Iterable[tuple[str, str]], on: date | None) -> list[Cell]:
    """Cells with their actors. Raises ``UnknownActor``.

    A source may split one name over two cells (``CÔTE.`` + ``D'IVOIRE``): the first
    gets the actor, the second none, and both stay as printed.
    """
    waiting = list(cells)
    found: list[Cell] = []
    while waiting:
        choice, printed = waiting.pop(0)
        actor = _actor(printed, on)
        if actor:
            found.append(Cell(choice, printed, actor))
            continue
        following = waiting[0] if waiting else ("", "")
        joined = _actor(f"{printed.rstrip('.')} {following[1]}", on)
        if not joined or following[0] != choice or _actor(following[1], on):
            raise UnknownActor(printed)
        waiting.pop(0)
        found.append(Cell(choice, printed, joined))
        found.append(Cell(choice, following[1], ""))
    return found


@lru_cache(maxsize=65536)
def sponsor_actor(printed: str) -> str:
    """The sponsor's actor id, or empty: "submitted by the Chair" names no state."""
    return (sponsor(printed)[0] or "") if printed else ""


@lru_cache(maxsize=65536)
def sponsor_group(printed: str) -> str:
    """The group that a sponsor speaks for: ``GROUP:G77``, or empty."""
    return (sponsor(printed)[1] or "") if printed else ""
