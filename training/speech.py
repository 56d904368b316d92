"""Train the model of speakers: onrecord/annotate/speech.npz.

    python -m training.speech CORPUS [--out FILE]

CORPUS is ``general-debate-1990-2019.jsonl.gz`` (Jankin, Baturo and Dasandi, CC0): a
line has ``iso3``, ``year`` and ``text``. Before the model is written, one of the
speeches up to 2010 is scored on those since 2014. Equal inputs give equal weights.
"""

from __future__ import annotations

import argparse
import gzip
import json
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from math import log
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.annotate.speech import GUESSED, RARELY
from onrecord.annotate.speech_features import candidates, passage, topic_words
from onrecord.annotate.speech_model import (
    ABSENT,
    MODEL,
    NEIGHBOURS,
    TALKED_ABOUT,
    UNSEEN,
    WORDS,
)
from onrecord.vocabularies.territories import is_state
from training.speech_words import SHARPNESS, Sample, WordModel, chances, word_model

VERSION = "speech-linear/1"
PASSAGE = 2600
"""Characters of a passage."""
STARTS = (0, 600, 3200, 5800, 8400, 11000)
WEIGHED_STARTS = (0, 600, 3200)
"""Passages that teach the evidence: delegations say who they are early."""
NAMES_START = 600
LEAST_EVIDENCE = 250
BLOCKS = ((1990, 2001), (2002, 2010), (2011, 2019))
"""Years whose words are scored by a model of the others, to weigh them fairly."""

Floats = npt.NDArray[np.float32]


Group = tuple[int, list[dict[str, float]]]
"""The place of the speaker among the states of a passage, and their evidence."""


def samples(corpus: Path) -> list[Sample]:
    """Every passage of every speech of a state."""
    found = []
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            speech = json.loads(line)
            if not is_state(speech["iso3"]):
                continue
            for start in STARTS:
                text = speech["text"][start : start + PASSAGE]
                if len(text) < PASSAGE // 2:
                    break
                read = passage(text, "en", speech["year"])
                found.append(
                    Sample(
                        speech["iso3"],
                        speech["year"],
                        start,
                        frozenset(topic_words(read)),
                        candidates(read),
                    )
                )
    return found


def shares(taught: Sequence[Sample], states: Sequence[str]) -> dict[int, Floats]:
    """Year → the share of others' passages that name each state."""
    named: dict[int, Counter[str]] = {}
    passages: Counter[int] = Counter()
    for sample in taught:
        passages[sample.year] += 1
        others = named.setdefault(sample.year, Counter())
        others.update(one for one in sample.evidence if one != sample.state)
    return {
        year: np.array([named[year][state] / passages[year] for state in states])
        for year in sorted(named)
    }


def groups(
    taught: Sequence[Sample],
    model: WordModel,
    states: Sequence[str],
    talked: Mapping[int, Floats],
) -> list[Group]:
    """The evidence of every passage twice: with its words, and with its names only."""
    column = {state: place for place, state in enumerate(states)}
    found: list[Group] = []
    for sample in taught:
        # Other languages are taught by passages of which only the names are read.
        for names_only in (False, True) if sample.start == NAMES_START else (False,):
            name = NEIGHBOURS if names_only else WORDS
            learned = chances(sample, model, names_only=names_only)
            together = {one: dict(seen) for one, seen in sample.evidence.items()}
            for place in np.argsort(-learned)[:GUESSED]:
                together.setdefault(states[place], {ABSENT: 1.0})
            for one, seen in together.items():
                place = column.get(one, -1)
                share = talked[sample.year][place] if place >= 0 else 0.0
                seen[name] = float(learned[place]) if place >= 0 else UNSEEN
                seen[TALKED_ABOUT] = log(share + RARELY)
            order = sorted(together)
            if sample.state in together:
                rows = [together[one] for one in order]
                found.append((order.index(sample.state), rows))
    return found


def evidence_weights(taught: Sequence[Group], steps: int = 250) -> dict[str, float]:
    """Weights under which the speakers are likeliest, by gradient steps with decay."""
    counts = Counter(name for _, rows in taught for row in rows for name in row)
    names = sorted(name for name, count in counts.items() if count >= LEAST_EVIDENCE)
    place = {name: column for column, name in enumerate(names)}
    at, columns, values = array("i"), array("i"), array("d")
    for row, seen in enumerate(seen for _, rows in taught for seen in rows):
        for name, value in seen.items():
            if name in place:
                at.append(row)
                columns.append(place[name])
                values.append(value)
    weights = _descent(
        np.array(at), np.array(columns), np.array(values), taught, len(names), steps
    )
    return dict(zip(names, map(float, weights), strict=True))


def _descent(
    at: npt.NDArray[np.int32],
    columns: npt.NDArray[np.int32],
    values: npt.NDArray[np.float64],
    taught: Sequence[Group],
    width: int,
    steps: int,
) -> npt.NDArray[np.float64]:
    """Weights by Adam, on the chance of the speaker among the states of a passage."""
    sizes = np.array([len(rows) for _, rows in taught])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    member = np.repeat(np.arange(len(taught)), sizes)
    speaker = np.zeros(int(sizes.sum()))
    speaker[starts + np.array([right for right, _ in taught])] = 1
    weights, speed, size = (np.zeros(width) for _ in range(3))
    for step in range(1, steps + 1):
        scores = np.bincount(at, weights[columns] * values, len(speaker))
        risen = np.exp(scores - np.maximum.reduceat(scores, starts)[member])
        likely = risen / np.add.reduceat(risen, starts)[member]
        error = (likely - speaker)[at] * values
        slope = (np.bincount(columns, error, width) + weights) / len(taught)
        speed = 0.9 * speed + 0.1 * slope
        size = 0.99 * size + 0.01 * slope**2
        pace = np.sqrt(size / (1 - 0.99**step)) + 1e-8
        weights -= 0.05 * speed / (1 - 0.9**step) / pace
    return weights


def right(
    asked: Sequence[Sample], scored: Sequence[Group], weights: Mapping[str, float]
) -> float:
    """Share of passages whose speaker has the highest score."""
    hits = 0
    for wanted, rows in scored:
        scores = [
            sum(weights.get(name, 0.0) * value for name, value in row.items())
            for row in rows
        ]
        hits += int(np.argmax(scores)) == wanted
    return hits / len(asked)


def learned_evidence(
    taught: Sequence[Sample], states: Sequence[str], talked: Mapping[int, Floats]
) -> dict[str, float]:
    """Weights from passages whose words were scored by models of other years."""
    together: list[Group] = []
    for first, last in BLOCKS:
        inside = [s for s in taught if first <= s.year <= last]
        outside = [s for s in taught if not first <= s.year <= last]
        if not inside or not outside:
            continue
        model = word_model(outside, states)
        weighed = [s for s in inside if s.start in WEIGHED_STARTS]
        together += groups(weighed, model, states, talked)
    return evidence_weights(together)


def measured(taught: Sequence[Sample], states: Sequence[str]) -> dict[str, float]:
    """Share right on the speeches since 2014, of a model of those up to 2010."""
    talked = shares(taught, states)
    before = [s for s in taught if s.year <= 2010]
    after = [s for s in taught if s.year >= 2014 and s.start == NAMES_START]
    weights = learned_evidence(before, states, talked)
    scored = groups(after, word_model(before, states), states, talked)
    words = [group for group in scored if WORDS in group[1][0]]
    names = [group for group in scored if NEIGHBOURS in group[1][0]]
    return {
        "with words": right(after, words, weights),
        "names only": right(after, names, weights),
    }


def write(taught: Sequence[Sample], states: Sequence[str], out: Path) -> None:
    """Train on everything and write the model."""
    talked = shares(taught, states)
    evidence = learned_evidence(taught, states, talked)
    model = word_model(taught, states)
    scales = np.maximum(np.abs(model.weights).max(axis=1), 1e-9) / 127
    np.savez_compressed(
        out,
        version=np.array(VERSION),
        states=np.array(states),
        words=np.array(list(model.rows)),
        idf=model.idf.astype(np.float16),
        weights=np.rint(model.weights / scales[:, None]).astype(np.int8),
        scales=scales.astype(np.float32),
        sharpness=np.array(SHARPNESS),
        evidence=np.array(list(evidence)),
        values=np.array(list(evidence.values()), np.float32),
        years=np.array(list(talked)),
        shares=np.array(list(talked.values()), np.float16),
    )


def main() -> None:
    """Read the arguments, measure, train, write."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("corpus", type=Path)
    asked.add_argument("--out", type=Path, default=Path("onrecord/annotate") / MODEL)
    given = asked.parse_args()
    taught = samples(given.corpus)
    states = sorted({sample.state for sample in taught})
    for name, share in measured(taught, states).items():
        print(f"{name}: {share:.3f} right on later years")
    write(taught, states, given.out)
    print(f"{given.out}: {given.out.stat().st_size:,} bytes, {len(taught):,} passages")


if __name__ == "__main__":
    main()
