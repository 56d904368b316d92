"""The headings and places that may fit a text, each with the signs that speak for it.

Signs are the words of the text (linear model), the headings of the documents that it
cites, the headings of documents with like titles, and the heading's own name in the
text. They are the same in every language.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import numpy.typing as npt

from onrecord.annotate.stemming import Terms
from onrecord.annotate.topic_model import TopicModel
from onrecord.annotate.topic_reading import TopicReading
from onrecord.vocabularies import LANGUAGES, Topic, actor_by_name, actor_names, topics

LEAST_SCORE = 0.06
MOST_BY_WORDS = 60
UNSEEN = 0.2
"""Documents that a heading is counted with that none had."""
SIGNS = (
    "score", "score to best", "share of cited", "first cited", "cited known",
    "share of titles", "likest title", "best title", "in title", "in text", "prior",
    "place of first", "share of names", "unseen", "unseen in title",
)  # fmt: skip


@dataclass(slots=True)
class Candidate:
    """A heading that may fit; places are (where, start, end)."""

    topic_id: str
    signs: list[float]
    named: list[tuple[str, int, int]] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)
    like: str = ""


def is_place(one: Topic) -> bool:
    """Whether a heading of the vocabulary is a place."""
    return one.kind == "place" or one.domain == "17"


@cache
def heading_terms(language: str) -> Terms:
    """The names of headings in one language; values are ids joined by ``|``."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    of_actor: defaultdict[str, list[str]] = defaultdict(list)
    for one in topics().values():
        for name in _names(one, language):
            names[name].append(one.id)
        if is_place(one) and (actor := actor_by_name(one.labels["en"])):
            of_actor[actor].append(one.id)
    for known in actor_names():
        if known.language in {language, ""} and known.actor_id in of_actor:
            names[known.name] += of_actor[known.actor_id]
    # Concepts of the thesaurus before its groups before other terms.
    return Terms(
        ((name, "|".join(dict.fromkeys(ids))) for name, ids in names.items()), language
    )


def _names(one: Topic, language: str) -> Iterator[str]:
    label = one.labels.get(language)
    if label is None or one.match == "no":
        return
    yield label
    if "(" in label and (is_place(one) or one.kind == "subject"):
        yield label.split("(", 1)[0].strip()
    if language == "en":
        yield from one.also


def candidates(
    model: TopicModel,
    reading: TopicReading,
    scores: npt.NDArray[np.float32],
    apart: frozenset[int] = frozenset(),
) -> tuple[list[Candidate], list[Candidate]]:
    """(headings, places) that some sign speaks for.

    `apart` are documents of the model that must not speak, for training.
    """
    named: defaultdict[str, list[tuple[str, int, int]]] = defaultdict(list)
    if reading.language in LANGUAGES:
        terms = heading_terms(reading.language)
        for where, words in (("title", reading.title), ("text", reading.text)):
            for joined, start, end in terms.find(words):
                for identifier in joined.split("|"):
                    named[identifier].append((where, start, end))
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
    ids = {model.labels[label] for label in chosen} | set(named)
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
                ],
                places,
                by_cited.get(label, []),
                model.symbols[document] if document >= 0 else "",
            )
        )
    return found


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
