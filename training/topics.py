"""Train the topic model that is shipped: onrecord/annotate/topics.npz.

    python -m training.record un-sc.warc.gz un-ga.warc.gz > labelled.jsonl
    python -m training.topics labelled.jsonl --titles topics_unbis_titles.jsonl
    python -m training.topics labelled.jsonl --titles … --measure

``--measure`` writes nothing: it trains on the earlier part of the record and scores
the later one, and draws titles and translations by lot. The same input gives the same
bytes with the same library of linear algebra.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np

from onrecord.annotate.topic_model import MODEL
from training.topic_fitting import fit
from training.topic_measuring import measure
from training.topic_rows import Row


def rows_of(path: Path) -> list[Row]:
    """The labelled record as written by training.record."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        found.append(
            Row(
                one["symbol"], one["lang"], one["title"], one["text"], one["date"],
                frozenset(one["headings"]),
            )
        )  # fmt: skip
    return found


def titles_of(path: Path) -> list[Row]:
    """Titles of drafts with their headings, from a gold set of titles."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        given, gold = one["input"], one["gold"]
        found.append(
            Row(
                given["symbol"], given["lang"], given["title"], "",
                str(given.get("year") or ""),
                frozenset(gold["topics"] + gold["geo"]), frozenset(gold["geo"]),
            )
        )  # fmt: skip
    return found


def main() -> None:
    """Read the arguments; train and write, or measure."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("record", type=Path)
    asked.add_argument("--titles", type=Path)
    asked.add_argument("--measure", action="store_true")
    asked.add_argument("--out", type=Path, default=Path("onrecord/annotate") / MODEL)
    given = asked.parse_args()
    rows = rows_of(given.record)
    titles = titles_of(given.titles) if given.titles else []
    if given.measure:
        measure(rows, titles)
        return
    np.savez_compressed(given.out, **fit(rows, titles))
    digest = hashlib.sha256(given.out.read_bytes()).hexdigest()
    print(f"{given.out}: {given.out.stat().st_size:,} bytes, SHA-256 {digest}")


if __name__ == "__main__":
    main()
