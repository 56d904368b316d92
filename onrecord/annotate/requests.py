"""What a resolution asks of whom, by when; what it extends, and until when.

`find_requests` takes the operative paragraphs of one text with its adoption date and
gives one `Request` a clause that asks, decides, allows or intends something. Points of
a paragraph take verb and addressee from the words that lead to them. English, French
and Spanish; in other languages nothing is found.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Literal

from onrecord.annotate.addressees import Asked, actor_ids, asked
from onrecord.annotate.deadlines import Deadline, find_deadlines
from onrecord.annotate.inputs import day_of, text_of
from onrecord.annotate.mandates import extended
from onrecord.annotate.operative import OperativeParagraph, paragraphs_of
from onrecord.annotate.request_clauses import Clause, clauses_of, known_languages

RULES: Final = "requests/2"

RequestKind = Literal[
    "request", "mandate", "measure", "authorisation", "decision", "intention", "agenda"
]
"""``mandate`` and ``measure``: how long a body works, how long measures apply."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is asked: printed at text[start:end] of the paragraph with that index."""

    printed: str
    paragraph: int
    start: int
    end: int
    actor_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """One thing that is asked or decided, in the paragraph with that index."""

    paragraph: int
    path: str
    kind: RequestKind
    verb: str
    """As printed, of this paragraph or of the one that leads to it."""
    addressee: Addressee | None
    """None where nobody is named."""
    start: int
    end: int
    action: str
    """What is to be done: text[start:end] of the paragraph."""
    deadlines: tuple[Deadline, ...]
    confidence: float
    inherited: bool = False
    """The deadlines are those of the words that lead to this point."""
    rule: str = RULES


@dataclass(frozen=True, slots=True)
class _Lead:
    """What points below a paragraph take over from it."""

    level: int
    verb: str
    kind: RequestKind
    addressee: Addressee | None
    deadlines: tuple[Deadline, ...]
    confidence: float


def find_requests(
    paragraphs: Sequence[OperativeParagraph],
    language: str,
    adopted_on: date | None = None,
    organ: str = "",
) -> list[Request]:
    """The requests of the operative paragraphs of one text, in print order.

    `organ` is the actor id of the body that adopted it, `language` an ISO 639-1 code.
    """
    if language not in known_languages():
        return []
    reader = _Reader(language, adopted_on, organ)
    return [one for index, p in enumerate(paragraphs) for one in reader.read(index, p)]


class _Reader:
    def __init__(self, language: str, adopted: date | None, organ: str) -> None:
        self.language, self.adopted, self.organ = language, adopted, organ
        self.leads: list[_Lead] = []

    def read(self, index: int, paragraph: OperativeParagraph) -> Iterator[Request]:
        level = _depth(paragraph)
        while self.leads and self.leads[-1].level >= level:
            self.leads.pop()
        clauses = clauses_of(paragraph.text, self.language)
        found: list[Request] = []
        first = clauses[0].start if clauses else len(paragraph.text)
        lead = self.leads[-1] if self.leads else None
        if lead and first > 0 and paragraph.text[:first].strip(' “"(–—-'):
            found.append(self._point(index, paragraph, lead, first))
        for clause in clauses:
            before = found[-1] if found else None
            found.extend(self._clause(index, paragraph, clause, before))
        if found and paragraph.text.rstrip()[-1:] in ":—–-：":
            last = found[-1]
            if clauses and last.end >= len(paragraph.text.rstrip()) - 1:
                self.leads.append(_lead_of(level, last))
        elif lead and not clauses and paragraph.text.rstrip()[-1:] == ":":
            self.leads.append(replace(lead, level=level))
        yield from found

    def _point(
        self, index: int, paragraph: OperativeParagraph, lead: _Lead, end: int
    ) -> Request:
        own: tuple[Deadline, ...] = ()
        if lead.kind != "intention":  # its points are what is looked at, not done
            own = tuple(self._deadlines(paragraph.text, 0, end))
        return Request(
            index, paragraph.path, lead.kind, lead.verb, lead.addressee, 0, end,
            paragraph.text[:end].strip(" ,;"), own or lead.deadlines,
            round(lead.confidence * 0.95, 3), inherited=not own,
        )  # fmt: skip

    def _clause(
        self, index: int, paragraph: OperativeParagraph, clause: Clause,
        before: Request | None,
    ) -> Iterator[Request]:  # fmt: skip
        text = paragraph.text
        if clause.kind == "other":
            return
        verb = text[clause.start : clause.verb_end].strip(" ,")
        deadlines = tuple(self._deadlines(text, clause.verb_end, clause.end))
        if clause.kind in {"decide", "intend"}:
            # "in light of the report due by …": somebody else's day.
            deadlines = tuple(d for d in deadlines if not d.printed.startswith("due"))
        start, addressee, sure = clause.verb_end, None, 0.9
        kind: RequestKind = _KINDS[clause.kind]
        if clause.kind == "decide":
            extension = extended(text, clause.verb_end, clause.end, self.language)
            if extension and any(d.sort in {"until", "period"} for d in deadlines):
                kind = "mandate" if extension.is_mandate else "measure"
                addressee = self._named(index, text, extension.start, extension.end)
            elif _AGENDA.search(text, clause.verb_end, clause.end):
                kind = "agenda"
        if kind not in {"mandate", "measure"} and clause.kind != "call":
            who = self._asked(text, clause)
            if who is not None:
                addressee = self._named(index, text, who.start, who.end)
                start, sure = who.action, who.confidence
            elif clause.kind in {"request", "authorise"} and before is not None:
                addressee, sure = before.addressee, 0.75
            elif clause.kind in {"request", "authorise"}:
                sure = 0.6
        action = text[start : clause.end].strip(" ,;.:")
        if action.endswith((" and", " et", " y")):
            action = action.rpartition(" ")[0].rstrip(" ,")
        confidence = round(min([sure, *(d.confidence for d in deadlines)]), 3)
        yield Request(
            index, paragraph.path, kind, verb, addressee, start, clause.end, action,
            deadlines, confidence,
        )  # fmt: skip

    def _asked(self, text: str, clause: Clause) -> Asked | None:
        if clause.kind in {"decide", "intend"}:
            that = _THAT.match(text, clause.verb_end)
            if that is None:
                return None
        return asked(text, clause.verb_end, clause.end, self.language)

    def _named(self, index: int, text: str, start: int, end: int) -> Addressee:
        printed = text[start:end]
        return Addressee(printed, index, start, end, actor_ids(printed, self.organ))

    def _deadlines(self, text: str, start: int, end: int) -> Iterator[Deadline]:
        for one in find_deadlines(
            text[start:end], self.language, self.adopted, self.organ
        ):
            yield replace(one, start=one.start + start, end=one.end + start)


_KINDS: Final[dict[str, RequestKind]] = {
    "request": "request", "call": "request", "decide": "decision",
    "authorise": "authorisation", "intend": "intention",
}  # fmt: skip
_THAT: Final = re.compile(r",?\s(?:[\w,]+\s){0,4}?(?:that|que|qu[’'])[\s,]")
_AGENDA: Final = re.compile(
    r"provisional agenda|ordre du jour provisoire|programa provisional", re.IGNORECASE
)
_POINT: Final = re.compile(r"[(\[]?(?:(?P<roman>[ivx]+)|[a-z]{1,2})[)\].]+|[•–—▪o*-]")


def _depth(paragraph: OperativeParagraph) -> int:
    """The nesting: as given, else from the form of the number ("(a)" is a point)."""
    if paragraph.level:
        return paragraph.level
    match = _POINT.fullmatch(paragraph.number.strip())
    if match is None:
        return 0
    return (
        2 if match["roman"] and match["roman"] not in {"c", "d", "i", "v", "x"} else 1
    )


def _lead_of(level: int, request: Request) -> _Lead:
    return _Lead(
        level, request.verb, request.kind, request.addressee, request.deadlines,
        request.confidence,
    )  # fmt: skip


def annotate(item: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Requests of ``item``: ``paragraphs`` (each ``text``, ``number``, ``level``) or
    the plain ``text`` of a whole resolution.

    ``lang`` (ISO 639-1), ``adopted_on`` (ISO date) and ``organ`` (actor id) may be
    missing. Raises ``InputError`` naming a field of a wrong type.
    """
    language = text_of(item, "lang") or "en"
    paragraphs = paragraphs_of(item, language)
    found = find_requests(
        paragraphs, language, day_of(item, "adopted_on"), text_of(item, "organ")
    )
    return [_as_data(one, paragraphs) for one in found]


def _as_data(one: Request, rows: Sequence[OperativeParagraph]) -> dict[str, Any]:
    who = one.addressee
    return {
        "paragraph": rows[one.paragraph].number or one.paragraph + 1,
        "kind": one.kind,
        "verb": one.verb,
        "addressee": who.printed if who else None,
        "actors": list(who.actor_ids) if who else [],
        "action": one.action,
        "start": one.start,
        "end": one.end,
        "deadlines": [
            {
                "printed": d.printed, "start": d.start, "end": d.end, "sort": d.sort,
                "due_on": d.due_on or None, "every": d.every or None,
            }
            for d in one.deadlines
        ],
        "confidence": one.confidence,
        "rule": one.rule,
    }  # fmt: skip
