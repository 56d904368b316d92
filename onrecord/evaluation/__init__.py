"""How good an annotator is on a gold set: measures, by language and by kind.

Pure: items and predictions in, measures out. The first measure of a task is the one
that its published threshold and the tables in docs/methods speak of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from onrecord.evaluation.asked import requests
from onrecord.evaluation.cited import citations
from onrecord.evaluation.counts import Measure
from onrecord.evaluation.items import GoldError, Item
from onrecord.evaluation.labels import headers, label_sets, one_label, topic_sets
from onrecord.evaluation.pages import pages
from onrecord.evaluation.quoted import quotes
from onrecord.evaluation.sections import paragraphs
from onrecord.evaluation.twins import pairs

Scorer = Callable[[Sequence[Item], Mapping[str, Any]], list[Measure]]

SCORERS: Mapping[str, Scorer] = {
    "actors": label_sets,
    "citations": citations,
    "dates": one_label,
    "headers": headers,
    "issues": label_sets,
    "languages": one_label,
    "names": one_label,
    "pairs": pairs,
    "paragraphs": paragraphs,
    "persons": one_label,
    "quotes": quotes,
    "read": pages,
    "requests": requests,
    "speech": one_label,
    "topics": topic_sets,
}
"""Task of `onrecord annotate` → how it is scored."""

FEW = 3
"""Groups of fewer items are not listed by themselves."""


def measured(
    task: str, items: Sequence[Item], predictions: Mapping[str, Any]
) -> list[Measure]:
    """The measures of all items; a missing prediction is an empty one.

    Raises `GoldError` with the first item whose gold answer or prediction has not the
    form of the task's.
    """
    try:
        return SCORERS[task](items, predictions)
    except _OTHER_FORM:
        for item in items:
            try:
                SCORERS[task]([item], predictions)
            except _OTHER_FORM as error:
                raise GoldError(
                    f"item {item.id!r}: the gold answer or the prediction has not the "
                    f"form of {task}: {error!r}"
                ) from error
        raise


_OTHER_FORM = (AttributeError, KeyError, TypeError, ValueError)


def by_group(
    task: str, items: Sequence[Item], predictions: Mapping[str, Any], group: str
) -> dict[str, list[Measure]]:
    """The measures of each ``language`` or ``kind`` that `items` have."""
    grouped: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        grouped[item.language if group == "language" else item.kind].append(item)
    return {
        name: SCORERS[task](some, predictions)
        for name, some in sorted(grouped.items())
        if name and len(some) >= FEW and len(grouped) > 1
    }


def is_right(task: str, item: Item, prediction: Any) -> bool:
    """Whether nothing at all is wrong with one prediction."""
    if not item.gold and not prediction:
        return True
    measures = SCORERS[task]([item], {item.id: prediction})
    return all(m.value == 1 for m in measures if m.n)
