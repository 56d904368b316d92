"""The scores of quotations on both halves of the development sets."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from onrecord.annotate.quotes import annotate


def overlap(a: set[int], b: set[int]) -> float:
    return len(a & b) / max(1, len(a | b))


def letters(value: Any, text: str) -> set[int]:
    spans = value if isinstance(value, list) else [value] if value else []
    return {
        place
        for span in spans
        for place in range(span["start"], span["end"])
        if text[place].isalnum()
    }


def f1_of(items: list[dict[str, Any]]) -> tuple[float, float]:
    """F1 of quotations found, and found with the right speaker."""
    gold = predicted = found = right = 0
    for item in items:
        text, wanted = item["input"]["text"], item["gold"]
        given = annotate(item["input"])
        gold, predicted = gold + len(wanted), predicted + len(given)
        pairs = sorted(
            (
                (
                    overlap(letters(g["content"], text), letters(p["content"], text)),
                    i,
                    j,
                )
                for i, g in enumerate(wanted)
                for j, p in enumerate(given)
            ),
            reverse=True,
        )
        used: set[tuple[str, int]] = set()
        for share, i, j in pairs:
            if share < 0.5 or ("g", i) in used or ("p", j) in used:
                continue
            used |= {("g", i), ("p", j)}
            found += 1
            speaker = letters(wanted[i].get("speaker"), text)
            right += not speaker or bool(
                speaker & letters(given[j].get("speaker"), text)
            )
    both = max(1, gold + predicted)
    return 2 * found / both, 2 * right / both


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "half", "floor", "speaker_floor"),
    [
        ("hand", 0, 0.92, 0.92),
        ("hand", 1, 0.88, 0.84),
        ("polnear", 0, 0.66, 0.64),
        ("polnear", 1, 0.66, 0.64),
        ("ru_cs", 0, 0.95, 0.93),
        ("ru_cs", 1, 0.89, 0.81),
    ],
)
def test_the_scores_on_both_halves_of_the_development_sets_hold(
    shared: Path, name: str, half: int, floor: float, speaker_floor: float
) -> None:
    lines = (shared / "eval" / "dev" / f"quotes_{name}.jsonl").read_text("utf-8")
    items = [json.loads(line) for line in lines.splitlines()]
    chosen = [
        item
        for item in items
        if int(sha256(item["id"].encode()).hexdigest(), 16) % 2 == half
    ]
    found, right = f1_of(chosen)
    assert found >= floor
    assert right >= speaker_floor
