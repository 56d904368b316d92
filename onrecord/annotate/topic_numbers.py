"""A number for every topic of the vocabulary, with what judging asks of it.

The topics that the model has learnt come first, so a number below theirs is a column of
the model; the others can only be named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.annotate.topic_names import is_place
from onrecord.vocabularies import topics

UNSEEN = 0.2
"""Documents that a topic is counted with that none had."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """All topics in the order of their numbers."""

    ids: Sequence[str]
    of: Mapping[str, int]
    place: npt.NDArray[np.bool_]
    domain: npt.NDArray[np.intp]
    """1 to 18, 0 for none."""
    counts: npt.NDArray[np.float64]
    """Documents that have the topic."""
    prior: npt.NDArray[np.float64]
    """Logarithm of the count."""


def number_topics(labels: Sequence[str], counts: npt.NDArray[np.float32]) -> Numbers:
    """Numbers of the learnt topics, with the documents that have each, and the rest."""
    known = topics()
    ids = [*labels, *sorted(known.keys() - set(labels))]
    all_counts = np.zeros(len(ids))
    all_counts[: len(labels)] = counts
    return Numbers(
        ids,
        {identifier: number for number, identifier in enumerate(ids)},
        np.array([is_place(known[i]) for i in ids]),
        np.array([int(known[i].domain or 0) for i in ids]),
        all_counts,
        np.log(all_counts + UNSEEN),
    )
