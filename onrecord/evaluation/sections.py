"""Paragraphs of a resolution: found, in their section, numbered, with their verb."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.evaluation.counts import Counts, Measure, f1, part
from onrecord.evaluation.items import Item, plain

_NUMBER = re.compile(r"^\s*\d+\s*[.\-–)]\s*")
_KEY_LENGTH = 18
NOT_SCORED = frozenset({"formula", "heading"})


def paragraphs(items: Sequence[Item], predictions: Mapping[str, Any]) -> list[Measure]:
    """Paragraphs are the same when their first letters are; formulas and headings do
    not count."""
    count: Counter[str] = Counter()
    for item in items:
        count.update(_of_document(item.gold, predictions.get(item.id) or []))
    return [
        f1("paragraphs", Counts(count["found"], count["extra"], count["missed"])),
        part("documents fully right", count["document_right"], count["documents"]),
        part("leading verb exact", count["verb_right"], count["verbs"]),
        part("section right", count["section_right"], count["found"]),
        part("number right", count["number_right"], count["numbers"]),
    ]


def _of_document(
    gold: list[dict[str, Any]], predicted: list[dict[str, Any]]
) -> Counter[str]:
    waiting: defaultdict[str, deque[dict[str, Any]]] = defaultdict(deque)
    for one in predicted:
        if one.get("sec") not in NOT_SCORED:
            start = str(one.get("start") or one.get("text") or "")
            waiting[_key(_NUMBER.sub("", start))].append(one)
    count: Counter[str] = Counter()
    whole = True
    for one in gold:
        if one["sec"] in NOT_SCORED:
            continue
        same = waiting[_key(one["start"])]
        found = same.popleft() if same else None
        count.update(_of_paragraph(one, found))
        whole &= found is not None and _section(one, found) and _number(one, found)
    extra = sum(map(len, waiting.values()))
    count.update(extra=extra, documents=1, document_right=int(whole and not extra))
    return count


def _of_paragraph(gold: dict[str, Any], found: dict[str, Any] | None) -> Counter[str]:
    if found is None:
        return Counter(missed=1)
    count = Counter(found=1, section_right=int(_section(gold, found)))
    if gold["num"] is not None:
        count.update(numbers=1, number_right=int(_number(gold, found)))
    if gold["verb"]:
        same = _verb(gold["verb"]) == _verb(found.get("verb"))
        count.update(verbs=1, verb_right=int(same))
    return count


def _section(gold: dict[str, Any], found: dict[str, Any]) -> bool:
    return bool(gold["sec"] == found.get("sec"))


def _number(gold: dict[str, Any], found: dict[str, Any]) -> bool:
    number = str(found.get("num") or "").strip(". ")
    return gold["num"] is None or number == str(gold["num"])


def _verb(printed: Any) -> str:
    return plain(printed).lower().strip(" ,:;،")


def _key(start: str) -> str:
    return re.sub(r"\W+", "", plain(start).lower())[:_KEY_LENGTH]
