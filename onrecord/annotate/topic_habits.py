"""How many headings and places the indexers of a time gave to the Council's documents.

Habits changed: for years no resolution on a country had that country among its places,
at other times each had. The documents nearest in number tell. A text that is not the
Council's is judged by the habits of the newest.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

NEAREST = 20
"""Documents of a series that are asked."""
_FEW = 0.05
"""Added to a mean, so that none has a logarithm too."""
_RESOLUTION = re.compile(r"S/RES/(\d+)\((\d{4})\)")
_STATEMENT = re.compile(r"S/PRST/(\d{4})/(\d+)")
_OTHER = re.compile(r"S/(\d{4})/(\d+)")

Place = tuple[int, int]
"""The year of a document and its number in that year, or in all."""


@dataclass(frozen=True, slots=True)
class Habits:
    """Documents of each series in order: place, number in the model, how many headings
    and places."""

    series: Mapping[str, Sequence[tuple[Place, int, int, int]]]

    def of(
        self,
        key: str,
        day: date | None = None,
        apart: frozenset[int] = frozenset(),
    ) -> tuple[float, float]:
        """Logarithms of how many headings and places the nearest documents have, on
        average, of a day where there is no key. The document itself and those of
        `apart` are not asked."""
        name, place = _place(key)
        if day and not key:
            place = (day.year + (day.month > 6), 0)
        rows = self.series.get(name, ())
        after = bisect_left(rows, (place, -1, 0, 0))
        before = after - 1
        near: list[tuple[int, int]] = []
        backwards = True
        while len(near) < NEAREST and (before >= 0 or after < len(rows)):
            if before >= 0 and (backwards or after >= len(rows)):
                row, before = rows[before], before - 1
            else:
                row, after = rows[after], after + 1
            backwards = not backwards
            if row[0] != place and row[1] not in apart:
                near.append(row[2:])
        asked = max(len(near), 1)
        return (
            math.log(_FEW + sum(headings for headings, _ in near) / asked),
            math.log(_FEW + sum(places for _, places in near) / asked),
        )


def _place(key: str) -> tuple[str, Place]:
    """The series whose habits a document follows, and its place there."""
    if found := _RESOLUTION.match(key):
        return "resolutions", (int(found[2]), int(found[1]))
    if found := _STATEMENT.match(key):
        return "statements", (int(found[1]), int(found[2]))
    if found := _OTHER.match(key):
        return "resolutions", (int(found[1]), 0)
    return "resolutions", (9999, 0)


def habits(
    keys: Sequence[str], given: Sequence[Iterable[int]], places: Sequence[bool]
) -> Habits:
    """Of documents and the numbers of their topics; `places` says which are places."""
    found: defaultdict[str, list[tuple[Place, int, int, int]]] = defaultdict(list)
    for number, (key, topics) in enumerate(zip(keys, given, strict=True)):
        if _RESOLUTION.match(key) or _STATEMENT.match(key):
            name, place = _place(key)
            named = [places[topic] for topic in topics]
            found[name].append((place, number, named.count(False), named.count(True)))
    return Habits({name: sorted(rows) for name, rows in found.items()})
