"""From rows with headings to the arrays of topics.npz."""

from __future__ import annotations

import math
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from onrecord.annotate.topic_candidates import (
    SIGNS,
    UNSEEN,
    Candidate,
    candidates,
    is_place,
)
from onrecord.annotate.topic_judging import domain_chances
from onrecord.annotate.topic_model import TopicModel, load, word_code
from onrecord.annotate.topic_reading import TopicReading, document_key, read_topics
from onrecord.vocabularies import LANGUAGES, topic_by_label, topics

VERSION = "topics-ridge/1"
RIDGE = 0.15
MOST_WORDS = 10_000
WEIGHTS = {"en": 800_000, "en title": 150_000}
"""Weights that are kept of the millions; other languages keep `WEIGHTS_ELSE`."""
WEIGHTS_ELSE = 180_000
WEIGHTS_TITLE = 60_000
FOLDS = 5
LEAST = np.arange(0.2, 0.6, 0.02)
FAMILIES = ("heading", "place")
Arrays = dict[str, np.ndarray]


@dataclass(frozen=True)
class Row:
    """One labelled text."""

    symbol: str
    language: str
    title: str
    text: str
    date: str
    headings: frozenset[str]
    places: frozenset[str] = field(default=frozenset())

    @cached_property
    def reading(self) -> TopicReading:
        return read_topics(self.title, self.text, self.language, self.symbol)

    @cached_property
    def key(self) -> str:
        return document_key(self.symbol)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Ids of the headings that the vocabulary has."""
        found = {topic_by_label(one, "UNBIS Thesaurus") for one in self.headings}
        return frozenset(i for i in found if i is not None and i in topics())

    @property
    def group(self) -> str:
        """Texts that must not be told apart by each other's headings.

        A session of the Assembly: its next one repeats the titles. Else the document.
        """
        if self.key.startswith("A/RES/"):
            return self.key.rsplit("/", 1)[0]
        return f"{zlib.crc32(self.key.encode()) % FOLDS}"


def fit(rows: Sequence[Row], titles: Sequence[Row]) -> dict[str, Any]:
    """Everything of the model; titles alone are learnt from both."""
    labels = sorted({i for row in (*rows, *titles) for i in row.ids})
    index = {identifier: number for number, identifier in enumerate(labels)}
    arrays: dict[str, Any] = {
        "version": np.array(VERSION),
        "labels": _text(labels),
        "places": np.array(
            [n for n, i in enumerate(labels) if is_place(topics()[i])], np.uint16
        ),
        "priors": _priors(rows, index),
    }
    documents = _documents([*rows, *titles])
    arrays["symbols"] = _text(list(documents))
    given = [sorted(index[i] for i in ids) for ids in documents.values()]
    arrays["given"] = np.array([n for ids in given for n in ids], np.uint16)
    arrays["given_starts"] = np.cumsum([0, *map(len, given)]).astype(np.uint32)
    _known_titles([*rows, *titles], list(documents), arrays)
    held_out: dict[str, np.ndarray] = {}
    kinds = {
        language: [r for r in rows if r.language == language] for language in LANGUAGES
    }
    for language in LANGUAGES:
        kinds[f"{language} title"] = [
            replace(row, text="")
            for row in (*rows, *titles)
            if row.title and row.language == language
        ]
    kinds = {name: kind for name, kind in kinds.items() if len(kind) >= 2 * FOLDS}
    arrays["linear"] = _text(list(kinds))
    for name, kind in kinds.items():
        held_out[name] = _linear(name, kind, index, arrays)
    _judge(kinds, held_out, arrays)
    return arrays


def _text(parts: Sequence[str]) -> np.ndarray:
    return np.frombuffer("\n".join(parts).encode(), np.uint8)


def _priors(rows: Sequence[Row], index: dict[str, int]) -> np.ndarray:
    counts = np.zeros(len(index))
    for ids in {row.key: row.ids for row in rows}.values():
        for identifier in ids:
            counts[index[identifier]] += 1
    return counts.astype(np.float32)


def _documents(rows: Sequence[Row]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in rows:
        found[row.key] = found.get(row.key, frozenset()) | row.ids
    return found


def _known_titles(rows: Sequence[Row], keys: list[str], arrays: dict[str, Any]) -> None:
    number = {key: n for n, key in enumerate(keys)}
    by_language: defaultdict[str, set[tuple[int, tuple[int, ...]]]] = defaultdict(set)
    for row in rows:
        codes = tuple(sorted({word_code(s) for s in row.reading.title.stems}))
        if codes:
            by_language[row.language].add((number[row.key], codes))
    arrays["titled"] = _text(sorted(by_language))
    for language, found in by_language.items():
        titles = sorted(found)
        arrays |= {
            f"{language}/title_codes": np.array(
                [code for _, codes in titles for code in codes], np.uint32
            ),
            f"{language}/title_counts": np.array(
                [len(codes) for _, codes in titles], np.uint16
            ),
            f"{language}/title_documents": np.array([n for n, _ in titles], np.uint16),
        }


def _linear(
    name: str, rows: Sequence[Row], index: dict[str, int], arrays: dict[str, Any]
) -> np.ndarray:
    """Fill the arrays of one language; return each row's scores without its group."""
    vectors = TfidfVectorizer(
        analyzer=_features, sublinear_tf=True, min_df=2, max_df=0.6,
        max_features=MOST_WORDS,
    )  # fmt: skip
    table = csr_matrix(vectors.fit_transform(rows), dtype=np.float32)
    wanted = np.zeros((len(rows), len(index)), np.float32)
    for number, row in enumerate(rows):
        wanted[number, [index[i] for i in row.ids]] = 1
    budget = WEIGHTS.get(name, WEIGHTS_TITLE if " " in name else WEIGHTS_ELSE)
    held_out = np.zeros_like(wanted)
    folds = _folds(rows)
    for fold in sorted(set(folds)):
        asked, rest = np.flatnonzero(folds == fold), np.flatnonzero(folds != fold)
        held_out[asked] = table[asked] @ _solved(table[rest], wanted[rest], budget)
    weights = _solved(table, wanted, budget)
    scale = np.maximum(np.abs(weights).max(axis=0) / 127, 1e-9)
    sparse = csr_matrix(np.round(weights / scale).astype(np.int8))
    sparse.eliminate_zeros()
    arrays |= {
        f"{name}/words": _text(list(vectors.get_feature_names_out())),
        f"{name}/idf": vectors.idf_.astype(np.float16),
        f"{name}/counts": np.diff(sparse.indptr).astype(np.uint16),
        f"{name}/labels": sparse.indices.astype(np.uint16),
        f"{name}/weights": sparse.data,
        f"{name}/scale": scale.astype(np.float32),
    }
    return held_out


def _features(row: Row) -> list[str]:
    return row.reading.features


def _folds(rows: Sequence[Row]) -> np.ndarray:
    """Groups of rows; where one holds most of them, its documents by lot."""
    groups = np.array([row.group for row in rows])
    _names, counts = np.unique(groups, return_counts=True)
    if counts.max() <= len(rows) * 2 / 3:
        return groups
    return np.array([str(zlib.crc32(row.key.encode()) % FOLDS) for row in rows])


def _solved(table: csr_matrix, wanted: np.ndarray, budget: int) -> np.ndarray:
    """Ridge regression of every label on the words, the weakest weights put to 0."""
    likeness = (table @ table.T).toarray()
    likeness[np.diag_indices_from(likeness)] += RIDGE
    weights: np.ndarray = table.T @ np.linalg.solve(likeness, wanted)
    if weights.size <= budget:
        return weights
    # A word that stands in few texts moves few scores.
    spread = np.sqrt(np.asarray(table.multiply(table).mean(axis=0))).ravel()
    strength = np.abs(weights) * np.sqrt(spread)[:, None]
    least = np.partition(strength.ravel(), -budget)[-budget]
    weights[strength < least] = 0
    return weights


def _judge(
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
        arrays | {"judges": _text(names), "judging": np.zeros((len(names), width))}
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
    arrays["judges"], arrays["judging"] = _text(names), np.array(judging)


def _forget_own(model: TopicModel, row: Row, found: Iterable[Candidate]) -> None:
    """Count a heading without the text that is asked about."""
    for one in found:
        label = model.number(one.topic_id)
        own = one.topic_id in row.ids and bool(row.text)
        count = 0.0 if label is None else max(model.priors[label] - own, 0.0)
        one.signs[SIGNS.index("prior")] = math.log(count + UNSEEN)


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
