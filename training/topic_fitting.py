"""From rows with headings to the arrays of topics.npz."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from onrecord.annotate.topic_model import packed, word_code
from onrecord.annotate.topic_names import is_place
from onrecord.vocabularies import LANGUAGES, topics
from training.topic_judges import judge_signs
from training.topic_rows import FOLDS, Row

VERSION = "topics-ridge/3"
RIDGE = 0.15
MOST_WORDS = 10_000
WEIGHTS = {"en": 800_000, "en title": 150_000}
"""Weights that are kept of the millions; other languages keep `WEIGHTS_ELSE`."""
WEIGHTS_ELSE = 180_000
WEIGHTS_TITLE = 60_000


def fit(rows: Sequence[Row], titles: Sequence[Row]) -> dict[str, Any]:
    """Everything of the model; titles alone are learnt from both."""
    labels = sorted({i for row in (*rows, *titles) for i in row.ids})
    index = {identifier: number for number, identifier in enumerate(labels)}
    arrays: dict[str, Any] = {
        "version": np.array(VERSION),
        "labels": packed(labels),
        "places": np.array(
            [n for n, i in enumerate(labels) if is_place(topics()[i])], np.uint16
        ),
        "priors": _priors(rows, index),
    }
    documents = _documents([*rows, *titles])
    arrays["symbols"] = packed(list(documents))
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
    arrays["linear"] = packed(list(kinds))
    for name, kind in kinds.items():
        held_out[name] = _linear(name, kind, index, arrays)
    judge_signs(kinds, held_out, arrays)
    return arrays


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
    arrays["titled"] = packed(sorted(by_language))
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
        f"{name}/words": packed(list(vectors.get_feature_names_out())),
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
