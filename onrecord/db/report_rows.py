"""The rows that reports read from the record, one class a query.

The fields stand in the order of the query's columns. Rows that come by the hundred
thousand are named tuples, which are made faster.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class DocumentLine:
    id: int
    source: str
    native_id: str
    kind: str
    symbol: str
    title: str
    actor: str
    speaker: str
    dated_on: date | None
    outcome: str
    adoption: str
    vetoed_by: list[str]
    is_summary: bool
    page_url: str
    yes: int | None
    """None where no vote is recorded."""
    no: int | None
    abstention: int | None
    non_voting: int | None


@dataclass(frozen=True, slots=True)
class RecordTotals:
    documents: int
    undated: int
    as_of: datetime | None
    """When the newest capture was fetched."""


@dataclass(frozen=True, slots=True)
class ActorTotal:
    id: str
    name: str
    kind: str
    documents: int
    """Issued, said or sponsored; a document counts once."""
    issued: int
    """Issued, said, or spoken in its name."""
    sponsored: int
    yes: int
    no: int
    abstention: int
    non_voting: int


@dataclass(frozen=True, slots=True)
class TopicTotal:
    id: str
    label: str
    domain: str
    kind: str
    documents: int


class RoleRow(NamedTuple):
    document_id: int
    actor_id: str
    role: str


class TopicRow(NamedTuple):
    document_id: int
    topic_id: str
    printed: str
    rule: str
    confidence: float | None


class ActorBallot(NamedTuple):
    actor_id: str
    document_id: int
    choice: str


class TopicVotes(NamedTuple):
    topic_id: str
    actor_id: str
    yes: int
    no: int
    abstention: int
    non_voting: int


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    id: int
    source: str
    native_id: str
    kind: str
    symbol: str
    title: str
    body: str
    actor: str
    speaker: str
    speaker_role: str
    on_behalf_of: str
    place: str
    issued_on: date | None
    issued_text: str
    issued_edtf: str
    adopted_on: date | None
    adopted_text: str
    dated_on: date | None
    outcome: str
    adoption: str
    vetoed_by: list[str]
    meeting: str
    meeting_record: str
    session: str
    agenda_item: str
    agenda_title: str
    committee: str
    draft_symbol: str
    report: str
    page_url: str
    is_summary: bool
    related: Any


@dataclass(frozen=True, slots=True)
class RevisionRow:
    document_id: int
    version_id: int
    language: str
    id: int
    title: str
    words: int
    text_hash: bytes
    seen_at: datetime | None
    """When the earliest capture that has it was fetched."""


class ParagraphRow(NamedTuple):
    revision_id: int
    position: int
    kind: str
    number: str
    level: int
    path: str
    verbs: list[str]
    annex: bool
    text: str


class CitationRow(NamedTuple):
    revision_id: int
    position: int
    ordinal: int
    start: int
    printed: str
    href: str
    symbol: str
    rule: str


@dataclass(frozen=True, slots=True)
class CitedBy:
    symbol: str
    document_id: int


@dataclass(frozen=True, slots=True)
class RenditionRow:
    document_id: int
    revision_id: int | None
    part: str
    role: str
    language: str
    filed_under: str
    notes: Any
    url: str
    fetched_at: datetime
    media_type: str
    payload_sha256: bytes
    warc_file: str
    warc_offset: int


@dataclass(frozen=True, slots=True)
class VoteRow:
    id: int
    document_id: int
    origin: str
    principal: bool
    yes: int
    no: int
    abstention: int
    non_voting: int
    printed_counts: Any
    renditions: int


class BallotRow(NamedTuple):
    vote_id: int
    choice: str
    printed: str
    actor_id: str


class SponsorRow(NamedTuple):
    document_id: int
    additional: bool
    printed: str
    actor_id: str


@dataclass(frozen=True, slots=True)
class DiscrepancyRow:
    document_id: int
    field: str
    chosen: str
    accounts: Any


class BallotExport(NamedTuple):
    source: str
    native_id: str
    symbol: str
    dated_on: date | None
    choice: str
    printed: str
    actor_id: str
    name: str
    origin: str


class CitationExport(NamedTuple):
    source: str
    native_id: str
    citing: str
    language: str
    path: str
    printed: str
    symbol: str
    href: str
    rule: str
