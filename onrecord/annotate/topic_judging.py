"""Which candidates a text gets, how sure that is, and why."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from onrecord.annotate.stemming import Words
from onrecord.annotate.topic_candidates import Candidate, candidates
from onrecord.annotate.topic_model import (
    Linear,
    TopicModel,
    Weighed,
    topic_model,
)
from onrecord.annotate.topic_reading import TopicReading, read_topics
from onrecord.vocabularies import LANGUAGES, topics

WORDS_SHOWN = 3
PLACES_SHOWN = 3
CITED_SHOWN = 3
NAMED_IN_TITLE = 0.6
"""Share of the headings of two words or more in titles that indexers gave."""
Kind = Literal["term", "words", "cited", "title"]


@dataclass(frozen=True, slots=True)
class Why:
    """One reason: a ``term`` in the text, ``words`` that weigh, a document ``cited``
    that has the heading, or one with a like ``title`` that has it."""

    kind: Kind
    printed: str
    """What is printed, or the symbol of the other document."""
    where: str = ""
    """``title`` or ``text`` for terms."""
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class HeadingMark:
    """A UNBIS heading or place that fits a text."""

    topic_id: str
    confidence: float
    """Calibrated: the share of such headings that indexers gave."""
    why: tuple[Why, ...]
    rule: str
    """The version of the model."""


@dataclass(frozen=True, slots=True)
class TextTopics:
    """Headings, places and domains of a text, the surest first."""

    headings: tuple[HeadingMark, ...] = ()
    places: tuple[HeadingMark, ...] = ()
    domains: Mapping[str, float] | None = None
    """Confidence by code, ``01`` to ``18``."""


def text_topics(
    title: str, text: str | Words, language: str, symbol: str = ""
) -> TextTopics:
    """What a text is about by UNBIS headings.

    Empty for languages that the model has not learnt.
    """
    model = topic_model()
    if language not in LANGUAGES:
        return TextTopics()
    reading = read_topics(title, text, language, symbol)
    return judge(model, reading)


def judge(model: TopicModel, reading: TopicReading) -> TextTopics:
    """The headings of a reading by one model."""
    linear = linear_of(model, reading)
    weighed = linear.weigh(reading.features)
    headings, places = candidates(model, reading, weighed.scores)
    regime = reading.regime
    chances = probabilities(model, f"{regime} heading", headings)
    if regime == "title" and reading.language != "en":
        chances = _raised(headings, chances, reading)
    named = probabilities(model, f"{regime} place", places)
    return TextTopics(
        _marks(model, f"{regime} heading", headings, chances, reading, weighed),
        _marks(model, f"{regime} place", places, named, reading, weighed),
        _domains(model, regime, headings, chances),
    )


def linear_of(model: TopicModel, reading: TopicReading) -> Linear:
    """The linear model for a reading: titles alone have their own in English."""
    name = reading.language
    if reading.regime == "title" and f"{name} title" in model.linear:
        name = f"{name} title"
    return model.linear[name]


def probabilities(
    model: TopicModel, judge_name: str, found: Iterable[Candidate]
) -> list[float]:
    """The calibrated probability of each candidate."""
    rule = model.judges[judge_name]
    signs = np.array([one.signs for one in found])
    if not len(signs):
        return []
    logits = signs @ rule.weights + rule.bias
    return (1 / (1 + np.exp(-np.clip(logits, -30, 30)))).tolist()  # type: ignore[no-any-return]


def _raised(
    found: Iterable[Candidate], chances: Iterable[float], reading: TopicReading
) -> list[float]:
    """The judge of titles learnt from English, whose words it knows better."""
    title, least = reading.title.text, 4 if reading.language == "zh" else 2
    return [
        max(chance, NAMED_IN_TITLE)
        if any(
            (end - start if reading.language == "zh" else len(title[start:end].split()))
            >= least
            for where, start, end in one.named
            if where == "title"
        )
        else chance
        for one, chance in zip(found, chances, strict=True)
    ]


def domain_chances(
    found: Iterable[Candidate], chances: Iterable[float]
) -> dict[str, float]:
    """The probability that one of a domain's headings fits, as if independent."""
    against: defaultdict[str, float] = defaultdict(float)
    for one, chance in zip(found, chances, strict=True):
        domain = topics()[one.topic_id].domain
        if domain:
            against[domain] += math.log1p(-min(chance, 0.9999))
    return {domain: 1 - math.exp(sum_) for domain, sum_ in against.items()}


def _domains(
    model: TopicModel, regime: str, found: list[Candidate], chances: list[float]
) -> dict[str, float]:
    least = model.judges[f"{regime} heading"].domain_threshold
    sure = domain_chances(found, chances)
    return {
        domain: round(chance, 3)
        for domain, chance in sorted(sure.items(), key=lambda pair: -pair[1])
        if chance >= least
    }


def _marks(
    model: TopicModel,
    judge_name: str,
    found: list[Candidate],
    chances: list[float],
    reading: TopicReading,
    weighed: Weighed,
) -> tuple[HeadingMark, ...]:
    least = model.judges[judge_name].threshold
    kept = [
        (chance, one)
        for chance, one in zip(chances, found, strict=True)
        if chance >= least
    ]
    kept.sort(key=lambda pair: (-pair[0], pair[1].topic_id))
    return tuple(
        HeadingMark(
            one.topic_id,
            round(chance, 3),
            _why(model, one, reading, weighed),
            model.version,
        )
        for chance, one in kept
    )


def _why(
    model: TopicModel,
    one: Candidate,
    reading: TopicReading,
    weighed: Weighed,
) -> tuple[Why, ...]:
    parts = {"title": reading.title.text, "text": reading.text.text}
    reasons = [
        Why("term", parts[where][start:end], where, start, end)
        for where, start, end in one.named[:PLACES_SHOWN]
    ]
    reasons += [Why("cited", symbol) for symbol in one.cited[:CITED_SHOWN]]
    if one.like:
        reasons.append(Why("title", one.like))
    label = model.number(one.topic_id)
    if label is not None:
        words = weighed.strongest(label, WORDS_SHOWN)
        reasons += [Why("words", word.removeprefix("T:")) for word in words]
    return tuple(reasons)
