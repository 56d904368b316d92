"""Requests of a resolution: what is asked in which paragraph, of whom, by when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from onrecord.evaluation.counts import Counts, Measure, compared, f1
from onrecord.evaluation.items import Item


def requests(items: Sequence[Item], predictions: Mapping[str, Any]) -> list[Measure]:
    """Deadlines by paragraph and day or interval; requests by paragraph and kind;
    actors by paragraph. Gold answers have the form of the annotator's."""
    days, kinds, actors = Counts(), Counts(), Counts()
    for item in items:
        found = predictions.get(item.id) or []
        days += compared(Counter(_days(item.gold)), Counter(_days(found)))
        kinds += compared(Counter(_kinds(item.gold)), Counter(_kinds(found)))
        actors += compared(Counter(_actors(item.gold)), Counter(_actors(found)))
    return [f1("deadlines", days), f1("requests", kinds), f1("actors", actors)]


def _days(requests: list[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    for one in requests:
        for deadline in one.get("deadlines") or ():
            day, every = deadline.get("due_on") or "", deadline.get("every") or ""
            if day or every:
                yield _paragraph(one), day, every


def _kinds(requests: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for one in requests:
        yield _paragraph(one), one["kind"]


def _actors(requests: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for one in requests:
        for actor in one.get("actors") or ():
            yield _paragraph(one), actor


def _paragraph(request: dict[str, Any]) -> str:
    return str(request["paragraph"]).strip(" .")
