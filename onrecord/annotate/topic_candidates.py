"""The headings and places that may fit a text, each with the signs that speak for it.

Signs are the words of the text (linear model), the headings of the documents that it
cites, the headings of documents with like titles, and the heading's own name in the
text. They are the same in every language.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from onrecord.annotate.topic_model import TopicModel
from onrecord.annotate.topic_names import LOOSE, acronyms, heading_terms, is_place
from onrecord.annotate.topic_reading import TopicReading
from onrecord.vocabularies import LANGUAGES, topics

LEAST_SCORE = 0.06
MOST_BY_WORDS = 60
UNSEEN = 0.2
"""Documents that a heading is counted with that none had."""
SIGNS = (
    "score", "score to best", "share of cited", "first cited", "cited known",
    "share of titles", "likest title", "best title", "in title", "in text", "prior",
    "place of first", "share of names", "unseen", "unseen in title",
    "hinted in title", "hinted in text", "share of title",
)  # fmt: skip


@dataclass(slots=True)
class Candidate:
    """A heading that may fit; places are (where, start, end)."""

    topic_id: str
    signs: list[float]
    named: list[tuple[str, int, int]] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)
    like: str = ""


def candidates(
    model: TopicModel,
    reading: TopicReading,
    scores: npt.NDArray[np.float32],
    apart: frozenset[int] = frozenset(),
) -> tuple[list[Candidate], list[Candidate]]:
    """(headings, places) that some sign speaks for.

    `apart` are documents of the model that must not speak, for training.
    """
    named, hinted = names_of(reading)
    cited = _cited(model, reading, apart)
    by_cited: defaultdict[int, list[str]] = defaultdict(list)
    for key, labels in cited.items():
        for label in labels:
            by_cited[label].append(key)
    first = next(iter(cited.values()), frozenset[int]())
    like = (
        model.titles[reading.language].like(reading.title.stems, apart)
        if reading.title.stems and reading.language in model.titles
        else []
    )
    votes: defaultdict[int, float] = defaultdict(float)
    nearest: dict[int, tuple[float, int]] = {}
    for document, likeness in like:
        for label in model.given[document]:
            votes[label] += likeness**2
            nearest.setdefault(label, (likeness, document))
    all_votes = sum(likeness**2 for _, likeness in like) + 1e-6
    closest = like[0][1] if like else 0.0
    index = model.index
    chosen = set(by_cited) | set(nearest)
    strong = np.flatnonzero(scores > LEAST_SCORE)
    if len(strong) > MOST_BY_WORDS:
        strong = strong[np.argsort(-scores[strong], kind="stable")[:MOST_BY_WORDS]]
    chosen.update(strong.tolist())
    ids = {model.labels[label] for label in chosen} | set(named) | set(hinted)
    of_place = {i: _place(model, index, i) for i in ids}
    found: tuple[list[Candidate], list[Candidate]] = ([], [])
    best = [0.05, 0.05]
    for label in strong.tolist():
        family = int(label in model.places)
        best[family] = max(best[family], float(scores[label]))
    hits = [0, 0]
    for i, places in named.items():
        hits[of_place[i]] += len(places)
    length = max(len(reading.text.text), 1)
    for i in sorted(ids):
        family = of_place[i]
        label = index.get(i, -1)
        score = float(scores[label]) if label >= 0 else 0.0
        places = named.get(i, [])
        in_title = sum(where == "title" for where, _, _ in places)
        in_text = len(places) - in_title
        hints = hinted.get(i, [])
        hints_in_title = sum(where == "title" for where, _, _ in hints)
        if not family and not in_title and in_text < 2 and label not in chosen:
            continue  # one mention and nothing else never makes a heading
        opening = next((start for w, start, _ in places if w == "text"), length)
        likeness, document = nearest.get(label, (0.0, -1))
        prior = model.priors[label] if label >= 0 else 0.0
        found[family].append(
            Candidate(
                i,
                [
                    score,
                    score / best[family],
                    len(by_cited.get(label, ())) / (len(cited) + 0.5),
                    float(label in first),
                    float(min(len(cited), 5)),
                    votes.get(label, 0) / all_votes,
                    likeness,
                    closest,
                    float(in_title > 0),
                    math.log1p(in_text),
                    math.log(prior + UNSEEN),
                    1.0 if in_title else 1 - opening / length,
                    len(places) / (hits[family] + 1),
                    float(not prior),
                    float(not prior and in_title > 0),
                    float(hints_in_title > 0),
                    math.log1p(len(hints) - hints_in_title),
                    _share(places, reading.title.text),
                ],
                places or hints,
                by_cited.get(label, []),
                model.symbols[document] if document >= 0 else "",
            )
        )
    return found


Spans = dict[str, list[tuple[str, int, int]]]


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


def _share(places: list[tuple[str, int, int]], title: str) -> float:
    """The share of the title that is the heading's name."""
    return sum(e - s for where, s, e in places if where == "title") / (len(title) + 1)


def _cited(
    model: TopicModel, reading: TopicReading, apart: frozenset[int]
) -> dict[str, frozenset[int]]:
    """Labels of each cited document that the model knows, in order of citing."""
    known = {}
    for key in reading.cited:
        documents = [d for d in model.numbers.get(key, ()) if d not in apart]
        if documents:
            known[key] = frozenset(label for d in documents for label in model.given[d])
    return known


def _place(model: TopicModel, index: Mapping[str, int], identifier: str) -> bool:
    label = index.get(identifier)
    if label is not None:
        return label in model.places
    return is_place(topics()[identifier])
