"""What a traced report is made of: claims, and the documents that could be meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from onrecord.db.trace import Copy, PassageRow
from onrecord.reports.trace_dates import ReportDate
from onrecord.reports.trace_scores import Part, When

ClaimKind = Literal["attribution", "named", "described"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that could be meant."""

    id: int
    symbol: str
    title: str
    date: date | None
    score: float
    reason: str
    when: When
    kind: str
    source: str
    page_url: str
    parts: tuple[Part, ...]
    passage: PassageRow | None
    adoption: str = ""
    body: str = ""
    speaker: str = ""
    copy: Copy | None = None
    counted: bool = False
    """Among the first ones, as many as the report speaks of."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What text[start:end] attributes or alludes to, and what could be meant."""

    kind: ClaimKind
    start: int
    end: int
    text: str
    speaker: str
    actor: str
    via: str
    candidates: tuple[Candidate, ...] = ()
    later: tuple[Candidate, ...] = ()
    """Dated after the report."""
    notes: tuple[str, ...] = ()
    number: int | None = None
    gap: str = ""
    """Of the notes, the one on what is missing at the time of the report."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A report with its claims, in order of place."""

    text: str
    language: str
    title: str
    source: str
    """File or address."""
    date: ReportDate
    claims: tuple[Claim, ...]
    notes: tuple[str, ...] = ()
    archived_at: datetime | None = None
