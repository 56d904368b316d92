"""How good an annotator is on a gold set: measures, by language and by kind.

Pure: items and predictions in, measures out. The first measure of a task is the one
that its published threshold and the tables in docs/methods speak of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from onrecord.evaluation.cited import citations
from onrecord.evaluation.counts import Measure
from onrecord.evaluation.items import Item
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
    "speech": one_label,
    "topics": topic_sets,
}
"""Task of `onrecord annotate` → how it is scored."""

FEW = 3
"""Groups of fewer items are not listed by themselves."""


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
