"""How far each sign of a heading can be believed: learnt from held-out scores."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from onrecord.annotate.topic_candidates import Family, Sign, candidates
from onrecord.annotate.topic_judging import domain_chances
from onrecord.annotate.topic_model import TopicModel, load, packed
from onrecord.annotate.topic_numbers import UNSEEN
from training.topic_rows import Row

FAMILIES = ("heading", "place")
STILL = 1e-6
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
    width = len(Sign) + 3
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
            candidates(model, row.reading, scores, apart_of(row))[:2]
            for row, scores in asked
        ]
        for (row, _), both in zip(asked, found, strict=True):
            for one in both:
                _forget_own(model, row, one)
        for family in (0, 1):
            judging.append(
                _learn(model, [f[family] for f in found], [r for r, _ in asked], family)
            )
    arrays["judges"], arrays["judging"] = packed(names), np.array(judging)


def _forget_own(model: TopicModel, row: Row, family: Family) -> None:
    """Count a heading without the text that is asked about."""
    own = _right(model, row, family) & bool(row.text)
    counts = np.maximum(model.numbers.counts[family.numbers] - own, 0)
    family.signs[:, Sign.PRIOR] = np.log(counts + UNSEEN)
    family.signs[:, Sign.UNSEEN] = counts == 0
    family.signs[:, Sign.UNSEEN_IN_TITLE] = (counts == 0) * (
        family.signs[:, Sign.IN_TITLE]
    )


def _right(model: TopicModel, row: Row, family: Family) -> np.ndarray:
    """Which candidates the indexers gave."""
    given = [model.numbers.of[i] for i in row.ids]
    return np.isin(family.numbers, np.array(given, np.int64))


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
        return frozenset(model.documents[row.key])

    return apart


def _learn(
    model: TopicModel, found: Sequence[Family], rows: Sequence[Row], family: int
) -> list[float]:
    signs = np.concatenate([one.signs for one in found])
    right = np.concatenate(
        [_right(model, row, one) for row, one in zip(rows, found, strict=True)]
    )
    middle, spread = signs.mean(axis=0), signs.std(axis=0)
    spread[spread < STILL] = np.inf  # a sign that never changes has no weight
    rule = LogisticRegression(C=1.0, max_iter=1000).fit(
        (signs - middle) / spread, right
    )
    weights = rule.coef_[0] / spread
    bias = float(rule.intercept_[0] - weights @ middle)
    chances = 1 / (1 + np.exp(-(signs @ weights + bias)))
    numbers = model.numbers
    given = [[numbers.of[i] for i in row.ids] for row in rows]
    wanted = sum(numbers.place[n] == bool(family) for ids in given for n in ids)
    least = max(
        LEAST,
        key=lambda t: _f1((right & (chances >= t)).sum(), (chances >= t).sum(), wanted),
    )
    start, pairs = 0, []
    for one, ids in zip(found, given, strict=True):
        part = chances[start : start + len(one.numbers)]
        start += len(part)
        headings = [n for n in ids if not numbers.place[n]]
        gold = {f"{n:02}" for n in numbers.domain[headings]} - {"00"}
        pairs.append((dict(domain_chances(model, one, part)), gold))
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
