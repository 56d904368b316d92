"""Pairs of texts: the same, edited, one contained in the other, or different."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.evaluation.counts import Counts, Measure, f1, part
from onrecord.evaluation.items import Item

DUPLICATES = frozenset({"same", "edited"})


def pairs(items: Sequence[Item], predictions: Mapping[str, Any]) -> list[Measure]:
    """Whether two texts are one (``same``, ``edited``), and which of the four words
    fits. A number or a truth value of a half or more is a duplicate."""
    twins = Counts()
    labels: Counter[str] = Counter()
    for item in items:
        found = predictions.get(item.id)
        labels["right"] += found == item.gold
        labels["contained"] += item.gold == "contained"
        labels["contained right"] += item.gold == found == "contained"
        if item.gold != "contained":
            twins += _counted(item.gold in DUPLICATES, _is_duplicate(found))
    return [
        f1("duplicates", twins),
        part("label right", labels["right"], len(items)),
        part("contained right", labels["contained right"], labels["contained"]),
        *_kept_apart(items, predictions),
    ]


def _is_duplicate(found: Any) -> bool:
    if isinstance(found, str) or found is None:
        return found in DUPLICATES
    return float(found) >= 0.5


def _counted(gold: bool, found: bool) -> Counts:
    return Counts(int(gold and found), int(found and not gold), int(gold and not found))


def _kept_apart(items: Sequence[Item], predictions: Mapping[str, Any]) -> list[Measure]:
    """Of each kind of different texts, how many were not taken for duplicates."""
    different: Counter[str] = Counter()
    apart: Counter[str] = Counter()
    for item in items:
        if item.gold == "different":
            different[item.kind] += 1
            apart[item.kind] += not _is_duplicate(predictions.get(item.id))
    return [part(f"{k} kept apart", apart[k], n) for k, n in sorted(different.items())]
