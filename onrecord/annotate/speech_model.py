"""The trained half of telling a speaker: words of a passage, weights of the evidence.

``speech.npz`` is made by ``python -m training.speech`` from General Debate speeches. It
holds a linear model from words to states (which regions, neighbours and worries are
whose) and the weights of the evidence that `speech_features` collects.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

MODEL = "speech.npz"
ABSENT = "absent"
"""Evidence of a state that the passage does not name."""
WORDS = "words"
"""Evidence of the words: the logarithm of their chance, times the weight."""
NEIGHBOURS = "neighbours"
"""The same from the states named alone, for other languages than English."""
TALKED_ABOUT = "talked about"
"""Evidence of how often others name the state in that year."""
UNSEEN = -12.0
"""Logarithm of the chance of a state that the words were never trained on."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class SpeechModel:
    """What was learned."""

    version: str
    states: tuple[str, ...]
    words: Mapping[str, int]
    idf: Floats
    weights: Floats
    """A row a word, a column a state."""
    sharpness: float
    evidence: Mapping[str, float]
    years: tuple[int, ...]
    shares: Floats
    """A row a year, a column a state: the share of others' passages that name it."""

    def word_chances(self, found: Iterable[str], enough: int = 1) -> Floats:
        """Logarithms of the chances of `states`, from the words of a passage.

        Fewer known words than `enough` say less: the chances come nearer to each other.
        """
        rows = sorted(self.words[word] for word in found if word in self.words)
        if not rows:
            return np.full(len(self.states), UNSEEN, np.float32)
        strength = self.idf[rows]
        scores = strength @ self.weights[rows] / np.sqrt(strength @ strength)
        trust = self.sharpness * min(1.0, len(rows) / enough)
        scaled = trust * (scores - scores.max())
        chances: Floats = scaled - np.log(np.exp(scaled).sum())
        return chances

    def shares_in(self, year: int | None) -> Mapping[str, float]:
        """State → share of others' passages that name it; the nearest year's."""
        wanted = year or self.years[-1]
        row = min(
            range(len(self.years)), key=lambda place: abs(self.years[place] - wanted)
        )
        return dict(zip(self.states, map(float, self.shares[row]), strict=True))


@cache
def speech_model() -> SpeechModel:
    """The shipped model."""
    file = resources.files(__package__ or "") / MODEL
    with file.open("rb") as opened, np.load(opened, allow_pickle=False) as held:
        states = tuple(map(str, held["states"]))
        # Eight bits a weight, and the size of the largest one of each word.
        weights = held["weights"].astype(np.float32) * held["scales"][:, None]
        return SpeechModel(
            version=str(held["version"]),
            states=states,
            words={str(word): row for row, word in enumerate(held["words"])},
            idf=held["idf"].astype(np.float32),
            weights=weights,
            sharpness=float(held["sharpness"]),
            evidence=dict(
                zip(map(str, held["evidence"]), map(float, held["values"]), strict=True)
            ),
            years=tuple(map(int, held["years"])),
            shares=held["shares"].astype(np.float32),
        )
