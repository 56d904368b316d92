"""All annotators on one text: who is named, who is quoted, what is asked of whom.

Places are characters of the text's body, which is its paragraphs one after another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.annotate import actors, quotes
from onrecord.annotate.actors import mentioned_actors
from onrecord.annotate.quotes import Quote, find_quotes
from onrecord.annotate.quotes_cues import LANGUAGES

ACTS = frozenset(
    {"resolution", "presidential_statement", "decision", "draft_resolution"}
)
"""Kinds of documents that ask and decide; the others report who said what."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph as the record has it."""

    kind: str
    number: str
    level: int
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """What annotators are given of a document."""

    language: str
    kind: str
    actor: str
    """Actor id of the issuer."""
    organ: str
    """Actor id of the adopting body."""
    adopted_on: date | None
    title: str
    body: str
    paragraphs: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class MentionRow:
    """An actor named at body[start:stop]."""

    start: int
    stop: int
    printed: str
    actor_id: str
    role: str
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class QuotationRow:
    """What is quoted between body[start] and body[stop]."""

    start: int
    stop: int
    kind: str
    content: str
    speaker: str
    actor_id: str
    cue: str
    medium: str
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One deadline of what the paragraph at a position asks; none where all but
    ``action`` is empty."""

    position: int
    path: str
    kind: str
    verb: str
    addressee: str
    actor_ids: tuple[str, ...]
    action: str
    deadline: str
    due: str
    due_on: date | None
    every: str
    confidence: float
    rule: str


Row = MentionRow | QuotationRow | RequestRow


def mentions(text: Text) -> list[MentionRow]:
    """The actors that the body names, in order of place."""
    return [
        MentionRow(m.start, m.end, m.printed, m.actor_id, "mentioned", 0.9, m.rule)
        for m in mentioned_actors(text.body, text.language)
    ]


def quotations(text: Text) -> list[QuotationRow]:
    """What the text reports that others said. An act of an organ quotes nobody."""
    if text.kind in ACTS or text.language not in LANGUAGES:
        return []
    return [_quotation(one) for one in find_quotes(text.body, text.language)]


def _quotation(one: Quote) -> QuotationRow:
    return QuotationRow(
        start=one.content[0].start,
        stop=one.content[-1].end,
        kind=one.kind,
        content=" … ".join(part.text for part in one.content),
        speaker=one.speaker.text if one.speaker else "",
        actor_id=one.actor_id,
        cue=one.cue.text if one.cue else "",
        medium=one.via.text if one.via else "",
        confidence=one.confidence,
        rule=one.rule,
    )


@dataclass(frozen=True, slots=True)
class Task:
    """An annotator of whole texts."""

    version: str
    """Of its rules: other rules read the text again."""
    table: str
    """Where its rows go."""
    find: Callable[[Text], Sequence[Row]]


TASKS: Mapping[str, Task] = {
    "mentions": Task(actors.RULES, "mention", mentions),
    "quotes": Task(quotes.VERSION, "quotation", quotations),
}
