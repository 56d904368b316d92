"""What templates may use: frozen dataclasses of text and numbers, ready to be shown.

``href`` is a relative address inside the report or a safe outside one; an empty one
means that there is nothing to link to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from markupsafe import Markup

from onrecord.reports.addresses import FILES, Addresses


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
    note: str = ""
    """What tells it from another of the same name."""


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
    at: Addresses = FILES
    """Where pages stand."""
    snapshot: str = ""
    """Id of the state of the record; empty for pages made from the live record."""
    unapi: str = ""
    """Address of the unAPI server; empty where there is none, as in a folder."""


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
    slot: tuple[float, float] = (0.0, 0.0)
    """Where the period begins in the drawing, and how wide it is."""
    state: str = ""
    """collected, partial, sampled or nothing, of the days of the period."""
    share: float = 0.0
    """Of the days of the period that were collected, 0 to 1."""
    covered: str = ""
    """The same in words."""


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
