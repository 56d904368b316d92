"""Which of the six issues of roll calls a description is about.

The issues are those of Voeten, Strezhnev and Bailey's data on votes in the General
Assembly. English descriptions are judged by a linear model over parts of words, which
hold through decades of abbreviations; other languages by the terms of the themes.
Every answer names the words that weighed most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.annotate.themes import find_themes
from onrecord.vocabularies.themes import ISSUES, themes

MODEL = "issues.npz"
WORD = re.compile(r"[^\W_]+")
SHORTEST, LONGEST = 3, 5
MOST_WORDS = 600
"""Words of a text that are read: descriptions have some forty."""
WORDS_SHOWN = 4
LONGEST_DESCRIPTION = 600
"""Signs; longer texts than this only touch on some of what they name."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Words of the text at text[start:end] that speak for an issue."""

    printed: str
    start: int
    end: int
    weight: float
    """Share of the score, 0 to 1."""


@dataclass(frozen=True, slots=True)
class IssueMark:
    """One issue of a description, with what it was known by."""

    issue: str
    """``me`` ``nu`` ``di`` ``hr`` ``co`` ``ec``."""
    confidence: float
    """Calibrated probability."""
    reasons: tuple[Reason, ...]
    rule: str
    """The version of the model or rule."""


@dataclass(frozen=True, slots=True)
class _Model:
    version: str
    rows: Mapping[str, int]
    idf: npt.NDArray[np.float32]
    weights: npt.NDArray[np.float32]
    """A row a part of a word, a column an issue."""
    bias: npt.NDArray[np.float32]
    slope: float
    offset: float
    threshold: float


def parts(word: str) -> list[str]:
    """The parts of three to five signs of a word and its two borders."""
    edged = f" {word} "
    found = [
        edged[start : start + size]
        for size in range(SHORTEST, LONGEST + 1)
        for start in range(max(len(edged) - size + 1, 0))
    ]
    return found or [edged]


@cache
def _model() -> _Model:
    with (
        resources.as_file(resources.files(__package__ or "") / MODEL) as path,
        np.load(path, allow_pickle=False) as held,
    ):
        names = bytes(held["parts"]).decode().split("\n")
        scale = held["scale"].astype(np.float32)
        slope, offset, threshold = (float(v) for v in held["calibration"])
        return _Model(
            str(held["version"]),
            {name: row for row, name in enumerate(names)},
            held["idf"].astype(np.float32),
            held["weights"].astype(np.float32) * scale,
            held["bias"].astype(np.float32),
            slope,
            offset,
            threshold,
        )


def find_issues(text: str, language: str = "en") -> list[IssueMark]:
    """The issues of a roll call's description, the likeliest first."""
    return _by_model(text) if language == "en" else _by_terms(text, language)


def _by_model(text: str) -> list[IssueMark]:
    model = _model()
    words = []
    for match in WORD.finditer(text):
        words.append((match[0].lower()[:80], match.start(), match.end()))
        if len(words) == MOST_WORDS:
            break
    of_word = {
        word: [row for part in parts(word) if (row := model.rows.get(part)) is not None]
        for word in {word for word, _, _ in words}
    }
    times = Counter(row for word, _, _ in words for row in of_word[word])
    if not times:
        return []
    rows = np.fromiter(sorted(times), np.intp, len(times))
    values = 1 + np.log([times[int(row)] for row in rows])
    values = values * model.idf[rows]
    values /= np.sqrt(values @ values)
    scores = values @ model.weights[rows] + model.bias
    chances = 1 / (1 + np.exp(-(model.slope * scores + model.offset)))
    marks = []
    share = {
        int(row): value / times[int(row)]
        for row, value in zip(rows, values, strict=True)
    }
    for column in np.argsort(-chances, kind="stable"):
        if chances[column] >= model.threshold:
            pull = {
                word: sum(share[r] * float(model.weights[r, column]) for r in places)
                for word, places in of_word.items()
            }
            marks.append(
                IssueMark(
                    ISSUES[int(column)],
                    round(float(chances[column]), 3),
                    _strongest(words, pull, text),
                    model.version,
                )
            )
    return marks


def _strongest(
    words: list[tuple[str, int, int]], pull: Mapping[str, float], text: str
) -> tuple[Reason, ...]:
    total = sum(weight for weight in pull.values() if weight > 0) or 1.0
    places: dict[str, tuple[int, int]] = {}
    for word, start, end in words:
        places.setdefault(word, (start, end))
    best = sorted(pull, key=lambda word: (-pull[word], word))[:WORDS_SHOWN]
    return tuple(
        Reason(text[slice(*places[w])], *places[w], round(float(pull[w]) / total, 3))
        for w in best
        if pull[w] > 0
    )


def _by_terms(text: str, language: str) -> list[IssueMark]:
    found: dict[str, IssueMark] = {}
    title, body = (text, "") if len(text) <= LONGEST_DESCRIPTION else ("", text)
    for mark in find_themes(title, body, language):
        for issue in themes()[mark.theme_id].issues:
            if issue not in found:
                reasons = tuple(
                    Reason(e.printed, e.start, e.end, 1 / len(mark.evidence))
                    for e in mark.evidence
                )
                found[issue] = IssueMark(issue, mark.confidence, reasons, mark.rule)
    return list(found.values())


def annotate(given: Mapping[str, Any]) -> list[str]:
    """Task ``issues``: codes of ``{"short", "descr"}`` or ``{"text", "lang"}``."""
    pieces = (given.get(key) for key in ("short", "descr", "title", "text"))
    text = " | ".join(str(piece) for piece in pieces if piece)
    return [mark.issue for mark in find_issues(text, str(given.get("lang") or "en"))]
