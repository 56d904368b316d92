"""What a position brief shows, in words: one set of contexts for all its formats.

Every text in it can go on a page as it is, apart from the escaping of the format.
``source`` numbers lead into ``Brief.sources``, where address, archived copy, digest and
citation stand.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: ``same``, ``out`` (only in the older text) or ``in``."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class PassageView:
    """Words of the actor, as its own document prints them."""

    day: str
    who: str
    """The speaker as printed, with the office; else the publisher."""
    behalf: str
    kind: str
    title: str
    place: str
    """``operative paragraph 4``, ``paragraph 12``."""
    text: str
    before: bool
    after: bool
    language: str
    code: str
    direction: str
    why: str
    """The words it was chosen for."""
    notes: tuple[str, ...]
    href: str
    source: int


@dataclass(frozen=True, slots=True)
class Period:
    """A year; one column an actor."""

    label: str
    columns: tuple[tuple[PassageView, ...], ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """Words that somebody else's document reports of the actor."""

    day: str
    text: str
    speaker: str
    cue: str
    medium: str
    title: str
    publisher: str
    kind: str
    sure: str
    code: str
    direction: str
    href: str
    source: int


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A document of the actor of which the record has the title alone."""

    day: str
    kind: str
    title: str
    href: str
    source: int


@dataclass(frozen=True, slots=True)
class ChoiceView:
    code: str
    """``yes``, ``no``, ``abstention``, ``non_voting``, ``unlisted``, ``unknown``."""
    words: str


@dataclass(frozen=True, slots=True)
class VoteLine:
    day: str
    symbol: str
    title: str
    body: str
    choices: tuple[ChoiceView, ...]
    beside: str
    """Of two actors: ``same``, ``different`` or that one cast no ballot."""
    outcome: str
    tally: str
    adoption: str
    href: str
    source: int


@dataclass(frozen=True, slots=True)
class BodyVotes:
    """One body's acts on the topic, and how each actor's ballots were cast."""

    body: str
    says: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    """(actor, figures as in ``VOTE_COLUMNS``)"""
    compared: str
    """Of two actors: how often alike, of how many."""


VOTE_COLUMNS = (
    "In favour", "Against", "Abstaining", "Listed as not voting",
    "Not listed", "Ballots not held",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SponsoredLine:
    day: str
    symbol: str
    title: str
    how: str
    outcome: str
    href: str
    source: int


@dataclass(frozen=True, slots=True)
class PartnerRow:
    name: str
    alike: str
    interval: str
    opposed: str
    n: str


@dataclass(frozen=True, slots=True)
class Partners:
    body: str
    nearest: tuple[PartnerRow, ...]
    farthest: tuple[PartnerRow, ...]
    withheld: str


@dataclass(frozen=True, slots=True)
class WordRow:
    """A word and in how many of each period's statements it stands."""

    word: str
    what: str
    """``topic`` or ``verb``."""
    early: str
    late: str
    change: str


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two passages, the older on the left, with the words that differ."""

    early: PassageView
    late: PassageView
    pieces: tuple[Piece, ...]
    """Empty where the two are not alike enough to be compared word by word."""
    alike: str


@dataclass(frozen=True, slots=True)
class Wording:
    """How the words of an actor changed between two periods."""

    early: str
    late: str
    says: str
    rows: tuple[WordRow, ...]
    pair: SideBySide | None


@dataclass(frozen=True, slots=True)
class CoverageRow:
    source: str
    publisher: str
    documents: str
    period: str
    days: str
    gaps: str
    unread: str


@dataclass(frozen=True, slots=True)
class Side:
    """One actor."""

    name: str
    id: str
    anchor: str
    is_voter: bool
    said: str
    """How many statements there are and how many passages are shown."""
    titles: tuple[TitleLine, ...]
    more_titles: int
    reported: tuple[ReportView, ...]
    more_reported: int
    sponsored: tuple[SponsoredLine, ...]
    sponsored_says: str
    wording: Wording | None
    wording_says: str
    partners: tuple[Partners, ...]
    partners_says: str
    coverage: tuple[CoverageRow, ...]
    missing: tuple[str, ...]
    """What was not collected or cannot be shown, in sentences."""

    @property
    def anything(self) -> bool:
        """Whether there is anything beside passages and votes."""
        return bool(self.titles or self.reported or self.sponsored)


@dataclass(frozen=True, slots=True)
class Source:
    """One document, or the account of its vote, with all that a footnote needs."""

    number: int
    title: str
    citation: str
    href: str
    address: str
    fetched: str
    digest: str
    command: str
    what: str
    """``text`` or ``vote``."""


@dataclass(frozen=True, slots=True)
class Brief:
    """All of it, in reading order."""

    heading: str
    lead: str
    facts: tuple[tuple[str, str], ...]
    sides: tuple[Side, ...]
    periods: tuple[Period, ...]
    bodies: tuple[BodyVotes, ...]
    votes: tuple[VoteLine, ...]
    votes_says: str
    sources: tuple[Source, ...]
    style: str
    snapshot: tuple[tuple[str, str], ...]
    limits: tuple[str, ...]
    is_empty: bool
    looked_for: tuple[str, ...]
    """Where nothing was found: what was looked for, and what the record covers."""

    @property
    def vote_columns(self) -> tuple[str, ...]:
        """Heads of the figures in ``bodies``."""
        return VOTE_COLUMNS
