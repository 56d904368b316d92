"""What became of a changed page: the same items, something noticed, or worse.

``same``: every item as before. ``noticed``: a fault, a note on the document, or what
the health of a run is judged by (no items, no title, no date, no text). ``lost``: less
than before, and nothing says so. ``wrong``: a value that the page does not state.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

from layout_mutations import FOREIGN, Mutant, Saved

from onrecord.models import Document, Fault, Link, Reading

Outcome = Literal["same", "noticed", "lost", "wrong"]
SEEN_BY_HEALTH = frozenset({"title", "issued_on", "issued_edtf", "paragraphs"})
"""A document that lacks one of them is counted at the end of each run."""
NOT_VALUES = frozenset(
    {"source", "native_id", "url", "notes", "issued_text", "published_at",
     "adopted_text", "page_url", "part", "filed_under", "translations", "listed",
     "role"}
)  # fmt: skip
"""As printed, or about the rendition: what they say is compared elsewhere."""
VALUES = [f.name for f in fields(Document) if f.name not in NOT_VALUES]


@dataclass(frozen=True)
class Judgement:
    outcome: Outcome
    why: str = ""
    stored: bool = False
    """A wrong value stands in a document or link, though a fault or note tells."""


def judge(saved: Saved, mutant: Mutant, found: Reading) -> Judgement:
    before = saved.reading
    new_faults = faults_of(found) - faults_of(before)
    told = next(iter(new_faults), "")
    if found.passed_over and not before.passed_over:
        told = told or f"passed over: {found.passed_over}"
    wrong: list[tuple[str, str]] = []
    lost: list[str] = []
    noticed = told
    expected = {key_of(d): d for d in before.documents}
    old = dict(expected)
    for document in found.documents:
        own = expected.get(key_of(document))
        old.pop(key_of(document), None)
        differing = list(differences(own, document, mutant.now))
        notes = [n for n in document.notes if own is None or n not in own.notes]
        told_here = told or (f"note {notes[0].reason}" if notes else "")
        for name, is_gap, detail in differing:
            if not is_gap:
                wrong.append((told_here, f"{name}: {detail}"))
            elif name in SEEN_BY_HEALTH:
                noticed = noticed or f"no {name}"
            elif not told_here:
                lost.append(f"{name}: {detail}")
        if notes and not noticed and differing:
            noticed = told_here
    links = {link.url: link for link in found.links}
    known = {link.url: link for link in before.links}
    notes_of_page = [n.reason for d in found.documents for n in d.notes]
    new_notes = Counter(notes_of_page) - Counter(
        n.reason for d in before.documents for n in d.notes
    )
    told_links = told or next(iter(new_notes), "")
    for url, link in links.items():
        wrong += [(told_links, why) for why in wrong_link(link, known.get(url))]
    # A row that is still followed gives its item, with or without its date.
    old = {k: d for k, d in old.items() if d.role == "text" or d.page_url not in links}
    gone = sorted(known.keys() - links.keys())
    nothing = not found.documents and not links
    if nothing and before.is_listing and not told:
        noticed = noticed or "zero items"
    elif (old or gone) and not told:
        lost += [f"document {key}" for key in old] + [f"link {url}" for url in gone]
    if silent := [why for telling, why in wrong if not telling]:
        return Judgement("wrong", silent[0], stored=True)
    if lost and not told:
        return Judgement("lost", lost[0])
    if noticed or wrong:
        why = noticed or f"{wrong[0][0]}: {wrong[0][1]}"
        return Judgement("noticed", why, stored=bool(wrong))
    return Judgement("same")


def faults_of(reading: Reading) -> Counter[str]:
    def told(fault: Fault) -> str:
        return f"{fault.reason}: {fault.detail}"

    return Counter(map(told, reading.faults))


def key_of(document: Document) -> tuple[str, str]:
    return (document.native_id, document.part)


def differences(
    own: Document | None, found: Document, now: Mapping[str, str]
) -> Iterator[tuple[str, bool, str]]:
    """(field, whether it is only missing, detail) of each that is not as it should be.

    A document unknown before must be one of those that the kind of mutation added.
    """
    if own is None:
        if FOREIGN not in found.title:
            yield "title", False, f"a new document {found.title[:60]!r}"
        return
    for name in VALUES:
        wanted, value = told(getattr(own, name), now), told(getattr(found, name), {})
        if wanted == value or name == "issued_edtf":
            continue
        if name == "issued_on" and wanted and not value:
            month = found.issued_edtf
            if month and not str(own.issued_on).startswith(month.rstrip("~")):
                yield name, False, f"{month} for {own.issued_on}"
                continue
        less = isinstance(value, tuple) and name not in ("paragraphs", "vote")
        is_gap = not value or (less and set(value) < set(wanted))
        yield name, is_gap, f"{str(value)[:150]!r} for {str(wanted)[:150]!r}"


def told(value: Any, now: Mapping[str, str]) -> Any:
    """A value as it is compared: of paragraphs their words."""
    if isinstance(value, tuple) and value and hasattr(value[0], "text"):
        return tuple(now.get(p.text, p.text) for p in value)
    return now.get(value, value) if isinstance(value, str) else value


def wrong_link(link: Link, known: Link | None) -> Iterator[str]:
    """A new address is one that the changed page leads to, and is read for itself. The
    date of older pages says how far back this one reaches: less far is safe."""
    if known is None or not (link.issued_on and known.issued_on):
        return
    if link.issued_on != known.issued_on and (
        not link.is_listing or link.issued_on < known.issued_on
    ):
        yield f"link {link.url}: {link.issued_on} for {known.issued_on}"
