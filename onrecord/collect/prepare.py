"""From a reading to rows: symbols and actors resolved beside what is printed.

Pure: the same reading gives the same rows. What a vocabulary does not know becomes a
fault of that document alone; the others of the same capture go on.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any

from onrecord.annotate.citations import find_citations
from onrecord.annotate.names import UnknownActor, vote_cells
from onrecord.annotate.references import RULE, marked_symbol
from onrecord.db.rows import (
    CELL,
    ReadRow,
    RenditionRow,
    TextRow,
    array_cell,
    copy_rows,
)
from onrecord.models import Document, Paragraph, Reading
from onrecord.symbols import base, parse
from onrecord.text import clean

NUMBER = re.compile(r"\d")
"""Every citation holds a number; most paragraphs do not."""
OWN_NAME = "onrecord"
OWN_MARK = re.compile(rf"\b{OWN_NAME}\b")
NOT_FACTS = frozenset({"paragraphs", "vote", "notes", "source", "native_id", "role"})
LISTS = ("sponsors", "additional_sponsors", "subjects", "related")
FACT_FIELDS = tuple(f.name for f in fields(Document) if f.name not in NOT_FACTS)


def prepare(reading: Reading, capture_id: int) -> ReadRow:
    """Rows of everything that one capture gave."""
    capture = reading.capture
    renditions = []
    faults = [(f.part, f.reason, f.detail) for f in reading.faults]
    for document in reading.documents:
        try:
            renditions.append(_rendition(document))
        except UnknownActor as error:
            part = document.part or document.native_id
            faults.append((part, "unknown_actor", str(error)))
    return ReadRow(
        capture_id=capture_id,
        url_sha256=hashlib.sha256(capture.url.encode()).digest(),
        payload_sha256=bytes.fromhex(capture.payload_sha256),
        fetched_at=capture.fetched_at,
        state=_state(reading, bool(renditions), bool(faults)),
        note=clean(reading.passed_over),
        renditions=tuple(renditions),
        faults=tuple((clean(p), r, clean(d)[:2000]) for p, r, d in faults),
    )


def _state(reading: Reading, has_documents: bool, has_faults: bool) -> str:
    if has_faults and not has_documents:
        return "quarantined"
    if has_documents:
        return "read"
    if reading.is_listing:
        return "listing"
    return "passed_over" if reading.passed_over else "read"


def _rendition(document: Document) -> RenditionRow:
    dated_on = document.adopted_on or document.issued_on
    facts = {name: getattr(document, name) or "" for name in FACT_FIELDS}
    for name in LISTS:
        facts[name] = facts[name] or []
    if document.listed:
        facts["listed"] = True
    if document.issued_edtf and not document.issued_on:
        facts["issued_edtf"] = document.issued_edtf
    facts["is_summary"] = document.is_summary or _is_ours(document)
    facts["symbol"] = _canonical(document.symbol, without_corrections=True)
    facts["symbol_printed"] = document.symbol
    facts["draft_symbol"] = _canonical(document.draft_symbol)
    facts["meeting_record"] = _canonical(document.meeting_record)
    if document.vote is not None:
        cells = document.vote.cells()
        vote_cells(cells, dated_on)  # an unknown member is found here, not later
        facts["vote"] = {"cells": cells, "counts": dict(document.vote.counts)}
    text = _text(document, dated_on) if document.role == "text" else None
    packed = _pack(facts)
    notes = [[n.reason, clean(n.detail)] for n in document.notes]
    return RenditionRow(
        source=document.source,
        native_id=clean(document.native_id),
        part=clean(document.part),
        role=document.role,
        language=document.language,
        filed_under=document.filed_under or document.language,
        facts=packed,
        facts_hash=hashlib.blake2b(packed.encode(), digest_size=16).digest(),
        notes=json.dumps(notes, ensure_ascii=False),
        text=text,
    )


def _is_ours(document: Document) -> bool:
    """Whether the text says that onrecord wrote it: the demo's summaries do, within
    their first paragraphs, in the language of the text."""
    opening = (p.text for p in document.paragraphs[:3])
    return any(OWN_NAME in text and OWN_MARK.search(text) for text in opening)


@lru_cache(maxsize=65536)
def _canonical(printed: str, without_corrections: bool = False) -> str:
    """The canonical symbol, or what is printed where it is none."""
    symbol = parse(printed) if printed else None
    if symbol and without_corrections:
        # A corrigendum is another rendition of the document that it corrects.
        symbol = base(symbol)
    return symbol.canonical if symbol else printed


def _pack(facts: dict[str, Any]) -> str:
    """JSON that PostgreSQL takes: neither NUL nor lone surrogates."""
    packed = json.dumps(facts, ensure_ascii=False, sort_keys=True, default=_plain)
    if packed.isprintable() and "\\u0000" not in packed:
        return packed
    return json.dumps(_cleaned(json.loads(packed)), ensure_ascii=False, sort_keys=True)


def _plain(value: Any) -> Any:
    match value:
        case date() | datetime():
            return value.isoformat()
        case _ if hasattr(value, "__dataclass_fields__"):
            kind: type = type(value)
            return _values_of(kind)(value)
    raise TypeError(f"{type(value).__name__} is not a fact")


@cache
def _values_of(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """Reads all fields of a dataclass of several, in their order."""
    return attrgetter(*(f.name for f in fields(kind)))


def _cleaned(value: Any) -> Any:
    match value:
        case str():
            return clean(value)
        case list():
            return [_cleaned(v) for v in value]
        case dict():
            return {k: _cleaned(v) for k, v in value.items()}
    return value


def _text(document: Document, dated_on: date | None) -> TextRow:
    paragraphs, citations, lines = [], [], []
    title = clean(document.title)
    digested = [title]
    marked = any(p.citations for p in document.paragraphs)
    for position, p in enumerate(document.paragraphs, 1):
        text, number = clean(p.text), clean(p.number)
        rest = [p.path, p.element, *p.verbs]
        path, element, *verbs = (
            rest if "".join(rest).isprintable() else map(clean, rest)
        )
        annex = "t" if p.annex else "f"
        paragraphs.append(
            f"{position}{CELL}{p.kind}{CELL}{number}{CELL}{p.level}{CELL}{path}{CELL}"
            f"{array_cell(verbs)}{CELL}{element}{CELL}{annex}{CELL}{text}"
        )
        digested.append(f"\x1e{p.kind}\x1f{p.level}\x1f{p.annex}\x1f{number}\x1f{text}")
        lines.append(f"{number} {text}" if number else text)
        for n, found in enumerate(_citations(p, text, document.language, marked), 1):
            start, printed, href, symbol, rule = found
            citations.append(
                f"{position}{CELL}{n}{CELL}{start}{CELL}{printed}{CELL}{href}{CELL}"
                f"{symbol}{CELL}{rule}"
            )
    body = "\n\n".join(lines)
    digest = hashlib.blake2b("".join(digested).encode(), digest_size=16)
    return TextRow(
        text_hash=digest.digest(),
        title=title,
        body=body,
        words=len(body.split()),
        dated_on=dated_on,
        paragraphs=copy_rows(paragraphs, columns=9),
        citations=copy_rows(citations, columns=7),
    )


def _citations(
    paragraph: Paragraph, text: str, language: str, marked: bool
) -> list[tuple[int, str, str, str, str]]:
    """(start, printed, href, symbol, rule) of what the source marks; where it marks
    nothing at all, of what is found."""
    if marked:
        return [
            (c.start, clean(c.printed), clean(c.href),
             marked_symbol(c.printed, c.href), RULE)
            for c in paragraph.citations
        ]  # fmt: skip
    if not NUMBER.search(text):
        return []
    return [
        (c.start, c.printed, "", c.symbol or "", c.rule)
        for c in find_citations(text, language)
    ]
