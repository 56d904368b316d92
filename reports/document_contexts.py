"""What the templates of a document's pages may use."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reports.citing_tags import Tags
from onrecord.reports.contexts import Link
from onrecord.reports.understanding import Understood


@dataclass(frozen=True, slots=True)
class Bit:
    """One part of a vote bar."""

    choice: str
    label: str
    count: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    href: str
    printed: str
    """Where the source prints another name."""
    permanent: bool
    vetoed: bool


@dataclass(frozen=True, slots=True)
class MemberGroup:
    choice: str
    label: str
    count: int
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class VoteTable:
    tally: str
    origin: str
    renditions: int
    groups: tuple[MemberGroup, ...]
    bits: tuple[Bit, ...]
    printed: str
    """The totals that the source prints, where they differ from the ballots."""
    has_permanent: bool
    has_members: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a paragraph's text; a reference where it has an address or symbol."""

    text: str
    href: str = ""
    outside: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphView:
    style: str
    """CSS classes: the kind and the level."""
    number: str
    anchor: str
    lead: str
    """The leading verb, where the text opens with it."""
    text: str
    """The words that follow; empty where ``segments`` hold them."""
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A run of paragraphs under one heading: preamble, operative part, annex, notes."""

    heading: str
    anchor: str
    paragraphs: tuple[ParagraphView, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    name: str
    values: tuple[Link, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class RevisionView:
    seen: str
    digest: str
    words: int
    current: bool
    payloads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    language: str
    code: str
    own_name: str
    direction: str
    title: str
    href: str
    words: int
    paragraphs: int
    revisions: tuple[RevisionView, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    what: str
    url: str
    href: str
    fetched: str
    media_type: str
    digest: str
    warc_file: str
    warc_offset: int
    copy: str
    """Address of the archived bytes inside the report, where they are in it."""
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Account:
    says: str
    origin: str
    addresses: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    document: Link
    title: str
    field: str
    chosen: str
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    printed: str
    symbol: str
    link: Link
    title: str
    outside: bool
    times: int


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another document with the same words, and how the two differ."""

    relation: str
    link: Link
    source: str
    dated: str
    why: str


@dataclass(frozen=True, slots=True)
class AssignedTopic:
    """A topic that the source does not print: how sure, from which words."""

    link: Link
    sure: str
    printed: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document with one of its language versions."""

    name: str
    """The symbol, or the title where there is no symbol."""
    title: str
    plain_title: str
    kind: str
    dated: str
    adoption: str
    """The record's own wording."""
    is_summary: bool
    veto: str
    """``United States``: who vetoed it, empty where it was not vetoed."""
    outcome: str
    warnings: tuple[str, ...]
    facts: tuple[Fact, ...]
    topics: tuple[Link, ...]
    """As the source prints them."""
    assigned: tuple[AssignedTopic, ...]
    """By rule or model."""
    vote: VoteTable | None
    other_votes: tuple[VoteTable, ...]
    versions: tuple[VersionView, ...]
    shown_version: VersionView | None
    parts: tuple[Part, ...]
    references: tuple[Reference, ...]
    elsewhere: tuple[Elsewhere, ...]
    cited_by: tuple[Reference, ...]
    understood: Understood
    evidence: tuple[Evidence, ...]
    disagreements: tuple[Disagreement, ...]
    tags: Tags | None
    """For reference managers; None where there is no archived copy."""
    main_href: str
    """Address of the document's first page; empty on that page itself."""
    official: str
    page_url: str
