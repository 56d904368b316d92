"""The trained topic model as it is shipped: weights, cited documents, known titles.

``topics.npz`` is made by ``python -m training.topics``. Reading it needs numpy only.
"""

from __future__ import annotations

import itertools
import math
import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.annotate.topic_habits import Habits, habits
from onrecord.annotate.topic_numbers import Numbers, number_topics
from onrecord.annotate.topic_weights import Linear, linear_of_runs

MODEL = "topics.npz"
LIKE = 0.3
"""Likeness of two titles below which they tell nothing of each other."""
LIKE_TITLES = 5

Held = Mapping[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Titles:
    """Titles of indexed documents, as numbers of their words, to find like ones."""

    postings: Mapping[int, list[int]]
    lengths: npt.NDArray[np.float32]
    idf: Mapping[int, float]
    documents: Sequence[int]
    """Number of the document behind each title."""

    def like(
        self, stems: Sequence[str], apart: frozenset[int] = frozenset()
    ) -> list[tuple[int, float]]:
        """(document, cosine) of the titles most like the words, the best first.

        Documents of `apart` are passed over, for training without the answer.
        """
        sims: defaultdict[int, float] = defaultdict(float)
        rarest = math.log(1 + len(self.documents)) + 1
        square = 0.0
        for code in {word_code(stem) for stem in stems}:
            weight = self.idf.get(code, rarest) ** 2
            square += weight
            for title in self.postings.get(code, ()):
                sims[title] += weight
        if not square:
            return []
        length = math.sqrt(square)
        best = sorted(
            (
                (-sum_ / (length * float(self.lengths[title])), self.documents[title])
                for title, sum_ in sims.items()
                if sum_ > LIKE * length * self.lengths[title]
                and self.documents[title] not in apart
            )
        )[:LIKE_TITLES]
        return [(document, -minus) for minus, document in best]


def word_code(stem: str) -> int:
    """A number for a word, the same everywhere."""
    return zlib.crc32(stem.encode("utf-8", "surrogatepass"))


def index_titles(titles: Sequence[Sequence[int]], documents: Sequence[int]) -> Titles:
    """Titles of the codes of their words, each once."""
    postings: defaultdict[int, list[int]] = defaultdict(list)
    for number, codes in enumerate(titles):
        for code in codes:
            postings[code].append(number)
    n = len(titles)
    idf = {code: math.log((1 + n) / (1 + len(p))) + 1 for code, p in postings.items()}
    lengths = np.array(
        [math.sqrt(sum(idf[c] ** 2 for c in codes)) or 1.0 for codes in titles],
        np.float32,
    )
    return Titles(dict(postings), lengths, idf, documents)


@dataclass(frozen=True, slots=True)
class Judge:
    """How the signs of a candidate become a probability."""

    weights: npt.NDArray[np.float64]
    bias: float
    threshold: float
    domain_threshold: float


@dataclass(frozen=True, slots=True)
class TopicModel:
    """Everything of topics.npz."""

    version: str
    labels: tuple[str, ...]
    """Topic ids."""
    numbers: Numbers
    """Of all topics, labels first."""
    linear: Mapping[str, Linear]
    """By language; ``en title`` for titles alone."""
    symbols: Sequence[str]
    given: Sequence[tuple[int, ...]]
    """Labels of each document that the model knows."""
    documents: Mapping[str, tuple[int, ...]]
    """Numbers of the documents of each key."""
    titles: Mapping[str, Titles]
    habits: Habits
    judges: Mapping[str, Judge]
    """By regime and family: ``both heading``."""


def lines(held: Held, name: str) -> list[str]:
    """A list of texts, kept as one array of bytes."""
    return bytes(held[name]).decode().split("\n")


def packed(parts: Sequence[str]) -> npt.NDArray[np.uint8]:
    """The array that `lines` reads."""
    return np.frombuffer("\n".join(parts).encode(), np.uint8)


def load(held: Held) -> TopicModel:
    """The model of the arrays of a file."""
    labels = tuple(lines(held, "labels"))
    symbols = lines(held, "symbols")
    starts, given = held["given_starts"], held["given"].tolist()
    documents: defaultdict[str, tuple[int, ...]] = defaultdict(tuple)
    for number, key in enumerate(symbols):
        documents[key] += (number,)
    linear, titles = {}, {}
    for name in lines(held, "linear"):
        scale = held[f"{name}/scale"].astype(np.float32)
        columns = held[f"{name}/labels"]
        linear[name] = linear_of_runs(
            lines(held, f"{name}/words"),
            held[f"{name}/idf"].astype(np.float32),
            held[f"{name}/counts"],
            columns,
            held[f"{name}/weights"].astype(np.float32) * scale[columns],
            len(labels),
        )
    for name in lines(held, "titled"):
        ends = np.cumsum(held[f"{name}/title_counts"]).tolist()
        codes = held[f"{name}/title_codes"].tolist()
        titles[name] = index_titles(
            [codes[a:b] for a, b in zip([0, *ends], ends, strict=False)],
            held[f"{name}/title_documents"].tolist(),
        )
    judges = {
        name: Judge(row[:-3].astype(np.float64), *(float(v) for v in row[-3:]))
        for name, row in zip(lines(held, "judges"), held["judging"], strict=True)
    }
    numbers = number_topics(labels, held["priors"])
    topics_of = [tuple(given[a:b]) for a, b in itertools.pairwise(starts)]
    return TopicModel(
        str(held["version"]),
        labels,
        numbers,
        linear,
        symbols,
        topics_of,
        dict(documents),
        titles,
        habits(symbols, topics_of, numbers.place.tolist()),
        judges,
    )


@cache
def topic_model() -> TopicModel:
    """The shipped model."""
    with (
        resources.as_file(resources.files(__package__ or "") / MODEL) as path,
        np.load(path, allow_pickle=False) as held,
    ):
        return load(held)
