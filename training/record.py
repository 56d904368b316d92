"""The labelled record: documents of an archive with their indexers' headings.

    python -m training.record un-sc.warc.gz un-ga.warc.gz > labelled.jsonl

One line a text: symbol, language, title, opening, date, headings. The headings are
those of the United Nations' own indexers (Dag Hammarskjöld Library), from the file of
the text or, where that has none, from the extract of the same resolution.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from onrecord.annotate.topic_reading import document_key, opening
from onrecord.archive.captures import iter_captures
from onrecord.archive.faults import Fault
from onrecord.collect.sources import all_sources
from onrecord.models import Document, Subject
from onrecord.vocabularies import LANGUAGES

SOURCES = ("un_sc", "un_ga")
INDEXERS = "UNBIS Thesaurus"
"""The dictionary of headings that people chose; ``UNBIS`` ones come from goals."""


def headings(subjects: Iterable[Subject]) -> list[str]:
    """Headings in capitals; other spellings under that name are no headings."""
    return sorted(
        {
            subject.label.strip()
            for subject in subjects
            if subject.dictionary == INDEXERS and subject.label.isupper()
        }
    )


def documents(archives: Iterable[Path]) -> Iterator[Document]:
    """Every document that the readers of the United Nations find in the archives."""
    sources = [all_sources()[name] for name in SOURCES]
    for _, capture in iter_captures(archives, _report):
        for source in sources:
            page = source.page_for(capture.url)
            if page is not None and not page.is_listing:
                yield from source.read(capture).documents


def _report(fault: Fault) -> None:
    print(fault, file=sys.stderr)


def labelled(archives: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """One row a text in one of the six languages that has headings."""
    found = list(documents(archives))
    extracts = {
        document_key(d.native_id): headings(d.subjects)
        for d in found
        if d.role == "extract"
    }
    seen = set()
    for document in found:
        key = (document.native_id.replace(" ", ""), document.language)
        given = headings(document.subjects) or extracts.get(document_key(key[0]), [])
        if (
            document.role != "text"
            or document.language not in LANGUAGES
            or not given
            or key in seen
        ):
            continue
        seen.add(key)
        day = document.adopted_on or document.issued_on
        text = opening("\n".join(p.text for p in document.paragraphs if p.text))
        yield {
            "symbol": key[0],
            "lang": document.language,
            # The Council's resolutions have no title of their own.
            "title": document.title if document.source == "un_ga" else "",
            "text": text,
            "date": day.isoformat() if day else "",
            "headings": given,
        }


def main() -> None:
    """Write the record to stdout."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("archives", type=Path, nargs="+")
    for row in labelled(asked.parse_args().archives):
        print(json.dumps(row, ensure_ascii=False, sort_keys=True))


if __name__ == "__main__":
    main()
