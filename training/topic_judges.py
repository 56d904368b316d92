"""How far each sign of a heading can be believed: learnt from held-out scores."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from onrecord.annotate.topic_candidates import (
    SIGNS,
    UNSEEN,
    Candidate,
    candidates,
)
from onrecord.annotate.topic_judging import domain_chances
from onrecord.annotate.topic_model import TopicModel, load, packed
from onrecord.annotate.topic_names import is_place
from onrecord.vocabularies import topics
from training.topic_rows import Row

FAMILIES = ("heading", "place")
LEAST = np.arange(0.2, 0.6, 0.02)


def judge_signs(
    kinds: dict[str, list[Row]], held_out: dict[str, np.ndarray], arrays: dict[str, Any]
) -> None:
    """Learn from the held-out scores how far each sign can be believed."""
    names = [
        f"{regime} {family}"
        for regime in ("both", "text", "title")
        for family in FAMILIES
    ]
    width = len(SIGNS) + 3
    model = load(
        arrays | {"judges": packed(names), "judging": np.zeros((len(names), width))}
    )
    apart_of = _apart(model)
    judging = []
    for regime in ("both", "text", "title"):
        name = "en title" if regime == "title" else "en"
        asked = [
            (row, scores)
            for row, scores in zip(kinds[name], held_out[name], strict=True)
            if row.reading.regime == regime
        ]
        found = [
            candidates(model, row.reading, scores, apart_of(row))
            for row, scores in asked
        ]
        for (row, _), families in zip(asked, found, strict=True):
            _forget_own(model, row, (*families[0], *families[1]))
        for family in (0, 1):
            judging.append(
                _learn([f[family] for f in found], [row for row, _ in asked], family)
            )
    arrays["judges"], arrays["judging"] = packed(names), np.array(judging)


def _forget_own(model: TopicModel, row: Row, found: Iterable[Candidate]) -> None:
    """Count a heading without the text that is asked about."""
    for one in found:
        label = model.number(one.topic_id)
        own = one.topic_id in row.ids and bool(row.text)
        count = 0.0 if label is None else max(model.priors[label] - own, 0.0)
        one.signs[SIGNS.index("prior")] = math.log(count + UNSEEN)
        one.signs[SIGNS.index("unseen")] = float(not count)
        in_title = one.signs[SIGNS.index("in title")]
        one.signs[SIGNS.index("unseen in title")] = float(not count) * in_title


def _apart(model: TopicModel) -> Any:
    """Which documents may not speak for a row: its group's, or itself."""
    by_group: defaultdict[str, set[int]] = defaultdict(set)
    for number, key in enumerate(model.symbols):
        if key.startswith("A/RES/"):
            by_group[key.rsplit("/", 1)[0]].add(number)
    frozen = {group: frozenset(numbers) for group, numbers in by_group.items()}

    def apart(row: Row) -> frozenset[int]:
        if row.key.startswith("A/RES/"):
            return frozen[row.group]
        return frozenset(model.numbers[row.key])

    return apart


def _learn(found: Sequence[Any], rows: Sequence[Row], family: int) -> list[float]:
    signs = np.array([one.signs for ones in found for one in ones])
    right = np.array(
        [
            one.topic_id in row.ids
            for ones, row in zip(found, rows, strict=True)
            for one in ones
        ]
    )
    middle, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-9
    rule = LogisticRegression(C=1.0, max_iter=1000).fit(
        (signs - middle) / spread, right
    )
    weights = rule.coef_[0] / spread
    bias = float(rule.intercept_[0] - weights @ middle)
    chances = 1 / (1 + np.exp(-(signs @ weights + bias)))
    wanted = sum(
        len([i for i in row.ids if is_place(topics()[i]) == bool(family)])
        for row in rows
    )
    least = max(
        LEAST,
        key=lambda t: _f1((right & (chances >= t)).sum(), (chances >= t).sum(), wanted),
    )
    start, pairs = 0, []
    for ones, row in zip(found, rows, strict=True):
        part = chances[start : start + len(ones)].tolist()
        start += len(ones)
        gold = {topics()[i].domain for i in row.ids if not is_place(topics()[i])} - {""}
        pairs.append((domain_chances(ones, part), gold))
    domain_least = max(LEAST, key=lambda t: _domain_f1(pairs, t))
    return [*weights.tolist(), bias, float(least), float(domain_least)]


def _f1(right: float, said: float, wanted: float) -> float:
    return 2 * right / max(said + wanted, 1)


def _domain_f1(
    pairs: Sequence[tuple[dict[str, float], set[str]]], least: float
) -> float:
    right = said = wanted = 0
    for chances, gold in pairs:
        given = {domain for domain, chance in chances.items() if chance >= least}
        right, said, wanted = (
            right + len(given & gold),
            said + len(given),
            wanted + len(gold),
        )
    return _f1(right, said, wanted)
