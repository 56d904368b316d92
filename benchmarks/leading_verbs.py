"""Count the leading verbs that an archive's XML sets off in type, for the vocabulary.

    python -m benchmarks.leading_verbs un-sc.warc.gz un-ga.warc.gz > operative_verbs.csv

Reads WARC files of the United Nations' resolutions in XML and writes the table
``onrecord/vocabularies/operative_verbs.csv``. A row is the first words of paragraphs of
one section, with how often the last of these words is set off with the others (``in``)
and how often the type ends just before it (``out``), for the Security Council and the
General Assembly. ``--leave-out FILE`` lists symbols that are not counted, one a line:
for measuring on them.
"""

import argparse
import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from onrecord.annotate.paragraph_verbs import words_of
from onrecord.archive import Fault, iter_captures
from onrecord.spiders.un_ga import UnGaSpider
from onrecord.spiders.un_sc import UnScSpider

LEAST = 2  # paragraphs that begin with a row's words
KINDS = {"preambular": "pre", "operative": "op"}


Row = tuple[str, str, str, str, str]
"""(language, section, organ, leading words set off or "", text) of a paragraph."""


def paragraphs(files: list[Path], left_out: frozenset[str]) -> Iterator[Row]:
    """Every preambular and operative paragraph, without points and annexes."""

    def damaged(fault: Fault) -> None:
        print(fault, file=sys.stderr)

    for file in files:
        spider = UnGaSpider if "ga" in file.name else UnScSpider
        for _, capture in iter_captures([file], damaged):
            if not capture.url.endswith(".xml"):
                continue
            for document in spider.read(capture).documents:
                if document.native_id in left_out:
                    continue
                organ = "ga" if document.native_id.startswith("A/") else "sc"
                for row in document.paragraphs:
                    if row.kind in KINDS and row.level == 0 and not row.annex:
                        verb = row.verbs[0] if row.verbs else ""
                        language = document.filed_under
                        yield language, KINDS[row.kind], organ, verb, row.text


def main() -> None:
    """Read the archives named, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--leave-out", type=Path)
    asked = parser.parse_args()
    left_out = asked.leave_out.read_text().splitlines() if asked.leave_out else []
    counts: defaultdict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for row in paragraphs(asked.files, frozenset(left_out)):
        language, section, organ, verb, text = row
        words, led = words_of(text), words_of(verb)
        if not led or words[: len(led)] != led:
            continue
        joint = "" if language == "zh" else " "
        for length in range(1, min(len(words), len(led) + 1) + 1):
            place = "in" if length <= len(led) else "out"
            phrase = joint.join(words[:length])
            counts[language, section, phrase][f"{organ}_{place}"] += 1
    table = csv.writer(sys.stdout, lineterminator="\n")
    cells = ("sc_in", "sc_out", "ga_in", "ga_out")
    table.writerow(("language", "section", "phrase", *cells))
    for key in sorted(counts):
        if counts[key].total() >= LEAST:
            table.writerow((*key, *(counts[key][cell] for cell in cells)))


if __name__ == "__main__":
    main()
