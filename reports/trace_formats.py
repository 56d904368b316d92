"""A traced report as data, and as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from onrecord.reports.rendering import official_link, safe_link
from onrecord.reports.trace_claims import actor_name
from onrecord.reports.trace_types import Candidate, Claim, Trace

WIDE: Final = 160
KINDS: Final = {
    "attribution": "attributed",
    "named": "names a document",
    "described": "describes documents",
}
WHEN: Final = {
    "before": "before the report",
    "within": "in the days on which the report can have been written",
    "later": "after the report",
    "undated": "not dated",
}


def as_data(found: Trace) -> dict[str, Any]:
    """For other programs. ``date`` is EDTF: a day, or the range that is possible."""
    return {
        "date": found.date.value,
        "date_exact": found.date.exact,
        "date_clues": list(found.date.clues),
        "language": found.language,
        "title": found.title,
        "source": found.source,
        "notes": list(found.notes),
        "claims": [_claim(one) for one in found.claims],
    }


def _claim(one: Claim) -> dict[str, Any]:
    return {
        "text": one.text,
        "kind": one.kind,
        "span": [one.start, one.end],
        "speaker": one.speaker,
        "actor": one.actor,
        "via": one.via,
        "number": one.number,
        "candidates": [_candidate(c) for c in one.candidates],
        "later": [_candidate(c) for c in one.later],
        "gap": one.gap,
        "note": " ".join(one.notes),
    }


def _candidate(one: Candidate) -> dict[str, Any]:
    return {
        "symbol": one.symbol,
        "title": one.title,
        "date": one.date.isoformat() if one.date else None,
        "score": one.score,
        "reason": one.reason,
        "when": one.when,
        "counted": one.counted,
        "kind": one.kind,
        "source": one.source,
        "parts": [
            {"name": p.name, "points": round(p.points, 3), "of": round(p.of, 3),
             "why": p.why}
            for p in one.parts
        ],
        "paragraph": one.passage.path if one.passage else "",
        "passage": one.passage.text if one.passage else "",
        "url": address(one),
        "archived_url": one.copy.url if one.copy else "",
        "sha256": one.copy.payload_sha256.hex() if one.copy else "",
    }  # fmt: skip


def address(one: Candidate) -> str:
    """Where a person reads the document."""
    return official_link(one.symbol) or safe_link(one.page_url)


def in_text(found: Trace) -> Iterator[str]:
    """Lines for a terminal, not yet made safe for it."""
    exact = "Date of the report" if found.date.exact else "Possible dates of the report"
    yield f"{exact}: {found.date.value.replace('/', ' to ')}"
    yield from (f"  {clue}" for clue in found.date.clues)
    yield from (f"  {note}" for note in found.notes)
    if not found.claims:
        yield "Nothing is attributed to anybody, and no document is alluded to."
    for number, one in enumerate(found.claims, 1):
        yield ""
        yield f"{number}. [{KINDS[one.kind]}] {_cut(one.text)}"
        if who := said_by(one):
            yield f"   {who}"
        for candidate in one.candidates:
            yield from _lines(candidate)
        if one.later:
            yield "   After the report, and so not what it means:"
            for candidate in one.later:
                yield from _lines(candidate)
        yield from (f"   · {note}" for note in one.notes)


def said_by(one: Claim) -> str:
    """``said by X (Y), reported by Z``; empty where nobody is named."""
    if not one.speaker:
        return ""
    actor = f" ({actor_name(one.actor)})" if one.actor else ""
    via = f", reported by {one.via}" if one.via else ""
    return f"said by {one.speaker}{actor}{via}"


def _lines(one: Candidate) -> Iterator[str]:
    mark = "»" if one.counted else " "
    day = one.date or "undated"
    yield f" {mark} {one.score:.2f}  {one.symbol}  {day}  {_cut(one.title)}"
    yield f"         {one.reason}"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= WIDE else line[: WIDE - 1] + "…"
