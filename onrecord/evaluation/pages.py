"""Pages read without selectors: title, date, body, speaker."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Any

from onrecord.evaluation.counts import Counts, Measure, f1, part, share
from onrecord.evaluation.items import Item, plain
from onrecord.evaluation.labels import label_is_right

RUN = 4
"""Words in a row that two bodies are compared by."""
ALIKE = 0.7
"""Of the words of both titles together, how many they must share."""


def pages(items: Sequence[Item], predictions: Mapping[str, Any]) -> list[Measure]:
    """The body by runs of four words (means of precision and recall over the pages),
    or by segments that must and must not be there; the other fields by words."""
    bodies: list[Counts] = []
    segments = Counts()
    count: Counter[str] = Counter()
    for item in items:
        found = predictions.get(item.id) or {}
        found = {"body": found} if isinstance(found, str) else found
        body = str(found.get("body") or "")
        if "body" in item.gold:
            bodies.append(_bodies(item.gold["body"], body))
        if "with" in item.gold:
            segments += _segments(item.gold, plain(body))
        count.update(_fields(item.gold, found))
    measures = []
    if bodies:
        measures.append(_mean_body(bodies))
    if segments != Counts():
        measures.append(f1("segments of the body", segments))
    for field in ("title", "date", "speaker", "author"):
        if count[field]:
            right = count[f"{field} right"]
            measures.append(part(f"{field} right", right, count[field]))
    if count["undated"]:
        quiet = count["undated right"]
        measures.append(part("no date where there is none", quiet, count["undated"]))
    return measures


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _words(text)
    last = max(1, len(words) - RUN + 1)
    return Counter(tuple(words[n : n + RUN]) for n in range(last) if words)


def _bodies(gold: str, found: str) -> Counts:
    a, b = _runs(gold), _runs(found)
    same = (a & b).total()
    return Counts(same, b.total() - same, a.total() - same)


def _mean_body(bodies: Sequence[Counts]) -> Measure:
    """Each page counts alike, however long: the way these sets are reported."""
    precision = fmean([c.precision for c in bodies if c.right + c.wrong] or [0.0])
    recall = fmean([c.recall for c in bodies if c.right + c.missed] or [0.0])
    both = precision + recall
    value = 2 * precision * recall / both if both else 0.0
    return Measure("body", value, len(bodies))


def _segments(gold: dict[str, Any], body: str) -> Counts:
    here = sum(plain(one) in body for one in gold["with"])
    wrong = sum(plain(one) in body for one in gold["without"])
    return Counts(here, wrong, len(gold["with"]) - here)


def _fields(gold: dict[str, Any], found: dict[str, Any]) -> Counter[str]:
    count: Counter[str] = Counter()
    for field in ("title", "speaker", "author"):
        if gold.get(field):
            same = _likeness(gold[field], found.get(field)) >= ALIKE
            count.update({field: 1, f"{field} right": int(same)})
    day = str(found.get("date") or "")[:10]
    if gold.get("date"):
        right = label_is_right(gold["date"], day)
        count.update({"date": 1, "date right": int(right)})
    elif "date" in gold:
        count.update({"undated": 1, "undated right": int(not day)})
    return count


def _likeness(one: Any, other: Any) -> float:
    a, b = (set(_words(plain(value).lower())) for value in (one, other))
    return share(len(a & b), len(a | b))
