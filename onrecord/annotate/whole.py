"""All annotators on one text: who is named and quoted, what is asked, and on what.

Places are characters of the text's body, which is its paragraphs one after another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.annotate import actors, quotes, requests
from onrecord.annotate import topic_rows as topics
from onrecord.annotate.actors import read_actors
from onrecord.annotate.deadlines import Deadline
from onrecord.annotate.due import last_day
from onrecord.annotate.operative import OperativeParagraph
from onrecord.annotate.quotes import Quote, find_quotes
from onrecord.annotate.quotes_cues import LANGUAGES
from onrecord.annotate.requests import Request, find_requests
from onrecord.annotate.topic_rows import TopicRow, topic_rows
from onrecord.vocabularies import actor_by_name, slug
from onrecord.vocabularies.tables import checksum

ACTS = frozenset(
    {"resolution", "presidential_statement", "decision", "draft_resolution"}
)
"""Kinds of documents that ask and decide; the others report who said what."""


REPORTS = frozenset({"press_release", "press_briefing", "readout"})
"""Kinds in which an institution tells in the third person what it said."""
_ARTICLE = re.compile(
    r"^(?:the|la|le|les|l['’]|el|los|las|die|der|das)\s*(?:government of )?", re.I
)


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
    symbol: str = ""


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


Row = MentionRow | QuotationRow | RequestRow | TopicRow


def mentions(text: Text) -> list[MentionRow]:
    """The actors that the body names and their roles, in order of place. Media that
    report what others said are no actors."""
    found = read_actors(
        text.body,
        text.language,
        title=text.title,
        publisher=text.actor,
        adopted=text.kind in ACTS,
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
    return [_quotation(one) for one in found if not _is_own_voice(one, text)]


def _is_own_voice(one: Quote, text: Text) -> bool:
    """Whether a state speaks of itself by its name: "The Kingdom of Bahrain emphasizes
    that" in its own statement reports nobody. Its president, or its words between
    quotation marks, are reported."""
    if one.speaker is None or one.kind != "indirect" or one.via is not None:
        return False
    return (
        text.kind not in REPORTS
        and one.actor_id == text.actor != ""
        and actor_by_name(_ARTICLE.sub("", one.speaker.text)) == text.actor
    )


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


def about(text: Text) -> list[TopicRow]:
    """What the text is about, in the six languages of the vocabulary."""
    return topic_rows(text.title, text.body, text.language, text.symbol)


@dataclass(frozen=True, slots=True)
class Task:
    """An annotator of whole texts."""

    rules: str
    """Version of its rules."""
    table: str
    """Where its rows go."""
    find: Callable[[Text], Sequence[Row]]
    vocabularies: tuple[str, ...] = ()
    """Tables that people may edit, and then have every text read again."""

    @property
    def version(self) -> str:
        """Of its rules and tables: another one reads the text again."""
        return "+".join((self.rules, *map(checksum, self.vocabularies)))


TASKS: Mapping[str, Task] = {
    "mentions": Task(actors.RULES, "mention", mentions),
    "quotes": Task(quotes.VERSION, "quotation", quotations),
    "requests": Task(requests.RULES, "request", asked),
    "topics": Task(topics.RULES, "topic_mark", about, topics.VOCABULARIES),
}
