"""How good every annotator is on the sets to develop against, beside what is aimed at.

    make evaluate            (or .venv/bin/python benchmarks/evaluation.py)

Runs each task over its sets in $ONRECORD_SHARED/eval/dev (default ../shared) and prints
one line a figure: the score on the whole set and on its halves (by a checksum of the
items' ids), the aim, and the processor time an item. Ends with 1 if a figure is missed.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import time
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.annotate.tasks import annotator, task_names
from onrecord.evaluation import SCORERS
from onrecord.evaluation.items import Item, read_items


class Aim(NamedTuple):
    """A measure of a set, and what it should be at least."""

    gold: str
    task: str
    measure: str
    least: float
    seen: bool = False
    """The shipped model has learnt from documents of the set: the figure shows how well
    they are kept, not how well others are judged."""


AIMS = (
    Aim("citations_hand", "citations", "symbols", 0.94),
    Aim("citations_akn", "citations", "symbols", 0.97),
    Aim("actors_hand", "actors", "labels", 0.88),
    Aim("actors_names", "names", "right", 0.92),
    Aim("actors_names", "names", "right of the answered", 0.997),
    Aim("actors_persons", "persons", "right", 0.30),
    Aim("actors_persons", "persons", "right of the answered", 0.97),
    Aim("actors_pv_headers", "headers", "all right", 0.995),
    Aim("actors_speech", "speech", "right", 0.85),
    Aim("topics_unvotes", "issues", "labels", 0.955),
    Aim("topics_unbis", "topics", "domains", 0.86, seen=True),
    Aim("topics_unbis", "topics", "headings", 0.74, seen=True),
    Aim("topics_unbis", "topics", "places", 0.92, seen=True),
    Aim("topics_unbis_titles", "topics", "domains", 0.75, seen=True),
    Aim("topics_unbis_titles", "topics", "headings", 0.45, seen=True),
    Aim("quotes_hand", "quotes", "quotations", 0.85),
    Aim("quotes_hand", "quotes", "quotations with the right speaker", 0.80),
    Aim("quotes_hand", "quotes", "medium right, of the found", 0.80),
    Aim("quotes_polnear", "quotes", "quotations", 0.60),
    Aim("quotes_polnear", "quotes", "quotations with the right speaker", 0.50),
    Aim("quotes_ru_cs", "quotes", "quotations", 0.75),
    Aim("quotes_ru_cs", "quotes", "quotations with the right speaker", 0.55),
    Aim("resolution_parse", "paragraphs", "paragraphs", 0.995),
    Aim("resolution_parse", "paragraphs", "documents fully right", 0.95),
    Aim("resolution_parse", "paragraphs", "leading verb exact", 0.95),
    Aim("resolution_parse_hard", "paragraphs", "paragraphs", 0.96),
    Aim("resolution_parse_hard", "paragraphs", "documents fully right", 0.78),
    Aim("dates", "dates", "right", 0.97),
    Aim("dates", "dates", "right of the answered", 1.0),
    Aim("dates_html", "dates", "right", 0.92),
    Aim("dates_html", "dates", "right of the answered", 0.97),
    Aim("extraction_gov", "read", "body", 0.992),
    Aim("extraction_gov", "read", "title right", 1.0),
    Aim("extraction_gov", "read", "date right", 0.95),
    Aim("extraction_gov", "read", "speaker right", 0.80),
    Aim("extraction_traf", "read", "segments of the body", 0.910),
    Aim("extraction_aeb", "read", "body", 0.958),
    Aim("neardup", "pairs", "duplicates", 0.96),
    Aim("neardup", "pairs", "label right", 0.90),
    Aim("neardup", "pairs", "recurrent kept apart", 1.0),
)
"""What issue and documents promise; docs/methods say how each measure is defined."""


def half_of(item: Item) -> int:
    return zlib.crc32(item.id.encode()) % 2


def scores(
    task: str, items: Sequence[Item], found: Mapping[str, Any]
) -> dict[str, float]:
    return {measure.name: measure.value for measure in SCORERS[task](items, found)}


def measure(file: Path, task: str) -> tuple[list[dict[str, float]], int, float]:
    """Scores of the whole set and of its halves, its size, milliseconds an item."""
    with file.open("rb") as lines:
        items = read_items(lines, file.name)
    answer = annotator(task)
    answer(items[0].input)  # what is loaded once does not count
    started = time.process_time()
    found = {item.id: answer(item.input) for item in items}
    spent = 1000 * (time.process_time() - started) / len(items)
    found = json.loads(json.dumps(found))
    halves = [[item for item in items if half_of(item) == n] for n in (0, 1)]
    return [scores(task, some, found) for some in (items, *halves)], len(items), spent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("ONRECORD_SHARED", "../shared")
    parser.add_argument("--shared", type=Path, default=Path(default))
    parser.add_argument("sets", nargs="*", metavar="SET", help="only these sets")
    options = parser.parse_args()
    folder = options.shared / "eval" / "dev"
    wanted = [aim for aim in AIMS if not options.sets or aim.gold in options.sets]
    if not folder.is_dir() or not wanted:
        print(
            f"no sets {options.sets or ''} in {folder}: give --shared", file=sys.stderr
        )
        return 2
    logging.disable(logging.CRITICAL)
    print(f"{'set, measure':62} {'all':>6} {'halves':>12}   aim      n  ms/item")
    missed = 0
    for gold in dict.fromkeys(aim.gold for aim in wanted):
        aims = [aim for aim in wanted if aim.gold == gold]
        if aims[0].task not in task_names():
            print(f"{gold}: no annotator for {aims[0].task}")
            missed += len(aims)
            continue
        found, n, spent = measure(folder / f"{gold}.jsonl", aims[0].task)
        for aim in aims:
            whole, one, other = (some.get(aim.measure, 0.0) for some in found)
            low = round(whole, 3) < aim.least
            missed += low
            name = f"{gold}, {aim.measure}"
            marks = " *" * aim.seen + "  MISSED" * low
            print(
                f"{name:62} {whole:6.3f}  {one:.3f} {other:.3f} {aim.least:6.3f} "
                f"{n:6} {spent:8.2f}{marks}",
                flush=True,
            )
    if any(aim.seen for aim in wanted):
        print("* learnt from these documents; docs/methods/topics.md has unseen ones")
    print(f"{len(wanted) - missed} of {len(wanted)} figures reached")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
