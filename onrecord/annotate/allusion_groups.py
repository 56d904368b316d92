"""Which words of a sentence belong together as one allusion to documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

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
_BREAK: Final = re.compile(r"[;:!?。；\n]")
_CLAUSE: Final = re.compile(r"[;:!?。；，\n]")
_AGENT: Final = re.compile(
    r"\b(?:by|par|por|from)\b|من|от лица|被|由|^\s*$", re.IGNORECASE
)
_BY_WORDS: Final = frozenset({"en", "fr", "es"})
_NOT_DONE: Final = re.compile(
    r"\b(?:will|would|should|could|may|might|must|expected|failed|fail|fails|refused|"
    r"unable|not|never|whether|if|urged|asked|called on|pressed|blocked|vetoed|cannot|"
    r"n['’]a pas|doit|devrait|pourrait|debe|debería|podría|не|должен|لم|لن|يجب)\b"
    r"|未|应",
    re.IGNORECASE,
)
_TO_COME: Final = re.compile(
    r"\b(?:new|proposed|possible|future|planned|nouvelle|nueva|нов\w+)\s*$",
    re.IGNORECASE,
)
_OBJECT_STOPS: Final = re.compile(
    r"[,;:()،，]|\b(?:that|which|who|based on|whose|because|qui|que|según|которы\w+)\b"
)
_DIGITS: Final = re.compile(r"(?<![\d/.,-])(\d{1,2})\s+(?:\w+\s+)?$")
_LEADING: Final = re.compile(r"[\s,،，]*(?:and|et|y|и|و|和|以及)?\s*", re.IGNORECASE)


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

    def between(self, first: int, last: int) -> str:
        return self.text[first:last]

    # -- documents with their body

    def documents(self) -> list[Group]:
        found: list[Group] = []
        nouns = self.of("noun")
        for place, noun in enumerate(nouns):
            before = nouns[place - 1].end if place else self.start
            after = nouns[place + 1].start if place + 1 < len(nouns) else self.end
            if self._is_named(noun, after) or _TO_COME.search(
                self.text, max(self.start, noun.start - 16), noun.start
            ):
                continue
            body = self._body_of(noun, before, after)
            if body is None or not _fits(body.id, noun.id):
                continue
            first, last = min(body.start, noun.start), max(body.end, noun.end)
            if found and self._is_object(found[-1].head, first):
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
                gap = self.between(body.end, noun.start)
            elif noun.end <= body.start <= after:
                gap = self.between(noun.end, body.start)
            else:
                continue
            if _BREAK.search(gap):
                continue
            adopts = body.end <= noun.start and any(
                hit.sort == "act" and body.end <= hit.start < noun.start
                for hit in self.hits
            )
            if adopts and _NOT_DONE.search(gap):
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
        if counts:
            return int(counts[-1].id), min(first, counts[-1].start)
        digits = _DIGITS.search(self.text, reach, first)
        if digits:
            return int(digits[1]), digits.start()
        return None, first

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
        gap = self.between(act.end, body.start)
        if len(gap) > _BY or _BREAK.search(gap):
            return None
        if self.language in _BY_WORDS and not _AGENT.search(gap):
            return None
        if self.language not in _BY_WORDS and len(gap.strip()) > 4:
            return None
        first = max(self.start, act.start - _OBJECT)
        stops = [m.end() for m in _OBJECT_STOPS.finditer(self.text, first, act.start)]
        begin = stops[-1] if stops else first
        begin += len(self.text[begin : act.start]) - len(
            self.text[begin : act.start].lstrip(" \u00a0")
        )
        if _NOT_DONE.search(self.text, begin, act.start):
            return None
        document = "order" if body.id.startswith(_COURTS) else ""
        return Group(
            begin, body.end, body.end, body.id, document, act.id, None,
            (begin, act.start),
        )  # fmt: skip

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
        gap = self.between(body.end, act.start)
        if _BREAK.search(gap) or _NOT_DONE.search(gap):
            return None
        if any(h.sort == "body" and body.end <= h.start < act.start for h in self.hits):
            return None
        document = "order" if body.id.startswith(_COURTS) else ""
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
                stops = _CLAUSE if self.language == "zh" else _BREAK
                stop = stops.search(self.text, core.head, limit)
                limit = stop.start() if stop else limit
                limit = self._trimmed(core.head, limit)
            says = core.says if limit == core.head else (core.says[0], limit)
            act = core.act or next(
                (
                    hit.id
                    for hit in self.of("act")
                    if core.head <= hit.start < limit and hit.id != "adopt"
                ),
                "",
            )
            found.append(replace(core, end=limit, says=says, act=act))
        return found

    def _trimmed(self, head: int, limit: int) -> int:
        """Without a word cut in two, and without the "and" before the next one."""
        if limit < self.end and self.text[limit - 1 : limit + 1].isalnum():
            cut = self.text.rfind(" ", head, limit)
            limit = cut if cut > head else limit
        piece = self.text[head:limit]
        piece = re.sub(
            r"[\s,،，“”\"'’]*(?:\b(?:and|et|y|и|the|les?|los?|las?|to|of|with|in)\b|[و和])*"
            r"[\s,،，.]*$",
            "",
            piece,
        )
        return head + len(piece)


def _fits(body: str, document: str) -> bool:
    if document == "order":
        return body.startswith(_COURTS)
    if body.startswith(_COURTS):
        return False
    return document != "presidential_statement" or body in {"ORG:UN:SC", "ORG:UN"}
