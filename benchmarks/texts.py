"""Real texts to make a large record of: passages by language, and who says what when.

From the Security Council's resolutions in seven languages, General Debate speeches,
and statements of two ministries and a presidency in ``../shared``. Nothing of it is
kept in the repository.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord import vocabularies
from onrecord.annotate.topic_rows import topic_rows
from onrecord.archive import iter_captures
from onrecord.collect.sources import source_of
from onrecord.models import Document
from onrecord.text import clean

SPEECHES = "data/speeches/general-debate-1990-2019.jsonl.gz"
COUNCIL = "archive/un-sc.warc.gz"
EVERY = 6
"""Of English captures of the Council, one in so many is read: there are enough."""
LENGTH = {"zh": (30, 500)}
"""Characters of a passage, at least and at most; of others 80 to 1500."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, of what, in which year; drawn as often as it really occurs."""

    actor: str
    kind: str
    topics: tuple[tuple[str, str, str], ...]
    """(id, printed, rule)"""
    year: int


@dataclass(slots=True)
class Texts:
    passages: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    voices: list[Voice] = field(default_factory=list)

    def add(self, language: str, text: str) -> None:
        least, most = LENGTH.get(language, (80, 1500))
        text = " ".join(clean(text).split())
        if least <= len(text) <= most:
            self.passages[language].append(text)


def read_texts(shared: Path) -> Texts:
    """Everything; takes a minute or so."""
    texts = Texts()
    for document in _council(shared / COUNCIL):
        for paragraph in document.paragraphs:
            texts.add(document.language, paragraph.text)
        if document.adopted_on is not None:
            opening = [p.text for p in document.paragraphs[:12]]
            found = _topics(document.title, opening, document.language)
            year = document.adopted_on.year
            texts.voices.append(Voice(document.actor, document.kind, found, year))
    with gzip.open(shared / SPEECHES, "rt", encoding="utf-8") as lines:
        for n, line in enumerate(lines):
            speech = json.loads(line)
            parts = re.split(r"(?<=[.!?])\s+(?=[A-Z])", speech["text"])
            passages = [" ".join(parts[m : m + 4]) for m in range(0, len(parts), 4)]
            for passage in passages:
                texts.add("en", passage)
            if n % 3 == 0 and speech["iso3"] in vocabularies.actors():
                found = _topics("", passages[:8], "en")
                texts.voices.append(
                    Voice(speech["iso3"], "speech", found, speech["year"])
                )
    for language, text in _ministries(shared / "data" / "statements"):
        for passage in re.split(r"\n+", text):
            texts.add(language, passage)
    return texts


def _council(path: Path) -> Iterator[Document]:
    captures = iter_captures([path], lambda fault: None)
    for n, (_, capture) in enumerate(captures):
        spider = source_of(capture.url)
        if spider is None or (
            ("-en" in capture.url or "/en/" in capture.url) and n % EVERY
        ):
            continue
        yield from spider.read(capture).documents


def _topics(
    title: str, paragraphs: list[str], language: str
) -> tuple[tuple[str, str, str], ...]:
    rows = topic_rows(title, "\n".join(paragraphs), language, "")
    return tuple((row.topic_id, row.printed, row.rule) for row in rows[:4])


def _ministries(folder: Path) -> Iterator[tuple[str, str]]:
    for line in (folder / "cn_mfa_zh_pressconf.jsonl").read_text("utf-8").splitlines():
        for exchange in json.loads(line)["qa"]:
            yield "zh", "\n".join(str(value) for value in exchange.values())
    for line in (folder / "ru_kremlin_articles.jsonl").read_text("utf-8").splitlines():
        for value in json.loads(line).values():
            if isinstance(value, str):
                yield "ru", value
