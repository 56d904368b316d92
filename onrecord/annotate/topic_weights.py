"""The weights of words for topics, one linear model a language.

Most words of a text are common ones that weigh for hundreds of topics: their weights
are kept as full rows, which are added up many times faster than lists of topics. The
rarer words keep the lists, which take a tenth of the room.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
COMMON = 100
"""Topics that a word weighs for from which it has a full row."""


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights of the words of one language: a full row, or a run of topics a word."""

    rows: Mapping[str, int]
    names: Sequence[str]
    idf: Floats
    full: npt.NDArray[np.int32]
    """Number of the full row of each word, -1 for rarer words."""
    table: Floats
    """The full rows, a column a topic."""
    starts: npt.NDArray[np.int64]
    """Where the run of each word begins; full rows have none."""
    labels: npt.NDArray[np.uint16]
    weights: Floats

    def values(self, features: Iterable[str]) -> tuple[list[int], Floats]:
        """Rows of the known features and their weight in this text (of length 1)."""
        times = Counter(map(self.rows.get, features))
        times.pop(None, None)
        rows = [row for row in times if row is not None]
        counts = np.fromiter(times.values(), np.float64, len(rows))
        values = (1 + np.log(counts)) * self.idf[rows]
        length = math.sqrt(values @ values) or 1.0
        return rows, (values / length).astype(np.float32)

    def weigh(self, features: Iterable[str]) -> Weighed:
        """What the features say for every topic."""
        rows, strength = self.values(features)
        at = np.asarray(rows, np.int64)
        full = self.full[at]
        often = np.flatnonzero(full >= 0)
        table = self.table.take(full[often], axis=0)
        rare = np.flatnonzero(full < 0)
        first = self.starts[at[rare]]
        counts = self.starts[at[rare] + 1] - first
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        places = np.arange(total) + np.repeat(first - ends + counts, counts)
        bearers = np.repeat(rare, counts)
        labels = self.labels[places]
        pull = self.weights[places] * strength[bearers]
        by_run = np.bincount(labels, weights=pull, minlength=self.table.shape[1])
        scores: Floats = by_run.astype(np.float32) + strength[often] @ table
        words = [self.names[row] for row in rows]
        return Weighed(scores, words, strength, often, table, bearers, labels, pull)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A score a topic, and what each word of the text adds to it."""

    scores: Floats
    words: Sequence[str]
    strength: Floats
    often: npt.NDArray[np.intp]
    """Numbers of the words with full rows, which are in `table`."""
    table: Floats
    bearers: npt.NDArray[np.intp]
    """Numbers of the rarer words, with a topic and the pull towards it."""
    labels: npt.NDArray[np.uint16]
    pull: Floats

    def strongest(self, topics: Sequence[int], most: int) -> list[list[str]]:
        """The words that speak most for each of the topics, the strongest first."""
        pull = np.zeros((len(topics), len(self.words)), np.float32)
        pull[:, self.often] = (
            self.table[:, np.asarray(topics, np.int64)].T * self.strength[self.often]
        )
        for number, topic in enumerate(topics):
            own = np.flatnonzero(self.labels == topic)
            pull[number, self.bearers[own]] = self.pull[own]
        found: list[list[str]] = [[] for _ in topics]
        every = np.arange(len(topics))
        for _ in range(min(most, len(self.words))):
            best = pull.argmax(axis=1)
            for words, word, sure in zip(
                found, best.tolist(), (pull[every, best] > 0).tolist(), strict=True
            ):
                if sure:
                    words.append(self.words[word])
            pull[every, best] = 0
        return found


def linear_of_runs(
    words: Sequence[str],
    idf: Floats,
    counts: npt.NDArray[np.uint16],
    labels: npt.NDArray[np.uint16],
    weights: Floats,
    topics: int,
) -> Linear:
    """The model of runs: `counts` topics and weights a word, one word after another."""
    common = counts >= COMMON
    full = np.where(common, np.cumsum(common) - 1, -1).astype(np.int32)
    bearers = np.repeat(np.arange(len(words)), counts)
    apart = common[bearers]
    table = np.zeros((int(common.sum()), topics), np.float32)
    table[full[bearers[apart]], labels[apart]] = weights[apart]
    runs = np.where(common, 0, counts).astype(np.int64)
    return Linear(
        {word: row for row, word in enumerate(words)},
        words,
        idf,
        full,
        table,
        np.concatenate([[0], np.cumsum(runs)]),
        labels[~apart],
        weights[~apart],
    )
