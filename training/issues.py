"""Train the model of roll-call issues: onrecord/annotate/issues.npz.

    python -m training.issues VOTES [--without GOLD.jsonl] [--out FILE]

VOTES is a folder with ``un_roll_calls.csv.gz`` and ``un_roll_call_issues.csv.gz``
(Voeten, Strezhnev and Bailey). Descriptions of a gold set are left out, so that its
score is one of unseen texts. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
from collections import defaultdict
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from onrecord.annotate.issues import MODEL, WORD, parts
from onrecord.vocabularies.themes import ISSUES

VERSION = "issues-svm/1"
COST = 1.0
FOLDS = 5
CHANCES = np.arange(0.2, 0.6, 0.02)


def analyse(text: str) -> list[str]:
    """The features of a description, as the shipped reader takes them."""
    return [part for m in WORD.finditer(text) for part in parts(m[0].lower()[:80])]


def labelled(votes: Path, without: set[str]) -> tuple[list[str], list[str], np.ndarray]:
    """Descriptions, their groups and a row of six flags each."""
    issues: defaultdict[str, set[str]] = defaultdict(set)
    with gzip.open(votes / "un_roll_call_issues.csv.gz", "rt", encoding="utf-8") as f:
        for row in csv.DictReader(f):
            issues[row["rcid"]].add(row["short_name"])
    texts, groups, flags = [], [], []
    with gzip.open(votes / "un_roll_calls.csv.gz", "rt", encoding="utf-8") as f:
        for row in csv.DictReader(f):
            if row["rcid"] in without:
                continue
            texts.append(f"{row['short']} | {row['descr']}")
            # Paragraphs of one resolution and yearly repetitions share their name.
            groups.append(row["short"][:40].casefold())
            flags.append([code in issues[row["rcid"]] for code in ISSUES])
    return texts, groups, np.array(flags)


def main() -> None:
    """Read the arguments, train, write, print what was measured."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("votes", type=Path)
    asked.add_argument("--without", type=Path, action="append", default=[])
    asked.add_argument("--out", type=Path, default=Path("onrecord/annotate") / MODEL)
    given = asked.parse_args()
    left_out = {
        json.loads(line)["id"].removeprefix("unvotes-")
        for gold in given.without
        for line in gold.read_text(encoding="utf-8").splitlines()
    }
    texts, groups, flags = labelled(given.votes, left_out)
    vectors = TfidfVectorizer(analyzer=analyse, sublinear_tf=True, min_df=2)
    table = vectors.fit_transform(texts)
    held_out = np.zeros(flags.shape)
    for fit, judge in GroupKFold(FOLDS).split(table, groups=groups):
        for column in range(len(ISSUES)):
            machine = LinearSVC(C=COST, random_state=0)
            machine.fit(table[fit], flags[fit, column])
            held_out[judge, column] = machine.decision_function(table[judge])
    curve = LogisticRegression().fit(held_out.reshape(-1, 1), flags.reshape(-1))
    slope, offset = float(curve.coef_[0, 0]), float(curve.intercept_[0])
    chances = 1 / (1 + np.exp(-(slope * held_out + offset)))
    threshold = max(CHANCES, key=lambda least: _f1(chances >= least, flags))
    print(
        f"{len(texts)} descriptions, held-out F1 {_f1(chances >= threshold, flags):.4f}"
    )
    machines = [
        LinearSVC(C=COST, random_state=0).fit(table, flags[:, column])
        for column in range(len(ISSUES))
    ]
    weights = np.stack([machine.coef_[0] for machine in machines], axis=1)
    scale = np.abs(weights).max(axis=0) / 127
    np.savez_compressed(
        given.out,
        version=np.array(VERSION),
        parts=np.frombuffer("\n".join(vectors.get_feature_names_out()).encode(), "u1"),
        idf=vectors.idf_.astype(np.float16),
        weights=np.round(weights / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        bias=np.array([m.intercept_[0] for m in machines], np.float32),
        calibration=np.array([slope, offset, threshold]),
    )
    print(f"{given.out}: {given.out.stat().st_size:,} bytes")


def _f1(said: np.ndarray, true: np.ndarray) -> float:
    return float(2 * (said & true).sum() / (said.sum() + true.sum()))


if __name__ == "__main__":
    main()
