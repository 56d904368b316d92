"""Quotations: content by overlap, and whether speaker, cue and medium are right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from onrecord.evaluation.counts import Counts, Measure, f1, part
from onrecord.evaluation.items import Item

ALIKE = 0.5
"""Of the letters of both contents together, how many they must share."""
PARTS = ("speaker", "cue", "via")


def quotes(items: Sequence[Item], predictions: Mapping[str, Any]) -> list[Measure]:
    """A quotation is found when its content overlaps by half; its speaker is right
    when both spans share a letter. ``via`` is the medium that reports it."""
    count: Counter[str] = Counter()
    for item in items:
        text = str(item.input.get("text") or "")
        count.update(_of_text(text, item.gold, predictions.get(item.id) or []))
    gold, named = count["gold"], count["predicted"]

    def found(key: str) -> Counts:
        return Counts(count[key], named - count[key], gold - count[key])

    measures = [
        f1("quotations", found("found")),
        f1("quotations with the right speaker", found("attributed")),
    ]
    names = {"speaker": "speaker", "cue": "cue", "via": "medium"}
    for key in PARTS:
        if count[f"{key} given"]:
            right, given = count[f"{key} right"], count[f"{key} given"]
            measures.append(part(f"{names[key]} right, of the found", right, given))
    if count["without"]:
        quiet = count["without"] - count["alarms"]
        measures.append(part("none found where there is none", quiet, count["without"]))
    return measures


def _of_text(
    text: str, gold: list[dict[str, Any]], predicted: list[dict[str, Any]]
) -> Counter[str]:
    count = Counter(gold=len(gold), predicted=len(predicted))
    if not gold:
        count.update(without=1, alarms=int(bool(predicted)))
    for wanted, found in _pairs(text, gold, predicted):
        count["found"] += 1
        speaker = _letters(wanted.get("speaker"), text)
        count["attributed"] += not wanted.get("speaker") or not speaker.isdisjoint(
            _letters(found.get("speaker"), text)
        )
        for key in PARTS:
            if wanted.get(key):
                same = _letters(wanted[key], text) & _letters(found.get(key), text)
                count.update({f"{key} given": 1, f"{key} right": int(bool(same))})
    return count


def _pairs(
    text: str, gold: list[dict[str, Any]], predicted: list[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Gold and predicted quotations that are the same one, the most alike first."""
    wanted = [_letters(one["content"], text) for one in gold]
    found = [_letters(one.get("content"), text) for one in predicted]
    alike = sorted(
        (
            (len(a & b) / len(a | b), i, j)
            for i, a in enumerate(wanted)
            for j, b in enumerate(found)
            if a & b
        ),
        reverse=True,
    )
    taken: set[tuple[str, int]] = set()
    for likeness, i, j in alike:
        if likeness < ALIKE or taken & {("gold", i), ("predicted", j)}:
            continue
        taken |= {("gold", i), ("predicted", j)}
        yield gold[i], predicted[j]


def _letters(value: Any, text: str) -> set[int]:
    """Places of `text` that a value covers: its letters and figures, or whatever is
    printed where it has none."""
    places: set[int] = set()
    for start, end in _spans(value, text):
        letters = {n for n in range(start, end) if text[n].isalnum()}
        places |= letters or {n for n in range(start, end) if not text[n].isspace()}
    return places


def _spans(value: Any, text: str) -> Iterator[tuple[int, int]]:
    if isinstance(value, list | tuple):
        for one in value:
            yield from _spans(one, text)
        return
    if isinstance(value, dict):
        if value.get("start") is not None:
            yield max(0, value["start"]), min(len(text), value["end"])
            return
        value = value.get("text")
    words = str(value or "").split()
    if words and (hit := re.search(r"\s+".join(map(re.escape, words)), text)):
        yield hit.span()
