"""How well and how fast pages are read without selectors, on the sets of eval/dev.

Usage: python benchmarks/extraction.py [--shared ../shared] [--set extraction_gov ...]

Runs `onrecord.annotate.read` over each set, scores it with the sets' own score.py, on
each half (by the checksum of an item's id) and on the whole, and prints processor time
a page beside that of trafilatura alone on the same pages: the machine may be shared,
the ratio is not. With --runs N only the time is measured: of each page the fastest of N
readings, which is what it costs where nothing else is in the way.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import json
import logging
import os
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path
from typing import Any

import trafilatura

from onrecord.annotate.read import annotate, annotate_date

SETS = ("extraction_gov", "extraction_traf", "extraction_aeb", "dates_html")


def items(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text().splitlines() if line.strip()]


def half_of(item: dict[str, Any]) -> int:
    return zlib.crc32(item["id"].encode()) % 2


def predictions(found: list[dict[str, Any]], task: str) -> tuple[list[str], float]:
    """A line a prediction, and the processor seconds they took."""
    lines = []
    start = time.process_time()
    for item in found:
        read = annotate_date if task == "dates_html" else annotate
        lines.append(json.dumps({"id": item["id"], "pred": read(item["input"])}))
    return lines, time.process_time() - start


def seconds_of_trafilatura(found: list[dict[str, Any]]) -> float:
    """What trafilatura alone needs for text and metadata of the same pages."""
    start = time.process_time()
    for item in found:
        body = gzip.decompress(base64.b64decode(item["input"]["html_gz_b64"]))
        trafilatura.bare_extraction(body, with_metadata=True)
    return time.process_time() - start


def cost_of_a_page(found: list[dict[str, Any]], task: str, runs: int) -> str:
    """The median page's processor time and that of the slowest tenth, in ms."""
    read = annotate_date if task == "dates_html" else annotate
    fastest: list[float] = []
    read(found[0]["input"])
    for item in found:
        times = []
        for _ in range(runs):
            start = time.process_time()
            read(item["input"])
            times.append(time.process_time() - start)
        fastest.append(1000 * min(times))
    fastest.sort()
    median, slow = fastest[len(fastest) // 2], fastest[len(fastest) * 9 // 10]
    return f"{task}: median {median:.1f} ms, nine in ten under {slow:.1f} ms a page"


def scored(shared: Path, task: str, gold: Path, predicted: Path) -> str:
    done = subprocess.run(
        [sys.executable, str(shared / "eval" / "score.py"), str(gold), str(predicted),
         "--task", task],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


def measure(shared: Path, task: str, folder: Path) -> None:
    found = items(shared / "eval" / "dev" / f"{task}.jsonl")
    lines, seconds = predictions(found, task)
    alone = seconds_of_trafilatura(found)
    predicted = folder / "predicted.jsonl"
    predicted.write_text("\n".join(lines))
    for name, part in (
        ("first half", [item for item in found if half_of(item) == 0]),
        ("second half", [item for item in found if half_of(item) == 1]),
        ("all", found),
    ):
        gold = folder / "gold.jsonl"
        gold.write_text("\n".join(map(json.dumps, part)))
        print(f"== {task}, {name}, n={len(part)}")
        print(scored(shared, task, gold, predicted))
    print(
        f"{1000 * seconds / len(found):.1f} ms of processor a page; "
        f"trafilatura alone {1000 * alone / len(found):.1f} ms\n"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("ONRECORD_SHARED", "../shared")
    parser.add_argument("--shared", type=Path, default=Path(default))
    parser.add_argument("--set", action="append", choices=SETS)
    parser.add_argument("--runs", type=int, default=0)
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    if not (options.shared / "eval" / "score.py").exists():
        print(f"no eval sets under {options.shared}: give --shared", file=sys.stderr)
        return 2
    if options.runs:
        for task in options.set or SETS:
            found = items(options.shared / "eval" / "dev" / f"{task}.jsonl")
            print(cost_of_a_page(found, task, options.runs), flush=True)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for task in options.set or SETS:
            measure(options.shared, task, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
