"""Count the leading verbs that an archive's XML sets off in type, for the vocabulary.

    python -m benchmarks.leading_verbs un-sc.warc.gz un-ga.warc.gz > operative_verbs.csv

Reads WARC files of the United Nations' resolutions in XML and writes the table
``onrecord/vocabularies/operative_verbs.csv``: one row for each phrase set off at the
start of at least `LEAST` paragraphs. ``set_off`` is the number of paragraphs where the
type ends with the phrase, ``begun`` the number that begin with its words, whatever is
set off; ``also`` is the part of the resolution where it leads. ``--leave-out FILE`` is a
list of symbols that are not counted, one a line: what one measures on.
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onrecord.annotate.paragraph_verbs import words_of
from onrecord.archive import Fault, iter_captures
from onrecord.spiders.un_ga import UnGaSpider
from onrecord.spiders.un_sc import UnScSpider

LEAST = 2
LONGEST = 9  # words; what is longer is a sentence set in italics
KINDS = {"preambular": "pre", "operative": "op"}


def paragraphs(
    files: list[Path], left_out: frozenset[str]
) -> Iterator[tuple[str, str, str, str]]:
    """(language, section, leading words set off or "", text) of every paragraph."""

    def damaged(fault: Fault) -> None:
        print(fault, file=sys.stderr)

    for _, capture in iter_captures(files, damaged):
        if not capture.url.endswith(".xml"):
            continue
        spider = UnGaSpider if "/ga" in capture.url.lower() else UnScSpider
        for document in spider.read(capture).documents:
            if document.native_id in left_out:
                continue
            for row in document.paragraphs:
                if row.kind in KINDS and row.level == 0 and not row.annex:
                    verb = row.verbs[0] if row.verbs else ""
                    yield document.filed_under, KINDS[row.kind], verb, row.text


def main() -> None:
    """Read the archives named, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--leave-out", type=Path)
    asked = parser.parse_args()
    left_out = asked.leave_out.read_text().splitlines() if asked.leave_out else []
    set_off: Counter[tuple[str, str, str]] = Counter()
    begun: Counter[tuple[str, str, str]] = Counter()
    for language, section, verb, text in paragraphs(asked.files, frozenset(left_out)):
        words = words_of(text[:300], language)[: LONGEST + 1]
        for length in range(1, len(words) + 1):
            begun[language, section, " ".join(words[:length])] += 1
        phrase = words_of(verb, language)
        if phrase and len(phrase) <= LONGEST and words[: len(phrase)] == phrase:
            set_off[language, section, " ".join(phrase)] += 1
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(("language", "section", "phrase", "set_off", "begun"))
    for key in sorted(set_off):
        if set_off[key] >= LEAST:
            table.writerow((*key, set_off[key], begun[key]))


if __name__ == "__main__":
    main()
