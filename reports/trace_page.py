"""The page of a traced report: its text with the claims marked, and what could be
meant beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.reports import wording
from onrecord.reports.citing import Work
from onrecord.reports.citing_styles import UN_STYLES
from onrecord.reports.citing_websites import WEB_STYLES
from onrecord.reports.rendering import environment, safe_link, shown, stylesheet
from onrecord.reports.trace_claims import actor_name
from onrecord.reports.trace_formats import KINDS, address, said_by
from onrecord.reports.trace_types import Candidate, Claim, Trace
from onrecord.reports.trace_wanted import parting
from onrecord.text import direction

PASSAGE = 420
"""Characters of a paragraph that the page quotes."""
_QUOTED = re.compile("“([^”]+)”")
_WHEN = {
    "before": "before the report",
    "within": "may be before the report",
    "later": "after the report",
    "undated": "undated",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the report, in how many claims they stand, and which claims end here."""

    text: str
    kind: str
    """Of the narrowest claim they stand in; empty outside."""
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    name: str
    points: str
    why: str


@dataclass(frozen=True, slots=True)
class CandidateView:
    symbol: str
    href: str
    title: str
    dated: str
    when: str
    when_words: str
    score: str
    reason: str
    counted: bool
    parts: tuple[PartView, ...]
    passage: str
    passage_name: str
    code: str
    direction: str
    citation: str
    source: str
    archived: str
    archived_href: str
    fetched: str
    digest: str
    show: str
    """The command that shows the archived copy."""


@dataclass(frozen=True, slots=True)
class ClaimView:
    number: int
    kind: str
    label: str
    text: str
    said_by: str
    body: str
    candidates: tuple[CandidateView, ...]
    later: tuple[CandidateView, ...]
    notes: tuple[str, ...]
    gap: str

    @property
    def first(self) -> tuple[CandidateView, ...]:
        """As many candidates as the report speaks of, at least one, at most three."""
        counted = sum(one.counted for one in self.candidates)
        return self.candidates[: min(3, max(1, counted))]


@dataclass(frozen=True, slots=True)
class TracePage:
    """What the template shows."""

    title: str
    source: str
    source_href: str
    date_label: str
    date: str
    clues: tuple[str, ...]
    notes: tuple[str, ...]
    code: str
    direction: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    claims: tuple[ClaimView, ...]
    summary: str

    @property
    def alluded(self) -> tuple[ClaimView, ...]:
        """The claims that allude to documents."""
        return tuple(one for one in self.claims if one.kind != "attribution")


def trace_page(found: Trace) -> TracePage:
    """The traced report as its page shows it."""
    exact = found.date.exact
    first = found.date.earliest
    days = wording.day(found.date.latest)
    if not exact:
        days = f"{wording.day(first) if first else 'unknown'} to {days}"
    return TracePage(
        title=shown(found.title) or "A report beside the record",
        source=shown(found.source),
        source_href=safe_link(found.source),
        date_label="Date" if exact else "Possible dates",
        date=days,
        clues=tuple(map(shown, found.date.clues)),
        notes=tuple(map(shown, found.notes)),
        code=shown(found.language),
        direction=direction(found.language),
        paragraphs=tuple(_paragraphs(found)),
        claims=tuple(_claim(n, one) for n, one in enumerate(found.claims, 1)),
        summary=_summary(found),
    )


def _summary(found: Trace) -> str:
    said = sum(one.kind == "attribution" for one in found.claims)
    alluded = len(found.claims) - said
    held = sum(bool(one.candidates) for one in found.claims)
    claims = f"{_count(said, 'attribution')} and {_count(alluded, 'allusion')}"
    return (
        f"{claims} to documents. For {held} of these {len(found.claims)} the record "
        "holds what could be meant."
    )


def _count(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"


def _paragraphs(found: Trace) -> Iterator[tuple[Piece, ...]]:
    start, part = 0, parting(found.text)
    for block in found.text.split(part):
        end = start + len(block)
        if block.strip():
            yield tuple(_pieces(found.text, start, end, found.claims))
        start = end + len(part)


def _pieces(
    text: str, start: int, end: int, claims: Sequence[Claim]
) -> Iterator[Piece]:
    inside = [
        (n, one)
        for n, one in enumerate(claims, 1)
        if one.start < end and start < one.end
    ]
    cuts = {start, end}
    for _, one in inside:
        cuts |= {max(start, one.start), min(end, one.end)}
    places = sorted(cuts)
    for first, last in pairwise(places):
        over = [one for _, one in inside if one.start <= first and last <= one.end]
        narrow = min(over, key=lambda one: one.end - one.start, default=None)
        ends = tuple(n for n, one in inside if one.end == last)
        kind = narrow.kind if narrow else ""
        yield Piece(shown(text[first:last].rstrip("\n")), kind, ends)


def _claim(number: int, one: Claim) -> ClaimView:
    return ClaimView(
        number=number,
        kind=one.kind,
        label=KINDS[one.kind].capitalize(),
        text=shown(one.text),
        said_by=shown(said_by(one)),
        body=shown(actor_name(one.actor)) if one.actor and not one.speaker else "",
        candidates=tuple(map(_candidate, one.candidates)),
        later=tuple(map(_candidate, one.later)),
        notes=tuple(map(shown, one.notes)),
        gap=shown(one.gap),
    )


def _candidate(one: Candidate) -> CandidateView:
    passage, copy = one.passage, one.copy
    code = passage.language if passage else "en"
    quoted = passage.text if passage else ""
    return CandidateView(
        symbol=shown(one.symbol),
        href=address(one),
        title=shown(one.title),
        dated=wording.day(one.date),
        when=one.when,
        when_words=_WHEN[one.when],
        score=f"{one.score:.2f}",
        reason=shown(one.reason),
        counted=one.counted,
        parts=tuple(
            PartView(part.name, f"{part.points:+.2f} of {part.of:.2f}", shown(part.why))
            for part in one.parts
        ),
        passage=shown(_excerpt(quoted, one.reason)),
        passage_name=_place(one),
        code=code,
        direction=direction(code),
        citation=shown(_citation(one)),
        source=shown(one.source),
        archived=shown(copy.url) if copy else "",
        archived_href=safe_link(copy.url) if copy else "",
        fetched=f"{copy.fetched_at:%Y-%m-%d %H:%M} UTC" if copy else "",
        digest=copy.payload_sha256.hex() if copy else "",
        show=(
            f"onrecord archive show {shown(copy.warc_file)} {copy.warc_offset}"
            if copy
            else ""
        ),
    )


def _excerpt(passage: str, reason: str) -> str:
    """A long paragraph around the words that the reason quotes."""
    if len(passage) <= PASSAGE:
        return passage
    found = (passage.find(words) for words in _QUOTED.findall(reason))
    place = next((at for at in found if at >= 0), 0)
    first = max(0, min(place - PASSAGE // 2, len(passage) - PASSAGE))
    first = passage.find(" ", first) + 1 if first else 0
    last = first + PASSAGE
    if last < len(passage):
        last = max(passage.rfind(" ", first, last), first + 1)
    return "… " * bool(first) + passage[first:last] + " …" * (last < len(passage))


def _place(one: Candidate) -> str:
    if one.passage is None:
        return ""
    if one.passage.kind == "operative" and one.passage.path:
        return f"Operative paragraph {one.passage.path}"
    return "Preamble" if one.passage.kind == "preambular" else "Text"


def _citation(one: Candidate) -> str:
    work = Work(
        kind=one.kind,
        title=one.title,
        publisher=one.source,
        url=address(one),
        symbol=one.symbol,
        body=one.body,
        adopted_on=one.date,
        issued_on=one.date,
        speaker=one.speaker,
    )
    styles = UN_STYLES if work.is_un else WEB_STYLES
    return styles["chicago"](work, None)


def trace_html(found: Trace) -> str:
    """The traced report as one page that needs no other file."""
    css, digest = stylesheet()
    template = environment().get_template("trace.html")
    return template.render(page=trace_page(found), css=css, css_digest=digest)
