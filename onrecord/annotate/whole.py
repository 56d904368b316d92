"""All annotators on one text: who is named, who is quoted, what is asked of whom.

Places are characters of the text's body, which is its paragraphs one after another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.annotate import actors, quotes, requests
from onrecord.annotate.actors import read_actors
from onrecord.annotate.deadlines import Deadline
from onrecord.annotate.due import last_day
from onrecord.annotate.operative import OperativeParagraph
from onrecord.annotate.quotes import Quote, find_quotes
from onrecord.annotate.quotes_cues import LANGUAGES
from onrecord.annotate.requests import Request, find_requests
from onrecord.vocabularies import slug

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
    dated_on: date | None
    """Of adoption, else of issue."""
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
    """The actors that the body names and their roles, in order of place. Media that
    report what others said are no actors."""
    found = read_actors(
        text.body, text.language, title=text.title, publisher=text.actor
    )
    return [
        MentionRow(
            m.start, m.end, m.printed, m.actor_id or medium_id(m.medium), m.role,
            m.confidence, m.rule,
        )
        for m in found.marks
    ]  # fmt: skip


def medium_id(name: str) -> str:
    """``MEDIUM:wafa``: media have names, not actor ids."""
    return f"MEDIUM:{slug(name)}"


def quotations(text: Text) -> list[QuotationRow]:
    """What the text reports that others said. An act of an organ quotes nobody."""
    if text.kind in ACTS or text.language not in LANGUAGES:
        return []
    found = find_quotes(text.body, text.language, on=text.dated_on)
    return [_quotation(one) for one in found]


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


def asked(text: Text) -> list[RequestRow]:
    """What the operative paragraphs of an act ask of whom, a row a deadline."""
    if text.kind not in ACTS:
        return []
    places = [n for n, unit in enumerate(text.paragraphs) if unit.kind == "operative"]
    units = [text.paragraphs[n] for n in places]
    found = find_requests(
        [OperativeParagraph(u.text, u.number, u.level, u.path) for u in units],
        text.language,
        text.adopted_on,
        text.organ,
    )
    return [
        _request(places[one.paragraph] + 1, one, deadline)
        for one in found
        if not one.inherited
        for deadline in one.deadlines or (None,)
    ]


def _request(position: int, one: Request, deadline: Deadline | None) -> RequestRow:
    who = one.addressee
    return RequestRow(
        position=position,
        path=one.path,
        kind=one.kind,
        verb=one.verb,
        addressee=who.printed if who else "",
        actor_ids=who.actor_ids if who else (),
        action=one.action,
        deadline=deadline.printed if deadline else "",
        due=deadline.due_on if deadline else "",
        due_on=last_day(deadline.due_on) if deadline and deadline.due_on else None,
        every=deadline.every if deadline else "",
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
    "requests": Task(requests.RULES, "request", asked),
}
