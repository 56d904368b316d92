"""How sites change: kinds of mutation of a saved page, applied where they apply.

A kind is a function from a saved page to any number of changed pages. Nothing is
random: the same page gives the same mutants. Words that a kind adds hold ``FOREIGN``,
so that they are known again wherever they turn up.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import lxml.html
from lxml import etree

from onrecord.models import Capture, Document, Reading
from onrecord.spiders.base import SourceSpider
from onrecord.spiders.decoding import DecodedPage

FOREIGN = "Quokka"
Family = Literal["html", "json", "xml"]
Kind = Callable[["Saved"], Iterator["Mutant"]]
KINDS: dict[str, tuple[tuple[Family, ...], Kind]] = {}
CONTENT_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".xml": "application/xml",
    ".rss": "application/rss+xml; charset=utf-8",
}


@dataclass(frozen=True)
class Mutant:
    """A changed page, and what changes in the truth about it."""

    body: bytes
    place: str = ""
    """Which part was changed: ``title``, ``date``, ``body``, ``row`` …"""
    now: Mapping[str, str] = field(default_factory=dict)
    """Text of the page → what stands there now, and is right."""
    content_type: str = ""


def kind(name: str, *families: Family) -> Callable[[Kind], Kind]:
    def known(mutate: Kind) -> Kind:
        KINDS[name] = (families or ("html",), mutate)
        return mutate

    return known


@dataclass
class Saved:
    """A page under ``pages/`` and what it gives unchanged."""

    path: Path
    spider: type[SourceSpider]
    url: str
    content_type: str
    body: bytes

    @property
    def family(self) -> Family:
        if self.path.suffix in {".html", ".json"}:
            return "html" if self.path.suffix == ".html" else "json"
        return "xml"

    @cached_property
    def reading(self) -> Reading:
        """Fetched soon after its newest item was published, as pages are."""
        first = self.read(self.body, datetime(2100, 1, 1, tzinfo=UTC))
        days = [d.issued_on or d.adopted_on for d in first.documents]
        days += [link.issued_on for link in first.links]
        newest = max(filter(None, days), default=None)
        if newest is None:
            return first
        noon = datetime.combine(newest + timedelta(days=1), time(12), UTC)
        return self.read(self.body, noon)

    def read(
        self, body: bytes, fetched_at: datetime, content_type: str = ""
    ) -> Reading:
        headers = (("Content-Type", content_type or self.content_type),)
        return self.spider.read(
            Capture(self.url, fetched_at, 200, headers, body, payload_sha256="")
        )

    def read_mutant(self, mutant: Mutant) -> Reading:
        at = self.reading.capture.fetched_at
        return self.read(mutant.body, at, mutant.content_type)

    @property
    def documents(self) -> tuple[Document, ...]:
        return self.reading.documents

    @cached_property
    def text(self) -> str:
        return DecodedPage(self.reading.capture, self.spider.card).text

    def tree(self) -> etree._Element:
        """The page's elements, to be changed."""
        if self.family == "html":
            parser = lxml.html.HTMLParser(huge_tree=True)
            # A browser takes "</br>" for a line break; the parser would drop it.
            text = re.sub(r"</br\s*>", "<br>", self.text)
            return lxml.html.document_fromstring(text, parser=parser)
        xml = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
        return etree.fromstring(self.body, xml)

    def answers(self) -> list[Any]:
        """The JSON values of an answer: one, or one a line; damaged lines left out."""
        found = []
        for text in (self.body, *self.body.splitlines()):
            with suppress(ValueError):
                found.append(json.loads(text))
            if found and text is self.body:
                break
        return found


def as_lines(answers: list[Any]) -> bytes:
    lines = [json.dumps(answer, ensure_ascii=False) for answer in answers]
    return "\n".join(lines).encode()


def written(tree: etree._Element) -> bytes:
    """An HTML tree as a page in UTF-8."""
    return b"<!DOCTYPE html>\n" + etree.tostring(tree, encoding="utf-8", method="html")


def saved_pages(
    files: list[Path], spiders: Mapping[str, type[SourceSpider]]
) -> Iterator[Saved]:
    """The pages that give something, unchanged; those that show faults are left out."""
    for path in files:
        beside = path.with_name(f"{path.stem}.expected.json")
        stated = json.loads(beside.read_text(encoding="utf-8"))
        if stated.get("status", 200) != 200:
            continue
        if stated.get("documents") or stated.get("links"):
            stated_type = stated.get("content_type", CONTENT_TYPES[path.suffix])
            spider = spiders[path.parent.name]
            yield Saved(path, spider, stated["url"], stated_type, path.read_bytes())


def mutants(saved: Saved, name: str) -> Iterator[Mutant]:
    """The page, changed in one way: none where the kind does not apply."""
    families, mutate = KINDS[name]
    if saved.family not in families:
        return
    done = {saved.body}
    for mutant in mutate(saved):
        if mutant.body not in done:
            done.add(mutant.body)
            yield mutant
