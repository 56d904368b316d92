"""The words of speeches that point to a state: trained by `training.speech`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt

from onrecord.annotate.speech_model import UNSEEN

COMMON, KEPT, LEAST = 60, 6000, 25
"""Words left out as everybody's, words kept, and passages that a word needs."""
RIDGE = 3.0
SHARPNESS = 20.0

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sample:
    """One passage as the shipped annotator reads it."""

    state: str
    year: int
    start: int
    words: frozenset[str]
    evidence: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class WordModel:
    """Words → states."""

    rows: Mapping[str, int]
    idf: Floats
    weights: Floats


def vocabulary(taught: Sequence[Sample]) -> list[str]:
    """The words that the model knows, the commonest first."""
    counts = Counter(word for sample in taught for word in sample.words)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [word for word, count in ordered if count >= LEAST][COMMON : COMMON + KEPT]


def _matrix(chosen: Sequence[Sample], known: WordModel) -> Floats:
    found = np.zeros((len(chosen), len(known.rows)), np.float32)
    for row, sample in enumerate(chosen):
        columns = [
            known.rows[word]
            for word in sample.words
            if word in known.rows and word != f"@{sample.state}"
        ]
        found[row, columns] = known.idf[columns]
    norms = np.linalg.norm(found, axis=1, keepdims=True)
    scaled: Floats = found / np.maximum(norms, 1e-6)
    return scaled


def word_model(taught: Sequence[Sample], states: Sequence[str]) -> WordModel:
    """Ridge regression from words to the speaker, on words weighed by rarity.

    A passage that names its own speaker does not teach that: the words are there for
    passages that do not.
    """
    words = vocabulary(taught)
    rows = {word: row for row, word in enumerate(words)}
    counts = Counter(word for sample in taught for word in sample.words)
    idf = np.array([log(len(taught) / (counts[word] + 1)) for word in words])
    empty = np.zeros((0, len(states)), np.float32)
    known = WordModel(rows, idf.astype(np.float32), empty)
    column = {state: place for place, state in enumerate(states)}
    square = RIDGE * np.eye(len(words), dtype=np.float32)
    cross = np.zeros((len(words), len(states)), np.float32)
    share = Counter(sample.state for sample in taught)
    mean = np.array([share[state] / len(taught) for state in states], np.float32)
    for first in range(0, len(taught), 2000):
        chunk = taught[first : first + 2000]
        matrix = _matrix(chunk, known)
        wanted = np.tile(-mean, (len(chunk), 1))
        wanted[np.arange(len(chunk)), [column[sample.state] for sample in chunk]] += 1
        square += matrix.T @ matrix
        cross += matrix.T @ wanted
    weights = np.linalg.solve(square, cross).astype(np.float32)
    # A state's own name is evidence of another kind, which `candidates` collects.
    for state, place in column.items():
        if f"@{state}" in rows:
            weights[rows[f"@{state}"], place] = 0
    return WordModel(rows, known.idf, weights)


def chances(sample: Sample, model: WordModel, *, names_only: bool) -> Floats:
    """Logarithms of the chances of all states, as the shipped model gives them."""
    columns = [
        model.rows[word]
        for word in sorted(sample.words)
        if word in model.rows and (word.startswith("@") or not names_only)
    ]
    if not columns:
        return np.full(model.weights.shape[1], UNSEEN, np.float32)
    strength = model.idf[columns]
    scores = strength @ model.weights[columns] / np.sqrt(strength @ strength)
    scaled = SHARPNESS * (scores - scores.max())
    found: Floats = scaled - np.log(np.exp(scaled).sum())
    return found
