"""What the rooms hand to each other: captures, documents, paragraphs, votes.

Everything here is frozen and knows nothing of Scrapy, PostgreSQL or HTML. Page
objects fill these classes with what a source *prints*; names, symbols and subjects
are resolved to identifiers later, beside the printed form and never instead of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal


class OnrecordError(Exception):
    """An error its reader can act on: the message names the thing and the place."""


Language = str
"""ISO 639-1 code, lower case: ``en``, ``ar``, ``zh``."""

Kind = Literal[
    "resolution",
    "presidential_statement",
    "draft_resolution",
    "decision",
    "meeting_record",
    "meeting_coverage",
    "statement",
    "joint_statement",
    "communique",
    "remarks",
    "speech",
    "message",
    "press_briefing",
    "explanation_of_vote",
    "readout",
    "letter",
    "press_release",
]
"""What a document is, in the field's words. A press release whose content is not one
of the others stays ``press_release``."""

ParagraphKind = Literal[
    "preambular", "operative", "formula", "heading", "text", "note", "table", "annex"
]
"""``text`` is a paragraph of a statement; ``note`` a footnote; ``annex`` any text of an
attachment to a resolution."""

Choice = Literal["yes", "no", "abstention", "non_voting"]

Outcome = Literal["adopted", "not_adopted", ""]


@dataclass(frozen=True, slots=True)
class Capture:
    """One archived response, decoded and ready to be read."""

    url: str
    fetched_at: datetime
    """UTC, aware."""
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    """Content-encoding and transfer-encoding undone."""
    payload_sha256: str
    """Hex, of the payload as served (chunks joined, content-encoding kept)."""
    warc_file: str = ""
    """Name within the archive folder."""
    warc_offset: int = -1
    warc_length: int = 0
    """Bytes of the gzip member."""

    def header(self, name: str) -> str:
        """The first header of that name, or an empty string."""
        wanted = name.lower()
        return next((v for k, v in self.headers if k.lower() == wanted), "")

    @property
    def media_type(self) -> str:
        return self.header("content-type").split(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference from a paragraph to another document, as the source marks it."""

    printed: str
    href: str = ""
    start: int = -1
    """Offset in the paragraph's text, in characters; -1 where it is not known."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered or unnumbered unit of a text, in the order of the document."""

    kind: ParagraphKind
    text: str
    """Whitespace squashed, without the number."""
    number: str = ""
    """As printed: ``1.``, ``(a)``, ``(ii)``."""
    level: int = 0
    """Nesting: 0 for a paragraph, 1 for its points, 2 for theirs."""
    path: str = ""
    """Where it stands, from the printed numbers: ``4(a)(ii)``, ``annex 1/3``."""
    verbs: tuple[str, ...] = ()
    """The words that the source sets off as leading: ``Reaffirming``, ``Decides``."""
    element: str = ""
    """The source's own id of the element (``para_10``), empty for rows that are not one
    of its paragraph elements."""
    annex: bool = False
    """Stands in an attachment, not in the document's own preamble or body."""
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Vote:
    """A recorded vote as one rendition prints it: one cell a member, in print order."""

    in_favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    abstaining: tuple[str, ...] = ()
    non_voting: tuple[str, ...] = ()
    counts: tuple[tuple[Choice, int], ...] = ()
    """The totals the source prints, where it prints them."""

    def cells(self) -> list[tuple[Choice, str]]:
        """Every printed cell with its choice, in favour first."""
        groups: tuple[tuple[Choice, tuple[str, ...]], ...] = (
            ("yes", self.in_favour),
            ("no", self.against),
            ("abstention", self.abstaining),
            ("non_voting", self.non_voting),
        )
        return [(choice, name) for choice, names in groups for name in names]


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject heading that the publisher gave the document."""

    label: str
    dictionary: str
    """``UNBIS``, ``DHLAUTH``, ``SDGO``, or the publisher's own list: ``gov.uk``."""
    uri: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader of the record must know about how this rendition was read."""

    reason: str
    """``recovered_xml``, ``unread_element``, ``language_mismatch`` …"""
    detail: str


@dataclass(frozen=True, slots=True)
class Translation:
    """The address of the same document in another language."""

    url: str
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What one rendition says of one document.

    ``role`` is ``text`` for a rendition that carries the words, ``extract`` for a row
    of data about a document whose words stand elsewhere. The record merges all
    renditions of one (``source``, ``native_id``) and lists where they disagree.
    """

    source: str
    native_id: str
    """The canonical symbol where there is one, else the site's own stable id."""
    url: str
    """The address the capture was fetched from."""
    kind: Kind
    language: Language
    """Of the text itself."""
    role: Literal["text", "extract"] = "text"
    part: str = ""
    """Which of several documents in one response: a row's symbol, ``A``, ``B``."""
    filed_under: Language = ""
    """The language the source files it under, where that differs from ``language``."""
    page_url: str = ""
    """The address a person would open, where ``url`` is an API's."""

    title: str = ""
    symbol: str = ""
    """As printed."""
    body: str = ""
    """Actor id of the organ that adopts: ``ORG:UN:SC``."""
    actor: str = ""
    """Actor id of the state or body in whose name it is issued."""
    speaker: str = ""
    """The person, as printed."""
    speaker_role: str = ""
    on_behalf_of: str = ""
    """The group spoken for, as printed."""
    place: str = ""

    issued_text: str = ""
    """The date as printed."""
    issued_on: date | None = None
    issued_edtf: str = ""
    """As far as a date is printed that is no day: ``2026-03``, ``2026``."""
    published_at: datetime | None = None
    """With the publisher's zone, where a time is given."""
    adopted_text: str = ""
    adopted_on: date | None = None
    outcome: Outcome = ""
    adoption: str = ""
    """The record's own wording: ``Adopted 12-0-3, 9479th meeting``."""
    vetoed: bool = False
    """The source itself calls it a veto."""

    meeting: str = ""
    meeting_record: str = ""
    session: str = ""
    agenda_item: str = ""
    agenda_title: str = ""
    committee: str = ""
    draft_symbol: str = ""
    draft_issued_on: date | None = None
    report: str = ""
    """Symbol of the committee report that recommended it."""
    sponsors: tuple[str, ...] = ()
    additional_sponsors: tuple[str, ...] = ()
    vote: Vote | None = None
    listed: bool = False
    """The row of a list: it names the document in the list's own words, which are no
    rivals of the document's."""
    subjects: tuple[Subject, ...] = ()
    countries: tuple[str, ...] = ()
    """Countries the publisher tags, as printed."""

    paragraphs: tuple[Paragraph, ...] = ()
    is_summary: bool = False
    """The text is a summary by somebody other than the actor, and says so."""
    translations: tuple[Translation, ...] = ()
    related: tuple[tuple[str, str], ...] = ()
    """(relation, native id or address): ``("corrects", "S/PRST/2000/27")``."""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a page leads to."""

    url: str
    issued_on: date | None = None
    """Date the listing gives, so that a date window can stop before fetching."""
    is_listing: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a capture, or one part of it, could not be read."""

    reason: str
    detail: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one capture gave: its documents, the links found, what failed."""

    source: str
    capture: Capture
    documents: tuple[Document, ...] = ()
    faults: tuple[Fault, ...] = ()
    is_listing: bool = False
    passed_over: str = ""
    """Why a page that was read holds no document of this source on purpose."""
    links: tuple[Link, ...] = field(default=(), compare=False)
