"""A batch of rows as columns: what the program adds, what every format shares."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

from onrecord import vocabularies
from onrecord.reports.export_schema import Table
from onrecord.vocabularies.country_codes import country_codes

Columns = list[Sequence[Any]]
DIGITS: Final = 6
"""Of scores; the record keeps them as short floats."""

_LINE_ENDS: Final = dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), "\n")
_CONTROLS: Final = dict.fromkeys(
    (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF)
)
_PLAIN: Final = {**_CONTROLS, **_LINE_ENDS}
_C0: Final = bytes((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F))
# One by one, each with a beginning that is searched for: ten times as quick as one.
_OTHERS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rb"\xc2[\x80-\x9f]", rb"\xe2\x80[\xa8\xa9]", rb"\xef\xbf[\xbe\xbf]"
    )
)  # fmt: skip


def without_controls(text: str) -> str:
    """``text`` without control characters; rare line ends become plain ones."""
    if not has_controls(text.encode("utf-8", "replace")):
        return text
    return text.translate(_PLAIN)


def has_controls(data: bytes) -> bool:
    """Whether UTF-8 holds a control character other than tabs and line ends."""
    if len(data.translate(None, _C0)) != len(data):
        return True
    return any(pattern.search(data) for pattern in _OTHERS)


class Preparing:
    """Batches of one table as columns, typed; counts rows, what is missing, actors."""

    def __init__(self, table: Table, actors: set[str], topics: set[str]) -> None:
        self.table = table
        self.rows = 0
        self.missing = [0] * len(table.variables)
        self._actors, self._topics = actors, topics
        self._codes: dict[tuple[str, date | None], tuple[Any, ...]] = {}

    def columns(self, rows: Sequence[Sequence[Any]]) -> Columns:
        """All variables of the table, in their order; an empty batch gives none."""
        if not rows:
            return []
        found: Columns = list(zip(*rows, strict=True))
        if self.table.added:
            found += self._added(found)
        self.rows += len(rows)
        for place, variable in enumerate(self.table.variables):
            column = found[place]
            if variable.type == "string":
                self.missing[place] += column.count("")
            elif variable.type == "number":
                column = found[place] = [
                    value if value is None else round(value, DIGITS) for value in column
                ]
            self.missing[place] += column.count(None)
            if variable.is_actor:
                for value in set(column):
                    self._actors.update(
                        value.split("|") if variable.is_listed else (value,)
                    )
            elif variable.name == "topic_id":
                self._topics.update(column)
        return found

    def _added(self, found: Columns) -> Columns:
        names = self.table.names
        actors, days = found[names.index("actor_id")], found[names.index("dated_on")]
        known = self._codes
        if len(known) > 50_000:
            known.clear()
        rows = []
        for key in zip(actors, days, strict=True):
            codes = known.get(key)
            if codes is None:
                codes = known[key] = codes_of(*key)
            rows.append(codes)
        return list(zip(*rows, strict=True))


def codes_of(actor_id: str, on: date | None) -> tuple[str, str, int | None, int | None]:
    """(name, ISO 3166-1 alpha-3, COW, M49) of an actor on a day."""
    periods = country_codes().get(actor_id)
    if not periods:
        actor = vocabularies.actors().get(actor_id)
        return (actor.name() if actor else "", "", None, None)
    day = on.isoformat() if on else "9999-12-31"
    for one in periods:
        if one.since <= day <= (one.until or "9999-12-31"):
            return (one.name, actor_id, one.cow, one.m49)
    return (vocabularies.actors()[actor_id].name(), actor_id, None, None)


def as_text(table: Table, columns: Columns) -> Columns:
    """Days and moments in ISO 8601, moments in UTC; the rest as it is."""
    found: Columns = []
    for variable, column in zip(table.variables, columns, strict=True):
        if variable.type == "date":
            column = [value and value.isoformat() for value in column]
        elif variable.type == "datetime":
            column = [value and moment(value) for value in column]
        found.append(column)
    return found


def moment(at: datetime) -> str:
    """``2026-01-02T10:00:00Z``, with a fraction where there is one."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
