"""One request: its session on the record, what was counted before, its parameters."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from jinja2 import Environment
from psycopg import Connection

from onrecord.db import browsing
from onrecord.db.lookup import Query, not_searchable
from onrecord.web import shelf
from onrecord.web.memory import Kept, Memory
from onrecord.web.parameters import Parameters
from onrecord.web.slow import Slow

T = TypeVar("T")

MOST = 20_000
"""Documents of a list; of more the newest are listed and counted, and it says so."""


@dataclass(slots=True)
class Used:
    """What an answer is made of."""

    older: bool = False
    """Whether there is a count of an earlier state of the record among it."""
    names: shelf.Names | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a view answers."""

    conn: Connection[Any]
    snapshot: str
    memory: Memory
    counts: Slow
    """Counts of the whole record: some tenths of a second, many times that of a large
    one."""
    slow: Slow
    """What takes many seconds."""
    env: Environment
    args: Parameters
    path: str
    """Of the page, without the format."""
    form: Mapping[str, str] = field(default_factory=dict)
    """What was posted."""
    used: Used = field(default_factory=Used)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` gives, made once for each state of the record."""

        def made() -> Kept[T]:
            before, self.used.older = self.used.older, False
            try:
                value = make()
                return Kept(value, not self.used.older)
            finally:
                self.used.older |= before

        return self._taken(self.memory.get(key, self.snapshot, made))

    def counted(self, key: Hashable, make: Callable[[Asked], T]) -> T:
        """What ``make`` counts over the whole record, on a session of its own."""

        def made(conn: Connection[Any]) -> Kept[T]:
            beside = replace(self, conn=conn, used=Used())
            return Kept(make(beside), not beside.used.older)

        return self._taken(self.counts.get(key, self.snapshot, made))

    def worked_out(
        self,
        key: Hashable,
        make: Callable[[Connection[Any]], T],
        day: date | None = None,
    ) -> T:
        """What takes many seconds, made once for each state and ``day``."""
        state = f"{self.snapshot} {day}" if day else self.snapshot
        return self._taken(
            self.slow.get(key, state, lambda conn: Kept(make(conn), True))
        )

    def _taken(self, kept: Kept[T]) -> T:
        self.used.older |= not kept.is_new
        return kept.value

    @property
    def names(self) -> shelf.Names:
        if self.used.names is None:
            self.used.names = self.counted("names", _names)
        return self.used.names

    def left_out(self, query: Query) -> int:
        """How many texts a search for words did not look through."""
        return not_searchable(self.conn) if query.words else 0

    def found(self, query: Query) -> array[int]:
        """The documents that match, newest first; one more than MOST if more do."""
        limited = Query(
            query.words, query.actor, query.topic, query.body, query.kind,
            query.since, query.until, query.language, MOST + 1,
        )  # fmt: skip
        return self.once(
            ("found", limited),
            lambda: browsing.matching(self.conn, limited, self.names.languages),
        )


def _names(asked: Asked) -> shelf.Names:
    return shelf.names(asked.conn)
