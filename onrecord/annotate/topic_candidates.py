"""The headings and places that may fit a text, each with the signs that speak for it.

Signs are the words of the text (linear model), the headings of the documents that it
cites, the headings of documents with like titles, and the heading's own name in the
text. They are the same in every language.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from onrecord.annotate.topic_model import TopicModel
from onrecord.annotate.topic_names import LOOSE, acronyms, heading_terms, is_place
from onrecord.annotate.topic_reading import TopicReading, document_key
from onrecord.vocabularies import LANGUAGES, topics

LEAST_SCORE = 0.06
MOST_BY_WORDS = 60
LEAST_BEST = 0.05
"""The best score is not thought of as lower than this."""


class Sign(IntEnum):
    """What may speak for a topic; the model has a weight for each, in this order."""

    SCORE = 0
    SCORE_TO_BEST = 1
    SHARE_OF_CITED = 2
    FIRST_CITED = 3
    CITED_KNOWN = 4
    SHARE_OF_TITLES = 5
    LIKEST_TITLE = 6
    BEST_TITLE = 7
    IN_TITLE = 8
    IN_TEXT = 9
    PRIOR = 10
    PLACE_OF_FIRST = 11
    SHARE_OF_NAMES = 12
    UNSEEN = 13
    UNSEEN_IN_TITLE = 14
    HINTED_IN_TITLE = 15
    HINTED_IN_TEXT = 16
    SHARE_OF_TITLE = 17
    HABIT = 18


Place = tuple[str, int, int]
"""``title`` or ``text``, start, end."""
Spans = dict[str, list[Place]]


@dataclass(frozen=True, slots=True)
class Family:
    """Headings, or places, that may fit, by their numbers, with a row of signs each."""

    numbers: npt.NDArray[np.intp]
    signs: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for topics besides words, by their numbers."""

    named: Mapping[int, list[Place]]
    hinted: Mapping[int, list[Place]]
    cited: Mapping[int, list[str]]
    """Keys of the cited documents that have the topic."""
    known: int
    """Cited documents that the model knows."""
    first: frozenset[int]
    """Topics of the first of them."""
    like: Mapping[int, tuple[float, int]]
    """Likeness and number of the document with the likest title that has the topic."""
    votes: Mapping[int, float]
    """Share of the documents with like titles that have it."""
    closest: float
    """Likeness of the likest title."""
    habits: tuple[float, float]
    """Of indexers at the time: logarithms of how many headings and places they gave."""


def candidates(
    model: TopicModel,
    reading: TopicReading,
    scores: npt.NDArray[np.float32],
    apart: frozenset[int] = frozenset(),
) -> tuple[Family, Family, Evidence]:
    """Headings and places that some sign speaks for, and what that is.

    `apart` are documents of the model that must not speak, for training.
    """
    found = evidence(model, reading, apart)
    place = model.numbers.place
    strong = np.flatnonzero(scores > LEAST_SCORE)
    if len(strong) > MOST_BY_WORDS:
        strong = strong[np.argsort(-scores[strong], kind="stable")[:MOST_BY_WORDS]]
    meant = {*found.cited, *found.like}
    # One mention and nothing else never makes a heading.
    meant.update(
        n for n, spans in found.named.items() if place[n] or _is_stressed(spans)
    )
    meant.update(n for n in found.hinted if place[n])
    chosen = np.zeros(len(place), np.bool_)
    chosen[strong] = True
    chosen[list(meant)] = True
    numbers = np.flatnonzero(chosen)
    headings, places = (
        _family(
            model,
            reading,
            found,
            numbers[place[numbers] == named],
            scores,
            scores[strong[place[strong] == named]].max(initial=LEAST_BEST),
            found.habits[named],
            sum(len(s) for n, s in found.named.items() if place[n] == named),
        )
        for named in (False, True)
    )
    return headings, places, found


def _is_stressed(spans: list[Place]) -> bool:
    return len(spans) > 1 or spans[0][0] == "title"


def evidence(
    model: TopicModel, reading: TopicReading, apart: frozenset[int] = frozenset()
) -> Evidence:
    """What speaks for topics besides the words of the text."""
    named, hinted = names_of(reading)
    documents = _cited(model, reading, apart)
    cited: defaultdict[int, list[str]] = defaultdict(list)
    for key, labels in documents.items():
        for label in labels:
            cited[label].append(key)
    titles = model.titles.get(reading.language)
    stems = reading.title.stems
    like = titles.like(stems, apart) if stems and titles else []
    votes: defaultdict[int, float] = defaultdict(float)
    nearest: dict[int, tuple[float, int]] = {}
    for document, likeness in like:
        for label in model.given[document]:
            votes[label] += likeness**2
            nearest.setdefault(label, (likeness, document))
    all_votes = sum(likeness**2 for _, likeness in like) + 1e-6
    number = model.numbers.of
    return Evidence(
        {number[i]: spans for i, spans in named.items()},
        {number[i]: spans for i, spans in hinted.items()},
        cited,
        len(documents),
        next(iter(documents.values()), frozenset()),
        nearest,
        {label: vote / all_votes for label, vote in votes.items()},
        like[0][1] if like else 0.0,
        _habits(model, reading, apart),
    )


def _family(
    model: TopicModel,
    reading: TopicReading,
    found: Evidence,
    numbers: npt.NDArray[np.intp],
    scores: npt.NDArray[np.float32],
    best: float,
    habit: float,
    hits: int,
) -> Family:
    """The signs of some headings or places; of all their family the `best` score, the
    habit and how often one is named."""
    signs = np.zeros((len(Sign), len(numbers)))
    learnt = np.searchsorted(numbers, len(scores))
    signs[Sign.SCORE, :learnt] = scores[numbers[:learnt]]
    signs[Sign.SCORE_TO_BEST] = signs[Sign.SCORE] / best
    signs[Sign.CITED_KNOWN] = min(found.known, 5)
    signs[Sign.BEST_TITLE] = found.closest
    signs[Sign.HABIT] = habit
    signs[Sign.PRIOR] = model.numbers.prior[numbers]
    signs[Sign.UNSEEN] = unseen = model.numbers.counts[numbers] == 0
    row = {number: at for at, number in enumerate(numbers.tolist())}
    for number in row.keys() & found.cited.keys():
        at = row[number]
        signs[Sign.SHARE_OF_CITED, at] = len(found.cited[number]) / (found.known + 0.5)
        signs[Sign.FIRST_CITED, at] = number in found.first
    for number in row.keys() & found.like.keys():
        at = row[number]
        signs[Sign.SHARE_OF_TITLES, at] = found.votes[number]
        signs[Sign.LIKEST_TITLE, at] = found.like[number][0]
    length = max(len(reading.text.text), 1)
    titled = len(reading.title.text) + 1
    for number in row.keys() & found.named.keys():
        at, spans = row[number], found.named[number]
        in_title = [(start, end) for where, start, end in spans if where == "title"]
        signs[Sign.IN_TEXT, at] = math.log1p(len(spans) - len(in_title))
        signs[Sign.SHARE_OF_NAMES, at] = len(spans) / (hits + 1)
        # Places of the title come first.
        signs[Sign.PLACE_OF_FIRST, at] = 1.0 if in_title else 1 - spans[0][1] / length
        if in_title:
            signs[Sign.IN_TITLE, at] = 1
            signs[Sign.UNSEEN_IN_TITLE, at] = unseen[at]
            signs[Sign.SHARE_OF_TITLE, at] = (
                sum(end - start for start, end in in_title) / titled
            )
    for number in row.keys() & found.hinted.keys():
        at, spans = row[number], found.hinted[number]
        in_text = sum(where == "text" for where, _, _ in spans)
        signs[Sign.HINTED_IN_TITLE, at] = in_text < len(spans)
        signs[Sign.HINTED_IN_TEXT, at] = math.log1p(in_text)
    return Family(numbers, signs.T)


def names_of(reading: TopicReading) -> tuple[Spans, Spans]:
    """Where title and text name each heading, and where they only hint at a place."""
    named: Spans = {}
    hinted: Spans = {}
    if reading.language in LANGUAGES:
        terms, short = heading_terms(reading.language), acronyms(reading.language)
        for where, words in (("title", reading.title), ("text", reading.text)):
            shouted = words.text.isupper()
            for joined, start, end in terms.find(words):
                printed = words.text[start:end]
                # "SAMOA Pathway", "GUAM": capitals amid small letters are no place.
                odd = printed.isupper() and not shouted and printed not in short
                for i in joined.split("|"):
                    kept = hinted if i.startswith(LOOSE) else named
                    i = i.removeprefix(LOOSE)
                    if not (odd and is_place(topics()[i])):
                        kept.setdefault(i, []).append((where, start, end))
    return named, hinted


def _habits(
    model: TopicModel, reading: TopicReading, apart: frozenset[int]
) -> tuple[float, float]:
    """Those of the time of a text; titles alone, of drafts, are all judged alike."""
    if not reading.text.stems:
        return model.habits.of("")
    return model.habits.of(document_key(reading.symbol), reading.council, apart)


def _cited(
    model: TopicModel, reading: TopicReading, apart: frozenset[int]
) -> dict[str, frozenset[int]]:
    """Labels of each cited document that the model knows, in order of citing."""
    known = {}
    for key in reading.cited:
        documents = [d for d in model.documents.get(key, ()) if d not in apart]
        if documents:
            known[key] = frozenset(label for d in documents for label in model.given[d])
    return known
