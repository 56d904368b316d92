"""Whose delegation is speaking, from a passage of a speech without its heading.

A state that speaks says so: "Samoa reaffirms", "my country, Samoa", "we in Samoa". The
states of the passage, and the few that its words point to, are weighed by a linear
model; where none stands out, nobody is named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log
from typing import Any

from onrecord.annotate.inputs import text_of
from onrecord.annotate.speech_features import Passage, candidates, passage, topic_words
from onrecord.annotate.speech_model import (
    ABSENT,
    NEIGHBOURS,
    TALKED_ABOUT,
    UNSEEN,
    WORDS,
    speech_model,
)
from onrecord.vocabularies.talked_about import talked_about

SURE = 0.35
"""Least chance at which a state is named."""
SURE_UNNAMED = 0.6
"""The same for a state that the passage does not name."""
GUESSED = 5
"""States that the words alone may bring in."""
ENOUGH = 80
"""Known words of a passage from which on they are believed as far as they go."""
RARELY = 0.002
"""Share of passages that name a state nobody talks about."""


@dataclass(frozen=True, slots=True)
class SpeakingState:
    """The state that speaks, its chance, and the evidence that weighed most."""

    actor_id: str
    confidence: float
    reasons: tuple[str, ...]
    rule: str


def speaking_state(
    text: str, language: str = "en", year: int | None = None
) -> SpeakingState | None:
    """The state whose delegation speaks in `text`, or None.

    `language` is an ISO 639-1 code; `year` tells whose leaders are named and what
    everybody talks about.
    """
    read = passage(text, language, year)
    weighed = {
        one: _weighed(evidence)
        for one, evidence in evidence_of(read, language, year).items()
    }
    if not weighed:
        return None
    scores = {one: sum(parts.values()) for one, parts in weighed.items()}
    best = max(scores, key=lambda one: (scores[one], one))
    chance = 1 / sum(exp(score - scores[best]) for score in scores.values())
    if chance < (SURE_UNNAMED if ABSENT in weighed[best] else SURE):
        return None
    reasons = sorted(weighed[best].items(), key=lambda part: -part[1])[:3]
    return SpeakingState(
        best, chance, tuple(name for name, _ in reasons), speech_model().version
    )


def evidence_of(
    read: Passage, language: str, year: int | None
) -> dict[str, dict[str, float]]:
    """State → evidence, of the states named and the few that the words suggest."""
    model = speech_model()
    found: dict[str, dict[str, float]] = candidates(read)
    heard = topic_words(read)
    kind, enough = WORDS, ENOUGH
    if language != "en":
        # The words were learned from English; whom one names holds in any language.
        heard = {word for word in heard if word.startswith("@")}
        kind, enough = NEIGHBOURS, 1
    learned = model.word_chances(heard, enough)
    chances = dict(zip(model.states, map(float, learned), strict=True))
    if max(chances.values()) > UNSEEN:
        for one in sorted(chances, key=lambda one: -chances[one])[:GUESSED]:
            found.setdefault(one, {ABSENT: 1.0})
    shares = {**model.shares_in(year), **talked_about(year)}
    for one, evidence in found.items():
        evidence[kind] = chances.get(one, UNSEEN)
        evidence[TALKED_ABOUT] = log(shares.get(one, 0.0) + RARELY)
    return found


def _weighed(evidence: Mapping[str, float]) -> dict[str, float]:
    weights = speech_model().evidence
    return {
        name: weights[name] * value
        for name, value in evidence.items()
        if name in weights
    }


_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


def annotate(given: Mapping[str, Any]) -> str | None:
    """ISO 3166-1 alpha-3 for ``{"text", "lang", "date"}``, or None."""
    year = _YEAR.match(text_of(given, "date"))
    found = speaking_state(
        text_of(given, "text"),
        text_of(given, "lang").lower()[:2] or "en",
        int(year[0]) if year else None,
    )
    return found.actor_id if found else None
