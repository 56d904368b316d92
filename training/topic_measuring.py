"""Scores of the topic model on texts that it has not seen."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence

import numpy as np

from onrecord.annotate.topic_judging import judge
from onrecord.annotate.topic_model import TopicModel, load
from onrecord.annotate.topic_names import is_place
from onrecord.vocabularies import topics
from training.topic_fitting import fit
from training.topic_rows import FOLDS, Row

CUT = "2022-07-01"
"""Documents from this day on are scored with a model of the earlier ones."""


class Tally:
    """Counts of one question over many texts."""

    def __init__(self) -> None:
        self.right = self.said = self.wanted = self.texts = 0

    def add(self, said: set[str], wanted: set[str]) -> None:
        self.right += len(said & wanted)
        self.said += len(said)
        self.wanted += len(wanted)
        self.texts += 1

    def __str__(self) -> str:
        p, r = self.right / max(self.said, 1), self.right / max(self.wanted, 1)
        return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f}"


def trained(rows: Sequence[Row], titles: Sequence[Row]) -> TopicModel:
    """A model as it would be shipped: written and read again."""
    file = io.BytesIO()
    np.savez(file, **fit(rows, titles))
    file.seek(0)
    with np.load(file) as held:
        return load(held)


def score(
    model: TopicModel, rows: Sequence[Row], name: str, part: Callable[[Row], str]
) -> None:
    """Print precision, recall, F1 of headings, domains, places by part of the rows."""
    tallies: dict[str, dict[str, Tally]] = {}
    for row in rows:
        said = judge(model, row.reading)
        named = {i for i in row.ids if is_place(topics()[i])}
        for group in ("all", part(row)):
            mine = tallies.setdefault(group, {})
            for question, given, gold in (
                ("headings", {m.topic_id for m in said.headings}, set(row.ids) - named),
                ("domains", set(said.domains or ()),
                 {topics()[i].domain for i in row.ids - named} - {""}),
                ("places", {m.topic_id for m in said.places}, named),
            ):  # fmt: skip
                mine.setdefault(question, Tally()).add(given, gold)
    for group, questions in sorted(tallies.items()):
        for question, tally in questions.items():
            print(
                f"{name:14} {group:12} n={tally.texts:4} {question:9} {tally}",
                flush=True,
            )


def measure(rows: Sequence[Row], titles: Sequence[Row]) -> None:
    """By time for English, by lot for translations and titles."""
    early = [r for r in rows if r.date < CUT and r.language == "en"]
    late = [r for r in rows if r.date >= CUT and r.language == "en"]
    asked = [zlib.crc32(f"{t.symbol}x".encode()) % FOLDS == 0 for t in titles]
    model = trained(early, [t for t, out in zip(titles, asked, strict=True) if not out])
    score(model, late, "by time", lambda r: f"en {r.key[:6]}")
    if titles:
        drawn_titles = [t for t, out in zip(titles, asked, strict=True) if out]
        score(model, drawn_titles, "titles by lot", lambda r: "any")
        late_titles = [t for t in titles if t.date >= "2011"]
        model = trained(early, [t for t in titles if t.date < "2011"])
        score(model, late_titles, "titles by time", lambda r: "2011 on")
    inside = [zlib.crc32(r.key.encode()) // 7 % FOLDS == 0 for r in rows]
    kept = [r for r, out in zip(rows, inside, strict=True) if not out]
    held_back = [r for r, out in zip(rows, inside, strict=True) if out]
    unlike = [zlib.crc32(t.title.casefold().encode()) // 7 % FOLDS == 0 for t in titles]
    model = trained(kept, [t for t, out in zip(titles, unlike, strict=True) if not out])
    score(model, held_back, "by lot", lambda r: f"{r.language} {r.key[:1]}")
    if titles:
        new_titles = [t for t, out in zip(titles, unlike, strict=True) if out]
        score(model, new_titles, "new titles", lambda r: "any")
