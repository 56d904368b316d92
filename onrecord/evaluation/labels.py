"""Answers that are labels: one of many (a state, a date), or a set of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from onrecord.evaluation.counts import Counts, Measure, compared, f1, part
from onrecord.evaluation.items import Item, plain

Predictions = Mapping[str, Any]


def one_label(items: Sequence[Item], predictions: Predictions) -> list[Measure]:
    """Right of all, and of those that were answered. A gold list holds alternatives;
    an empty gold answer is right when nothing is answered."""
    answered = [i for i in items if _label(predictions.get(i.id)) is not None]
    right = sum(label_is_right(i.gold, predictions.get(i.id)) for i in items)
    right_answers = sum(label_is_right(i.gold, predictions.get(i.id)) for i in answered)
    return [
        part("right", right, len(items)),
        part("right of the answered", right_answers, len(answered)),
        part("answered", len(answered), len(items)),
    ]


def label_is_right(gold: Any, prediction: Any) -> bool:
    """Whether one label is the gold label or one of its alternatives."""
    found = _label(prediction)
    return found in gold if isinstance(gold, list) else found == gold


def _label(prediction: Any) -> Any:
    found = prediction.strip() if isinstance(prediction, str) else prediction
    return None if found == "" else found


def label_sets(items: Sequence[Item], predictions: Predictions) -> list[Measure]:
    """Labels of a set, and items whose whole set is right."""
    return _sets("labels", items, lambda i: i.gold, lambda i: predictions.get(i.id))


def topic_sets(items: Sequence[Item], predictions: Predictions) -> list[Measure]:
    """Domains, headings and places of a document, each a set of labels."""
    measures = []
    for field, name in (("domains",) * 2, ("topics", "headings"), ("geo", "places")):
        measures += _sets(
            name,
            items,
            lambda i, field=field: i.gold[field],  # type: ignore[misc]
            lambda i, field=field: (predictions.get(i.id) or {}).get(field),  # type: ignore[misc]
        )
    return measures


def _sets(
    name: str,
    items: Sequence[Item],
    gold_of: Callable[[Item], Iterable[str]],
    found_of: Callable[[Item], Iterable[str] | None],
) -> list[Measure]:
    total = Counts()
    exact = 0
    by_label: defaultdict[str, Counts] = defaultdict(Counts)
    for item in items:
        gold, found = set(gold_of(item)), set(found_of(item) or ())
        exact += gold == found
        total += compared(Counter(gold), Counter(found))
        for label in gold | found:
            by_label[label] += compared(
                Counter([label] * (label in gold)), Counter([label] * (label in found))
            )
    measures = [f1(name, total), part(f"{name}: set exact", exact, len(items))]
    known = {label: c for label, c in by_label.items() if c.right + c.missed}
    if 1 < len(known) <= 25:
        measures += [f1(f"{name}: {label}", known[label]) for label in sorted(known)]
    return measures


HEADER_FIELDS = ("speaker", "state", "spoken_in")


def headers(items: Sequence[Item], predictions: Predictions) -> list[Measure]:
    """Speaker lines of which every field is right, and field by field."""
    right: Counter[str] = Counter()
    for item in items:
        found = predictions.get(item.id) or {}
        fields = [
            name
            for name in HEADER_FIELDS
            if plain(found.get(name)) == plain(item.gold[name])
        ]
        right.update(fields)
        right["all"] += len(fields) == len(HEADER_FIELDS)
    return [part(f"{n} right", right[n], len(items)) for n in ("all", *HEADER_FIELDS)]
