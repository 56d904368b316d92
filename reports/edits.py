"""What sources changed or took away after the record had it, with both copies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from psycopg import Connection

from onrecord.annotate.diffs import Change, Span, classify
from onrecord.db import changes
from onrecord.reports import wording
from onrecord.reports.contexts import Link
from onrecord.reports.rendering import safe_link, shown
from onrecord.reports.rows import Site
from onrecord.text import direction

SHOWN = 300
"""Changed texts on the page; the command `onrecord edits` lists all."""
PLACES = 30
"""Changed places of one text that are shown."""
AROUND = 90
"""Characters of the unchanged words around a change."""
LONGEST = 1500
"""Characters shown of one change."""

REMOVALS = {
    "gone": "Gone",
    "blocked": "Blocked",
    "moved": "Moved",
    "challenge": "Behind a challenge",
    "soft404": "Gone, answered as if it were there",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: kept, taken out or put in."""

    kind: Literal["kept", "out", "in"]
    text: str


@dataclass(frozen=True, slots=True)
class CopyView:
    url: str
    href: str
    fetched: str
    digest: str
    warc_file: str
    warc_offset: int


@dataclass(frozen=True, slots=True)
class EditView:
    document: Link
    title: str
    source: Link
    language: str
    code: str
    direction: str
    seen: str
    words: int
    noise: str
    other_address: bool
    pieces: tuple[Piece, ...]
    further: int
    """Changed places that are not shown."""
    old: CopyView
    new: CopyView


@dataclass(frozen=True, slots=True)
class RemovalView:
    document: Link
    title: str
    source: Link
    what: str
    status: int
    """0 where there was no answer at all."""
    since: str
    note: str
    old: CopyView
    new: CopyView | None


@dataclass(frozen=True, slots=True)
class Edits:
    """What the page of edits shows, and what the overview counts."""

    edits: tuple[EditView, ...]
    noise: tuple[EditView, ...]
    removals: tuple[RemovalView, ...]
    edited: int
    quiet: int

    @property
    def unlisted(self) -> int:
        return self.edited + self.quiet - len(self.edits) - len(self.noise)


def edits(conn: Connection[Any], site: Site) -> Edits:
    """Edits and removals of the report's documents; needs an open transaction."""
    ids = site.map.ids
    shown_ones: dict[str, list[EditView]] = {"edit": [], "noise": []}
    counts = dict.fromkeys(shown_ones, 0)
    for row in changes.changed_texts(conn, ids=ids):
        change = classify(
            f"{row.old_title}\n{row.old_body}", f"{row.new_title}\n{row.new_body}"
        )
        counts[change.kind] += 1
        if len(shown_ones[change.kind]) < SHOWN:
            shown_ones[change.kind].append(_edit(site, row, change))
    return Edits(
        edits=tuple(shown_ones["edit"]),
        noise=tuple(shown_ones["noise"]),
        removals=tuple(_removal(site, row) for row in changes.removed(conn, ids=ids)),
        edited=counts["edit"],
        quiet=counts["noise"],
    )


def _edit(site: Site, row: changes.ChangedText, change: Change) -> EditView:
    places = sum(span.op != "equal" for span in change.spans)
    return EditView(
        document=site.document(row.document_id, ""),
        title=shown(row.title),
        source=site.source(row.source, ""),
        language=wording.language(row.language),
        code=shown(row.language),
        direction=direction(row.language),
        seen=wording.moment(row.new.fetched_at),
        words=change.words,
        noise=", ".join(change.noise),
        other_address=row.old.url != row.new.url,
        pieces=tuple(pieces(change.spans)),
        further=max(0, places - PLACES),
        old=_copy(row.old),
        new=_copy(row.new),
    )


def pieces(spans: Sequence[Span]) -> Iterator[Piece]:
    """The first changed places, each within a few words that did not change."""
    places = [n for n, span in enumerate(spans) if span.op != "equal"][:PLACES]
    last = places[-1] if places else -1
    for n, span in enumerate(spans[: last + 2]):
        if span.op == "equal":
            yield Piece("kept", _between(span.new, first=n == 0, last=n > last))
            continue
        if span.old:
            yield Piece("out", _short(span.old))
        if span.new:
            yield Piece("in", _short(span.new))


def _between(text: str, *, first: bool, last: bool) -> str:
    before = "" if first else text[:AROUND]
    after = "" if last else text[-AROUND:]
    if len(text) <= len(before) + len(after):
        return shown(text)
    return shown(f"{before}…{after}" if before else f"…{after}")


def _short(text: str) -> str:
    return shown(text if len(text) <= LONGEST else text[:LONGEST] + "…")


def _removal(site: Site, row: changes.Removed) -> RemovalView:
    return RemovalView(
        document=site.document(row.document_id, ""),
        title=shown(row.title),
        source=site.source(row.source, ""),
        what=REMOVALS[row.what],
        status=row.status or 0,
        since=wording.moment(row.since),
        note=shown(row.note),
        old=_copy(row.old),
        new=_copy(row.new) if row.new else None,
    )


def _copy(copy: changes.Copy) -> CopyView:
    return CopyView(
        url=shown(copy.url),
        href=safe_link(copy.url),
        fetched=wording.moment(copy.fetched_at),
        digest=copy.sha256.hex(),
        warc_file=shown(copy.warc_file),
        warc_offset=copy.warc_offset,
    )


def in_words(found: Edits) -> str:
    """``2 texts were changed at the source``; or that none was."""
    if not found.edited and not found.removals:
        return "No text of these documents was changed or taken away at its source"
    parts: Iterable[str] = (
        wording.count(found.edited, "text was", "texts were") + " changed"
        if found.edited
        else "",
        wording.count(len(found.removals), "page was", "pages were") + " taken away"
        if found.removals
        else "",
    )
    return f"{wording.listed([part for part in parts if part])} at the source"
