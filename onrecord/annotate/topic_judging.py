"""Which candidates a text gets, how sure that is, and why."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt

from onrecord.annotate.stemming import Words
from onrecord.annotate.topic_candidates import Evidence, Family, candidates
from onrecord.annotate.topic_model import TopicModel, topic_model
from onrecord.annotate.topic_reading import TopicReading, read_topics
from onrecord.annotate.topic_weights import Linear, Weighed
from onrecord.vocabularies import LANGUAGES

WORDS_SHOWN = 3
PLACES_SHOWN = 3
CITED_SHOWN = 3
NAMED_IN_TITLE = 0.6
"""Share of the headings of two words or more in titles that indexers gave."""
Floats = npt.NDArray[np.float64]
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
    title: str,
    text: str | Words,
    language: str,
    symbol: str = "",
    council: date | None = None,
) -> TextTopics:
    """What a text is about by UNBIS headings.

    `council` is the day of a document of the Security Council without a symbol.
    Empty for languages that the model has not learnt.
    """
    model = topic_model()
    if language not in LANGUAGES:
        return TextTopics()
    reading = read_topics(title, text, language, symbol, council)
    return judge(model, reading)


def judge(model: TopicModel, reading: TopicReading) -> TextTopics:
    """The headings of a reading by one model."""
    weighed = linear_of(model, reading).weigh(reading.features)
    headings, places, found = candidates(model, reading, weighed.scores)
    regime = reading.regime
    chances = probabilities(model, f"{regime} heading", headings)
    if regime == "title" and reading.language != "en":
        _raise(chances, headings, found, reading)
    domain_least = model.judges[f"{regime} heading"].domain_threshold
    sure = domain_chances(model, headings, chances)

    def marks(name: str, family: Family, chances: Floats) -> tuple[HeadingMark, ...]:
        kept = _kept(family, chances, model.judges[f"{regime} {name}"].threshold)
        return _marks(model, kept, found, reading, weighed)

    return TextTopics(
        marks("heading", headings, chances),
        marks("place", places, probabilities(model, f"{regime} place", places)),
        {code: round(chance, 3) for code, chance in sure if chance >= domain_least},
    )


def linear_of(model: TopicModel, reading: TopicReading) -> Linear:
    """The linear model for a reading: titles alone have their own in English."""
    name = reading.language
    if reading.regime == "title" and f"{name} title" in model.linear:
        name = f"{name} title"
    return model.linear[name]


def probabilities(model: TopicModel, judge_name: str, family: Family) -> Floats:
    """The calibrated probability of each candidate."""
    rule = model.judges[judge_name]
    logits = family.signs @ rule.weights + rule.bias
    chances: Floats = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
    return chances


def _raise(
    chances: Floats,
    headings: Family,
    found: Evidence,
    reading: TopicReading,
) -> None:
    """The judge of titles learnt from English, whose words it knows better."""
    title, least = reading.title.text, 4 if reading.language == "zh" else 2
    for at, number in enumerate(headings.numbers.tolist()):
        if any(
            (end - start if reading.language == "zh" else len(title[start:end].split()))
            >= least
            for where, start, end in found.named.get(number, ())
            if where == "title"
        ):
            chances[at] = max(chances[at], NAMED_IN_TITLE)


def domain_chances(
    model: TopicModel, headings: Family, chances: Floats
) -> list[tuple[str, float]]:
    """Domains and the probability that one of their headings fits, as if independent,
    the likeliest first."""
    domains = model.numbers.domain[headings.numbers]
    against = np.bincount(domains, np.log1p(-np.minimum(chances, 0.9999)))
    sure = [
        (f"{number:02}", 1 - math.exp(sum_))
        for number, sum_ in enumerate(against.tolist())
        if number and sum_
    ]
    return sorted(sure, key=lambda pair: -pair[1])


def _kept(family: Family, chances: Floats, least: float) -> list[tuple[float, int]]:
    """(probability, number) of what is given, the surest first."""
    at = np.flatnonzero(chances >= least)
    at = at[np.argsort(-chances[at], kind="stable")]
    return list(zip(chances[at].tolist(), family.numbers[at].tolist(), strict=True))


def _marks(
    model: TopicModel,
    kept: list[tuple[float, int]],
    found: Evidence,
    reading: TopicReading,
    weighed: Weighed,
) -> tuple[HeadingMark, ...]:
    learnt = [number for _, number in kept if number < len(model.labels)]
    words = dict(zip(learnt, weighed.strongest(learnt, WORDS_SHOWN), strict=True))
    return tuple(
        HeadingMark(
            model.numbers.ids[number],
            round(chance, 3),
            _why(model, number, found, reading, words.get(number, ())),
            model.version,
        )
        for chance, number in kept
    )


def _why(
    model: TopicModel,
    number: int,
    found: Evidence,
    reading: TopicReading,
    words: Iterable[str],
) -> tuple[Why, ...]:
    parts = {"title": reading.title.text, "text": reading.text.text}
    places = found.named.get(number) or found.hinted.get(number, [])
    reasons = [
        Why("term", parts[where][start:end], where, start, end)
        for where, start, end in places[:PLACES_SHOWN]
    ]
    reasons += [Why("cited", key) for key in found.cited.get(number, ())[:CITED_SHOWN]]
    if number in found.like:
        reasons.append(Why("title", model.symbols[found.like[number][1]]))
    reasons += [Why("words", word.removeprefix("T:")) for word in words]
    return tuple(reasons)
