"""What each annotator costs for a document of 3 kB, and all of them together.

    .venv/bin/python benchmarks/annotators.py [--shared ../shared] [--language en]

Texts are real ones of about 3 kB: resolutions (eval/dev/resolution_parse), statements
(data/statements, General Debate) cut at the end of a paragraph. Processor time of this
process on one core after warm-up, the median of several rounds; start-up is a fresh
interpreter that answers one short text. The aim: 3 ms for all together, 0.5 s to start.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from onrecord.annotate import whole
from onrecord.annotate.citations import find_citations
from onrecord.annotate.whole import Text, Unit
from onrecord.languages import language_of

SIZE = 3000  # characters
ROUNDS = 5


def texts(shared: Path, language: str) -> Iterator[tuple[str, str]]:
    """(kind, text) of about 3,000 characters each."""
    sets = shared / "eval" / "dev"
    n = 0
    for line in (sets / "resolution_parse.jsonl").open(encoding="utf-8"):
        given = json.loads(line)["input"]
        if given["lang"] == language and len(given["text"]) > SIZE and n < 40:
            n += 1
            yield "resolution", cut(given["text"])
    if language != "en":
        return
    speeches = shared / "data/speeches/general-debate-1990-2019.jsonl.gz"
    with gzip.open(speeches, "rt", encoding="utf-8") as lines:
        for n, line in enumerate(lines):
            if n % 140 == 0:
                yield "statement", cut(json.loads(line)["text"])


def cut(text: str) -> str:
    end = text.rfind("\n", SIZE // 2, SIZE)
    return text[: end if end > 0 else SIZE]


def as_text(kind: str, body: str, language: str) -> Text:
    paragraphs = tuple(
        Unit("operative" if kind == "resolution" else "text", "", 0, "", line)
        for line in body.split("\n")
        if line.strip()
    )
    organ = "ORG:UN:SC" if kind == "resolution" else ""
    return Text(
        language,
        kind,
        organ or "FRA",
        organ,
        date(2023, 5, 31),
        date(2023, 5, 31),
        "",
        body,
        paragraphs,
    )


def cost(answer: Callable[[Text], object], given: list[Text]) -> float:
    """Milliseconds of processor time a text, the median of the rounds."""
    for text in given[:5]:
        answer(text)
    rounds = []
    for _ in range(ROUNDS):
        started = time.process_time()
        for text in given:
            answer(text)
        rounds.append(1000 * (time.process_time() - started) / len(given))
    return statistics.median(rounds)


ANNOTATORS: dict[str, Callable[[Text], object]] = {
    "citations": lambda text: find_citations(text.body, text.language),
    "language": lambda text: language_of(text.body),
    **{name: task.find for name, task in whole.TASKS.items()},
}


def startup(code: str) -> float:
    """Seconds of a fresh interpreter, the best of three."""
    best = 1e9
    for _ in range(3):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        best = min(best, time.perf_counter() - started)
    return best


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("ONRECORD_SHARED", "../shared")
    parser.add_argument("--shared", type=Path, default=Path(default))
    parser.add_argument("--language", default="en")
    options = parser.parse_args()
    found = list(texts(options.shared, options.language))
    given = [as_text(kind, body, options.language) for kind, body in found]
    kinds = sorted({kind for kind, _ in found})
    print(f"{len(given)} texts of about {SIZE} characters, {options.language}")
    print(f"{'ms a text':12}" + "".join(f"{kind:>14}" for kind in kinds))
    totals = dict.fromkeys(kinds, 0.0)
    for name, answer in ANNOTATORS.items():
        row = f"{name:12}"
        for kind in kinds:
            spent = cost(answer, [text for text in given if text.kind == kind])
            totals[kind] += spent
            row += f"{spent:14.2f}"
        print(row, flush=True)
    print(f"{'together':12}" + "".join(f"{totals[kind]:14.2f}" for kind in kinds))
    bare = startup("pass")
    for name, code in (
        ("onrecord annotate", "import onrecord.cli"),
        ("all annotators", "import onrecord.annotate.whole"),
    ):
        print(f"start-up of {name}: {startup(code) - bare:.2f} s beside Python's own")
    return 0


if __name__ == "__main__":
    sys.exit(main())
