"""What changed from one resolution to the next, paragraph by paragraph.

Paragraphs are paired within their section: those with the same words first, then the
most alike. Word differences and shifts of the leading verb come with each pair. Pure.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.annotate.alignment import blocks
from onrecord.annotate.diffs import Span, word_diff
from onrecord.vocabularies.verb_ladder import Step, step_of

VERSION = "changes/1"

Section = Literal["preambular", "operative"]
Status = Literal["identical", "edited", "moved", "new", "dropped"]

ALIKE = 0.5
"""Of the words of both paragraphs together, how many they must share, in order, to be
one paragraph that was edited."""
OPENING = 6
"""Words at the head of two paragraphs that, when they are the same, make them one that
was rewritten, with fewer words in common:"""
REWRITTEN = 0.3
MOST_PAIRS = 40_000
"""Pairs of paragraphs that are compared word by word; longer texts are compared with
their neighbours only."""
NEAR = 12

_OTHER = re.compile(r"(?P<between>(?<=\d)[\W_]+(?=\d))|[\W_]+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or one of its points: a unit that can change by itself."""

    section: Section
    number: str
    """Where it stands, from the printed numbers: ``4``, ``4(a)``; empty for preambular
    paragraphs."""
    verb: str
    """The leading words: ``Decides``."""
    text: str
    position: int
    """Counted from 1 within the section."""


@dataclass(frozen=True, slots=True)
class VerbShift:
    """Another leading verb; the steps are those of the ladder, None where not on it."""

    old: str
    new: str
    old_step: Step | None
    new_step: Step | None

    @property
    def direction(self) -> Literal["stronger", "weaker", ""]:
        """Empty where the ladder does not order the two."""
        old, new = self.old_step, self.new_step
        if not old or not new or old.ladder != new.ladder or old.rank == new.rank:
            return ""
        return "stronger" if new.rank > old.rank else "weaker"


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph in both texts, or in one of them."""

    section: Section
    status: Status
    old: Passage | None
    new: Passage | None
    words: tuple[Span, ...] = ()
    """Of what was edited; equal spans hold what stayed."""
    likeness: float = 1.0
    shift: VerbShift | None = None
    moved: bool = False
    """Edited, and in another order than its neighbours."""


def compare_texts(
    old: Sequence[Passage], new: Sequence[Passage], language: str = "en"
) -> list[Change]:
    """Every passage of both texts once, in the order of the new text; what was dropped
    stands where it stood."""
    found: list[Change] = []
    sections: tuple[Section, ...] = ("preambular", "operative")
    for section in sections:
        before = [one for one in old if one.section == section]
        after = [one for one in new if one.section == section]
        found += _section(section, before, after, language)
    return found


def counts(changes: Iterable[Change], section: Section) -> dict[Status, int]:
    """How many passages of a section have each status."""
    found: dict[Status, int] = dict.fromkeys(
        ("identical", "edited", "moved", "new", "dropped"), 0
    )
    for one in changes:
        if one.section == section:
            found[one.status] += 1
    return found


def _section(
    section: Section, old: Sequence[Passage], new: Sequence[Passage], language: str
) -> list[Change]:
    pairs = _pairs(old, new)
    in_order = _in_order(pairs)
    by_new = {j: (i, likeness) for i, j, likeness in pairs}
    gone = deque(i for i in range(len(old)) if i not in {i for i, _, _ in pairs})
    found: list[Change] = []
    place = -1
    for j, passage in enumerate(new):
        if j in by_new:
            i, likeness = by_new[j]
            if (i, j) in in_order:
                while gone and gone[0] < i:
                    found.append(Change(section, "dropped", old[gone.popleft()], None))
                place = i
            moved = (i, j) not in in_order
            found.append(_pair(section, old[i], passage, likeness, moved, language))
        else:
            while gone and gone[0] == place + 1:
                place = gone[0]
                found.append(Change(section, "dropped", old[gone.popleft()], None))
            found.append(Change(section, "new", None, passage))
    return found + [Change(section, "dropped", old[i], None) for i in gone]


def _pair(
    section: Section,
    old: Passage,
    new: Passage,
    likeness: float,
    moved: bool,
    language: str,
) -> Change:
    if _key(old.text) == _key(new.text):
        return Change(section, "moved" if moved else "identical", old, new, moved=moved)
    shift = None
    if old.verb and new.verb and _key(old.verb) != _key(new.verb):
        steps = [step_of(verb, language) for verb in (old.verb, new.verb)]
        shift = VerbShift(old.verb, new.verb, *steps)
    words = word_diff(old.text, new.text)
    return Change(section, "edited", old, new, words, round(likeness, 3), shift, moved)


def _key(text: str) -> str:
    """Letters and figures alone: what is set otherwise (hyphen, quotation marks, white
    space, capitals) is the same text. Figures stay apart: 1.5 is not 15."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _OTHER.sub(lambda mark: "." if mark["between"] else "", plain)


def _pairs(
    old: Sequence[Passage], new: Sequence[Passage]
) -> list[tuple[int, int, float]]:
    """(old, new, likeness) of what is one passage: equal words, then the most alike."""
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    for i, one in enumerate(old):
        waiting[_key(one.text)].append(i)
    pairs: list[tuple[int, int, float]] = []
    for j, other in enumerate(new):
        if same := waiting[_key(other.text)]:
            pairs.append((same.popleft(), j, 1.0))
    taken_old = {i for i, _, _ in pairs}
    taken_new = {j for _, j, _ in pairs}
    for likeness, i, j in sorted(_alike(old, new, taken_old, taken_new), reverse=True):
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            pairs.append((i, j, likeness))
    return sorted(pairs, key=lambda pair: pair[1])


def _alike(
    old: Sequence[Passage],
    new: Sequence[Passage],
    taken_old: set[int],
    taken_new: set[int],
) -> Iterator[tuple[float, int, int]]:
    left = {i: _words(one) for i, one in enumerate(old) if i not in taken_old}
    right = {j: _words(one) for j, one in enumerate(new) if j not in taken_new}
    near_only = len(left) * len(right) > MOST_PAIRS
    for i, a in left.items():
        for j, b in right.items():
            if near_only and abs(i - j) > NEAR:
                continue
            likeness = _likeness(a, b)
            opening = a[:OPENING] == b[:OPENING] and len(a) > OPENING
            if likeness >= (REWRITTEN if opening else ALIKE):
                yield likeness, i, j


def _words(passage: Passage) -> list[str]:
    return _WORD.findall(passage.text.casefold())


def _likeness(a: Sequence[str], b: Sequence[str]) -> float:
    """Words in common, in order, of the words of both: 0 to 1."""
    if not a or not b or 2 * min(len(a), len(b)) < REWRITTEN * (len(a) + len(b)):
        return 0.0
    common = sum(block.n for block in blocks(a, b))
    return 2 * common / (len(a) + len(b))


def _in_order(pairs: Sequence[tuple[int, int, float]]) -> set[tuple[int, int]]:
    """The longest run of pairs that keeps the order of both texts: the rest moved."""
    tails: list[int] = []
    at: list[int] = []
    previous: list[int] = []
    for n, (i, _, _) in enumerate(pairs):
        place = bisect_left(tails, i)
        previous.append(at[place - 1] if place else -1)
        tails[place : place + 1] = [i]
        at[place : place + 1] = [n]
    kept: set[tuple[int, int]] = set()
    n = at[-1] if at else -1
    while n >= 0:
        kept.add(pairs[n][:2])
        n = previous[n]
    return kept
