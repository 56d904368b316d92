"""Citations: which symbols a passage names, and where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.evaluation.counts import Counts, Measure, compared, f1, part
from onrecord.evaluation.items import Item

Span = tuple[int, int]


def citations(items: Sequence[Item], predictions: Mapping[str, Any]) -> list[Measure]:
    """Symbols as sets per passage, places by overlap, passages without any.

    ``optional`` gold citations are neither demanded nor counted as wrong; cases of a
    court are not counted where the set marks none anywhere.
    """
    courts = any(_is_case(g["symbol"]) for item in items for g in item.gold)
    symbols, places = Counts(), Counts()
    exact = without = alarms = 0
    for item in items:
        found = [_as_mark(p) for p in predictions.get(item.id) or []]
        found = [p for p in found if courts or not _is_case(p["symbol"])]
        one = _symbols(item.gold, found)
        symbols += one
        exact += not (one.wrong or one.missed)
        places += _places(item.gold, found)
        without += not item.gold
        alarms += bool(not item.gold and predictions.get(item.id))
    measures = [
        f1("symbols", symbols),
        part("all symbols of a passage right", exact, len(items)),
        f1("places, by overlap", places),
    ]
    if without:
        measures.append(
            part("none found where there is none", without - alarms, without)
        )
    return measures


def _as_mark(prediction: Any) -> dict[str, Any]:
    return prediction if isinstance(prediction, dict) else {"symbol": prediction}


def _is_case(symbol: Any) -> bool:
    return str(symbol or "").startswith("ICJ:")


def _key(symbol: Any) -> str:
    return re.sub(r"\s+", "", str(symbol or "")).upper().replace("‑", "-")


def _symbols(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> Counts:
    wanted = {_key(g["symbol"]) for g in gold if not g.get("optional")}
    optional = {_key(g["symbol"]) for g in gold if g.get("optional")}
    named = {_key(p["symbol"]) for p in found}
    return compared(Counter(wanted), Counter(named - (optional - wanted)))


def _places(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> Counts:
    wanted = {_span(g) for g in gold if not g.get("optional")}
    optional = {_span(g) for g in gold if g.get("optional")}
    named = {_span(p) for p in found if p.get("start") is not None}
    hit = sum(any(_overlap(g, p) for p in named) for g in wanted)
    wrong = sum(not any(_overlap(g, p) for g in wanted | optional) for p in named)
    return Counts(hit, wrong, len(wanted) - hit)


def _span(mark: Mapping[str, Any]) -> Span:
    return mark["start"], mark["end"]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
