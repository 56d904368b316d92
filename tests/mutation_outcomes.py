"""What became of a reading after the layout of its page was changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, Final, Literal
from urllib.parse import urlsplit

from mutants import DECOY, Mutant, Original

from onrecord.models import Document, Fault, Link, Reading
from onrecord.spiders.articles import address_id

Outcome = Literal["equal", "noticed", "lost", "wrong"]
PROTECTED: Final = (
    "title", "issued_on", "issued_edtf", "published_at", "adopted_on", "actor",
    "speaker", "symbol", "body", "vote", "outcome", "language", "kind",
)  # fmt: skip
"""A value of these that differs is wrong; an empty one is lost."""
_NOT_COMPARED: Final = frozenset(
    {"notes", "issued_text", "adopted_text", "part", "native_id", "source", "url"}
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """An outcome and the first thing that led to it."""

    outcome: Outcome
    why: str = ""


def judged(page: Original, mutant: Mutant) -> Verdict:
    """``wrong`` where a value is another than it was, whatever else was noticed."""
    before, after = page.reading, page.read(mutant.capture)
    wrong = next(_wrong(before, after, mutant), "")
    if wrong:
        return Verdict("wrong", wrong)
    lost = next(_lost(before, after, mutant), "")
    if not lost:
        return Verdict("equal")
    told = next(_told(before, after, page), "")
    return Verdict("noticed", told) if told else Verdict("lost", lost)


def _key(document: Document) -> tuple[str, ...]:
    return document.source, document.native_id, document.part, document.role


def _wrong(before: Reading, after: Reading, mutant: Mutant) -> Iterator[str]:
    known = {_key(d): d for d in before.documents}
    for document in after.documents:
        was = known.get(_key(document))
        if was is None:
            if not _is_decoy(document, mutant):
                yield f"id {document.native_id!r} ({document.title!r})"
            continue
        for name in PROTECTED:
            old, new = getattr(was, name), getattr(document, name)
            if new and new != old:
                yield f"{name} {old!r} became {new!r}"
    links = {address_id(link.url): link for link in before.links}
    for link in after.links:
        host = urlsplit(link.url).hostname or ""
        was_link = links.get(address_id(link.url))
        if was_link is None:
            if "decoy" not in link.url and host != "elsewhere.example":
                yield f"link to {link.url}"
        elif not link.is_listing and link.issued_on not in (None, was_link.issued_on):
            yield f"link of {was_link.issued_on} became {link.issued_on}"


def _is_decoy(document: Document, mutant: Mutant) -> bool:
    if mutant.content != "more":
        return False
    held = f"{document.native_id} {document.title}".lower()
    return "decoy" in held or DECOY.lower() in held


def _lost(before: Reading, after: Reading, mutant: Mutant) -> Iterator[str]:
    found: dict[tuple[str, ...], Document] = {}
    for document in after.documents:
        found.setdefault(_key(document), document)
    left = 0
    for was in before.documents:
        now = found.get(_key(was))
        if now is None:
            if mutant.content != "fewer":
                yield f"document {was.native_id!r}"
            continue
        left += 1
        for field in fields(Document):
            if field.name not in _NOT_COMPARED:
                old, new = getattr(was, field.name), getattr(now, field.name)
                if _plain(field.name, old) != _plain(field.name, new):
                    yield f"{field.name} {str(old)[:60]!r} became {str(new)[:60]!r}"
    addresses = {address_id(link.url): link for link in after.links}
    for link in before.links:
        now_link = addresses.get(address_id(link.url))
        if now_link is None:
            if mutant.content != "fewer" and not link.is_listing:
                yield f"link {link.url}"
            elif mutant.content == "same":
                yield f"next page {link.url}"
            continue
        left += 1
        if link.issued_on and not now_link.issued_on:
            yield f"date of link {link.url}"
    if not left and (before.documents or before.links):
        yield "everything"
    for fault in before.faults:
        if fault.reason not in {f.reason for f in after.faults} and (
            mutant.content == "same"
        ):
            yield f"fault {fault.reason}"


def _plain(name: str, value: Any) -> Any:
    """What of a value counts: of a text its words, not how they are split."""
    if name == "paragraphs":
        return " ".join(" ".join(p.text for p in value).split())
    if name == "page_url":
        return address_id(value)
    return value


def _told(before: Reading, after: Reading, page: Original) -> Iterator[str]:
    """What a person learns of the change: faults, a reason, notes of doubt."""
    if after.passed_over and not before.passed_over:
        yield f"passed over: {after.passed_over}"
    known: Counter[Fault] = Counter(before.faults)
    for fault in after.faults:
        if not known[fault]:
            yield f"fault {fault.reason}: {fault.detail[:80]}"
        known[fault] -= 1
    for link in after.links:
        if not _is_own(link, page):
            yield f"refused by the run: {link.url}"
    notes = {note for d in before.documents for note in d.notes}
    for document in after.documents:
        for note in document.notes:
            if note not in notes and note.reason != "general_reading":
                yield f"note {note.reason}: {note.detail[:80]}"


def _is_own(link: Link, page: Original) -> bool:
    return (urlsplit(link.url).hostname or "") != "elsewhere.example"
