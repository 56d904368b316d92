"""Which words of a sentence belong together as one allusion to documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from onrecord.annotate.allusion_patterns import (
    AGENT,
    BREAK,
    BY_WORDS,
    CLAUSE,
    DIGITS,
    NOT_DONE,
    OBJECT_STOPS,
    RELATIVE,
    TAIL,
    TO_COME,
)
from onrecord.annotate.allusion_words import Hit

_BESIDE: Final = 45
"""Characters between a body and a document of its own: "Security Council's two"."""
_ADOPTING: Final = 160
"""Characters where the body adopts the document in between."""
_BY: Final = 30
_ACTING: Final = 60
"""Characters between a body and what it does."""
_LONGEST: Final = 260
_OBJECT: Final = 110
"""Characters before "endorsed by the Council" that say what was."""
_COUNTED: Final = 30
_COURTS: Final = ("COURT:",)


@dataclass(frozen=True, slots=True)
class Group:
    """One allusion at text[start:end]; its body and document end at `head`."""

    start: int
    end: int
    head: int
    body: str
    document: str
    act: str
    number: int | None
    says: tuple[int, int]


def groups_in(
    text: str,
    hits: Sequence[Hit],
    named: Sequence[tuple[int, int]],
    start: int,
    end: int,
    language: str,
) -> list[Group]:
    """The described allusions of the sentence text[start:end], in order of place.

    `named` are the places of documents that are named there.
    """
    sentence = _Sentence(text, hits, named, start, end, language)
    cores = [*sentence.documents()]
    cores += sentence.acts(cores)
    cores.sort(key=lambda one: one.start)
    return sentence.bounded(cores)


@dataclass(slots=True)
class _Sentence:
    text: str
    hits: Sequence[Hit]
    named: Sequence[tuple[int, int]]
    start: int
    end: int
    language: str

    def of(self, sort: str) -> list[Hit]:
        return [hit for hit in self.hits if hit.sort == sort]

    # -- documents with their body

    def documents(self) -> list[Group]:
        found: list[Group] = []
        nouns = self.of("noun")
        for place, noun in enumerate(nouns):
            before = nouns[place - 1].end if place else self.start
            after = nouns[place + 1].start if place + 1 < len(nouns) else self.end
            if self._is_named(noun, after) or self._is_to_come(noun.start):
                continue
            body = self._body_of(noun, before, after)
            if body is None or not _fits(body.id, noun.id):
                continue
            first, last = min(body.start, noun.start), max(body.end, noun.end)
            if found and self._is_object(found[-1].head, first):
                continue
            if self._is_to_come(first):
                continue
            if found and first < found[-1].head:
                first = noun.start
            number, counted = self._number(first, noun.start, before)
            found.append(
                Group(
                    counted, self.end, last, body.id, noun.id, "", number,
                    (last, self.end),
                )
            )  # fmt: skip
        return found

    def _is_to_come(self, place: int) -> bool:
        """Whether "new" or its like stands right before: no such document is there."""
        return bool(TO_COME.search(self.text, max(self.start, place - 16), place))

    def _is_object(self, head: int, first: int) -> bool:
        """Whether it is what the document before it asks for: "a resolution asking
        the Court for an opinion"."""
        return any(
            hit.sort == "act" and hit.start >= head and 0 <= first - hit.end <= 6
            for hit in self.hits
        )

    def _is_named(self, noun: Hit, after: int) -> bool:
        """Whether the number of the document follows: "resolution 2735"."""
        return any(
            noun.start - 2 <= first <= min(noun.end + 30, after)
            or first <= noun.start < last
            for first, last in self.named
        )

    def _body_of(self, noun: Hit, before: int, after: int) -> Hit | None:
        """The nearest body in the same phrase, else one that adopts the document."""
        best: tuple[int, Hit] | None = None
        for body in self.of("body"):
            if body.end <= noun.start and body.end >= before:
                gap = self.text[body.end : noun.start]
            elif noun.end <= body.start <= after:
                gap = self.text[noun.end : body.start]
            else:
                continue
            if BREAK.search(gap):
                continue
            adopts = body.end <= noun.start and any(
                hit.sort == "act" and body.end <= hit.start < noun.start
                for hit in self.hits
            )
            if adopts and NOT_DONE.search(gap):
                continue
            rank = len(gap) + (_BESIDE if body.id == "ORG:UN" else 0)
            if len(gap) <= (_ADOPTING if adopts else _BESIDE) and (
                best is None or rank < best[0]
            ):
                best = rank, body
        return best[1] if best else None

    def _number(self, first: int, noun: int, before: int) -> tuple[int | None, int]:
        """How many documents, and where the words that say so begin."""
        reach = max(before, first - _COUNTED)
        counts = [
            hit for hit in self.of("number") if reach <= hit.start and hit.end <= noun
        ]
        if counts and (counts[-1].id != "1" or self._beside(counts[-1].end, first)):
            return int(counts[-1].id), min(first, counts[-1].start)
        digits = DIGITS.search(self.text, reach, first)
        if digits:
            return int(digits[1]), digits.start()
        return None, first

    def _beside(self, last: int, first: int) -> bool:
        """Whether at most one word stands between: "a recent resolution"."""
        return last > first or len(self.text[last:first].split()) < 2

    # -- what a body did

    def acts(self, taken: Sequence[Group]) -> list[Group]:
        found: list[Group] = []
        acts = self.of("act")
        for body in self.of("body"):
            if body.id == "ORG:UN" or any(
                one.start <= body.start < one.head for one in taken
            ):
                continue
            passive = self._passive(body, acts)
            if passive is not None:
                found.append(passive)
                continue
            active = self._active(body, acts)
            if active is not None:
                found.append(active)
        return found

    def _passive(self, body: Hit, acts: Sequence[Hit]) -> Group | None:
        """ "The two-State solution endorsed by the Security Council"."""
        act = next((a for a in reversed(acts) if a.end <= body.start), None)
        if act is None or act.id == "adopt":
            return None
        gap = self.text[act.end : body.start]
        if len(gap) > _BY or BREAK.search(gap):
            return None
        if self.language in BY_WORDS and not AGENT.search(gap):
            return None
        if self.language not in BY_WORDS and len(gap.strip()) > 4:
            return None
        first = max(self.start, act.start - _OBJECT)
        begin = self._object(first, act.start)
        if NOT_DONE.search(self.text, begin, act.start):
            return None
        document = "order" if body.id.startswith(_COURTS) else ""
        return Group(
            begin, body.end, body.end, body.id, document, act.id, None,
            (begin, act.start),
        )  # fmt: skip

    def _object(self, first: int, last: int) -> int:
        """Where the phrase that ends at `last` begins."""
        stops = [m.end() for m in OBJECT_STOPS.finditer(self.text, first, last)]
        begin = stops[-1] if stops else first
        if begin > self.start and self.text[begin - 1 : begin + 1].isalnum():
            begin = max(self.text.find(" ", begin, last), begin)
        return begin + len(self.text[begin:last]) - len(self.text[begin:last].lstrip())

    def _active(self, body: Hit, acts: Sequence[Hit]) -> Group | None:
        """ "The Security Council has demanded that …"."""
        following = [
            a
            for a in acts
            if body.end <= a.start <= body.end + _ACTING and a.id != "adopt"
        ]
        if not following:
            return None
        act = following[0]
        gap = self.text[body.end : act.start]
        if BREAK.search(gap) or NOT_DONE.search(gap):
            return None
        if any(h.sort == "body" and body.end <= h.start < act.start for h in self.hits):
            return None
        document = "order" if body.id.startswith(_COURTS) else ""
        before = max(self.start, body.start - _OBJECT)
        if relative := RELATIVE.search(self.text, before, body.start):
            # "the mission that the Council authorised": what it is stands before.
            begin = self._object(before, relative.start())
            return Group(
                begin, act.end, act.end, body.id, document, act.id, None,
                (begin, relative.start()),
            )  # fmt: skip
        return Group(
            body.start, self.end, act.end, body.id, document, act.id, None,
            (act.end, self.end),
        )  # fmt: skip

    # -- where each ends

    def bounded(self, cores: Sequence[Group]) -> list[Group]:
        """Each up to the next one, a break of the sentence or its end."""
        found = []
        for core, following in pairwise((*cores, None)):
            if core is None:
                continue
            limit = min(core.end, core.start + _LONGEST, self.end)
            if core.says[0] < core.head and core.end == core.head:
                limit = core.head  # passive: what it is about stands before
            else:
                starts = [first for first, _ in self.named if first > core.head]
                if following is not None:
                    starts.append(following.start)
                limit = min([limit, *starts])
                stops = CLAUSE if self.language == "zh" else BREAK
                stop = stops.search(self.text, core.head, limit)
                limit = stop.start() if stop else limit
                limit = self._trimmed(core.head, limit)
            says = core.says if limit == core.head else (core.says[0], limit)
            act = core.act or self._act(core.head, limit)
            act = act or self._act(core.start, core.head)
            found.append(replace(core, end=limit, says=says, act=act))
        return found

    def _act(self, first: int, last: int) -> str:
        """The first thing that is done there, apart from adopting."""
        acts = (hit for hit in self.of("act") if first <= hit.start < last)
        return next((hit.id for hit in acts if hit.id != "adopt"), "")

    def _trimmed(self, head: int, limit: int) -> int:
        """Without a word cut in two, and without the "and" before the next one."""
        if limit < self.end and self.text[limit - 1 : limit + 1].isalnum():
            limit = max(self.text.rfind(" ", head, limit), head) or limit
        return head + len(TAIL.sub("", self.text[head:limit]))


def _fits(body: str, document: str) -> bool:
    if document == "order":
        return body.startswith(_COURTS)
    if body.startswith(_COURTS):
        return False
    return document != "presidential_statement" or body in {"ORG:UN:SC", "ORG:UN"}
