"""A text in parts: preamble, operative part, annexes, notes; references made links."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.db.report_rows import CitationRow, ParagraphRow
from onrecord.reports.document_contexts import ParagraphView, Part, Segment
from onrecord.reports.rendering import official_link, safe_link, shown
from onrecord.reports.rows import Site

PREAMBLE, OPERATIVE, TEXT = "Preamble", "Operative paragraphs", ""
ANNEX, NOTES = "Annexes", "Notes"

MAX_LEVEL = 5


def parts_of(
    site: Site, paragraphs: Sequence[ParagraphRow], citations: Sequence[CitationRow]
) -> tuple[Part, ...]:
    """The text in its own order, footnotes last."""
    cited: dict[int, list[CitationRow]] = {}
    for citation in citations:
        cited.setdefault(citation.position, []).append(citation)
    runs: list[tuple[str, list[ParagraphView]]] = []
    notes: list[ParagraphView] = []
    heading = TEXT
    for row in paragraphs:
        view = _view(site, row, cited.get(row.position, ()))
        if row.kind == "note":
            notes.append(view)
            continue
        heading = _heading(row, heading)
        if not runs or runs[-1][0] != heading:
            runs.append((heading, []))
        runs[-1][1].append(view)
    if notes:
        runs.append((NOTES, notes))
    return tuple(
        Part(heading, f"part-{place}", tuple(views))
        for place, (heading, views) in enumerate(runs, 1)
    )


def _heading(row: ParagraphRow, current: str) -> str:
    if row.annex or row.kind == "annex":
        return ANNEX
    if row.kind == "operative":
        return OPERATIVE
    if row.kind == "preambular" or (row.kind == "formula" and current != OPERATIVE):
        return PREAMBLE
    # Headings and tables belong to what stands around them.
    return TEXT if current == ANNEX else current


def _view(
    site: Site, row: ParagraphRow, citations: Sequence[CitationRow]
) -> ParagraphView:
    text = row.text
    lead = ""
    if row.verbs and text.startswith(row.verbs[0]):
        lead = row.verbs[0]
    return ParagraphView(
        f"{row.kind} l{min(row.level, MAX_LEVEL)}",
        shown(row.number),
        f"p{row.position}",
        shown(lead),
        "" if citations else shown(text[len(lead) :]),
        _segments(site, text, len(lead), citations) if citations else (),
    )


def _segments(
    site: Site, text: str, start: int, citations: Sequence[CitationRow]
) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    here = start
    for row in sorted(citations, key=lambda row: (row.start, row.ordinal)):
        place = row.start
        if place < 0 and text.count(row.printed) == 1:
            place = text.find(row.printed)
        end = place + len(row.printed)
        # An offset that does not fit the text is no reason to mark other words.
        if place < here or not row.printed or text[place:end] != row.printed:
            continue
        inside = site.symbol(row.symbol) if row.symbol else None
        if inside:
            href = inside.href
        else:
            href = official_link(row.symbol) if row.symbol else safe_link(row.href)
        if place > here:
            segments.append(Segment(shown(text[here:place])))
        segments.append(Segment(shown(row.printed), href, inside is None))
        here = end
    if here < len(text):
        segments.append(Segment(shown(text[here:])))
    return tuple(segments)
