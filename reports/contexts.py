"""What templates may use: frozen dataclasses of text and numbers, ready to be shown.

``href`` is a relative address inside the report or a safe outside one; an empty one
means that there is nothing to link to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Selection:
    """Which documents a report is about; nothing given means the whole record."""

    actors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def __bool__(self) -> bool:
        return bool(self.actors or self.topics or self.since or self.until)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a report holds; ``entry`` is the file to open."""

    entry: Path
    documents: int
    of_documents: int
    """In the whole record."""
    actors: int
    topics: int
    files: int
    as_of: datetime | None


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page of one report shares."""

    title: str
    limits: tuple[str, ...]
    """The selection in words; empty for the whole record."""
    as_of: str
    documents: int
    of_documents: int
    quarantined: int
    discrepancies: int


@dataclass(frozen=True, slots=True)
class Pager:
    page: int
    pages: int
    first: int
    last: int
    total: int
    unit: str
    previous: str = ""
    following: str = ""
    all: tuple[Link, ...] = ()
    """The pages around this one, the first and the last; an empty text is a gap."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One period of a chart, with its place in the drawing."""

    label: str
    value: int
    x: float
    y: float
    width: float
    height: float
    tick: str = ""
    """What stands below the axis, for some bars."""


@dataclass(frozen=True, slots=True)
class Chart:
    title: str
    description: str
    width: int
    height: int
    base: float
    """Where the axis stands."""
    bars: tuple[Bar, ...]
    gridlines: tuple[tuple[float, str], ...]
    csv: str
    unit: str


@dataclass(frozen=True, slots=True)
class Cell:
    count: int
    href: str
    shade: int
    """0 for none, 1 to 5."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    actor: Link
    documents: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    topic: Link
    documents: int


@dataclass(frozen=True, slots=True)
class Matrix:
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    actors: int
    """In the whole report; the matrix shows the first of them."""
    topics: int


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


@dataclass(frozen=True, slots=True)
class Counts:
    """What one actor did on some documents, or on one topic."""

    name: Link
    documents: int
    issued: int
    sponsored: int
    yes: int
    no: int
    abstention: int
    non_voting: int

    @property
    def votes(self) -> int:
        return self.yes + self.no + self.abstention + self.non_voting


@dataclass(frozen=True, slots=True)
class CountsRow:
    """The same as a row of a table."""

    name: Link
    cells: Markup


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The rows under one heading. A group may continue on the next page."""

    anchor: str
    heading: Link
    note: str
    rows: Markup


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
    vote: VoteTable | None
    other_votes: tuple[VoteTable, ...]
    versions: tuple[VersionView, ...]
    shown_version: VersionView | None
    parts: tuple[Part, ...]
    references: tuple[Reference, ...]
    cited_by: tuple[Reference, ...]
    evidence: tuple[Evidence, ...]
    disagreements: tuple[Disagreement, ...]
    main_href: str
    """Address of the document's first page; empty on that page itself."""
    official: str
    page_url: str


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    name: str
    href: str
    publisher: str
    about: str
    collected: bool
    captures: int
    read: int
    documents: int
    kinds: str
    languages: str
    first: str
    last: str
    undated: int
    quarantined: int
    reasons: tuple[tuple[str, int], ...]
    last_run: str
    healthy: bool


@dataclass(frozen=True, slots=True)
class QuarantinedItem:
    reason: str
    detail: str
    part: str
    source: Link
    url: str
    href: str
    fetched: str
    status: int
    digest: str
    warc_file: str
    warc_offset: int


@dataclass(frozen=True, slots=True)
class MarkdownRow:
    day: str
    name: str
    href: str
    title: str
    kind: str
    result: str
    vetoed: bool
    is_summary: bool
    role: str


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One actor or topic in the list of all of them."""

    name: Link
    id: str
    kind: str
    documents: int
    issued: int
    sponsored: int
    votes: int
