"""How alike two texts are in their words, apart from what another print changes.

A copy of a text out of a PDF has page numbers, running heads, broken and misread
words; another site puts a cover before it; an excerpt ends in the middle of a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.annotate.alignment import Step
from onrecord.text import words as words_of

SOLID = 5
"""Words that a common run must have to be no accident; 9 where a word is a letter."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What the alignment of two texts shows, in words."""

    shorter: int
    longer: int
    solid: int
    longest: int
    replaced: int
    """Inside the common part, put in the place of others."""
    changed: int
    """Inside the common part, all that differs."""
    content: int
    """The same without page numbers, broken words and misread letters."""
    garbled: int
    """Places where one side is the other, misread or set in another way."""
    cover: int
    """Before the common part, on one side alone."""
    ends: int
    """Before and after the common part, where no text is cut off."""

    @property
    def coverage(self) -> float:
        return self.solid / self.shorter if self.shorter else 0.0


def words_in(text: str) -> list[str]:
    """The words of a text, without what case and width of letters tell."""
    return words_of(unicodedata.normalize("NFKC", text).casefold())


def likeness(
    texts: tuple[str, str],
    first: Sequence[str],
    second: Sequence[str],
    path: Sequence[Step],
) -> Likeness:
    """``path`` leads from the words of the first text to those of the second."""
    common = [step for step in path if step.op == "equal"]
    run = SOLID if _is_spaced(first) else 9
    runs = [step.i2 - step.i1 for step in common]
    solid = [n for n in runs if n >= run]
    inner = path[path.index(common[0]) : path.index(common[-1])] if common else []
    replaced = changed = content = garbled = 0
    furniture = _furniture(first, second, inner)
    for step in inner:
        if step.op == "equal":
            continue
        old, new = first[step.i1 : step.i2], second[step.j1 : step.j2]
        size = max(len(old), len(new))
        changed += size
        replaced += size if step.op == "replace" else 0
        if _shape(old or new) in furniture or is_print(old, new):
            garbled += 1
        else:
            content += size
    cover = ends = 0
    if common:
        cover = _one_side(common[0].i1, common[0].j1)
        ends = max(common[0].i1, common[0].j1)
        after = (len(first) - common[-1].i2, len(second) - common[-1].j2)
        if not _is_cut(*texts, after):
            ends += max(after)
    return Likeness(
        shorter=min(len(first), len(second)),
        longer=max(len(first), len(second)),
        solid=sum(solid),
        longest=max(runs, default=0),
        replaced=replaced,
        changed=changed,
        content=content,
        garbled=garbled,
        cover=cover,
        ends=ends,
    )


def _furniture(
    first: Sequence[str], second: Sequence[str], inner: Sequence[Step]
) -> set[str]:
    """What stands in one text alone again and again: the head or foot of its pages."""
    shapes = Counter(
        _shape([*first[step.i1 : step.i2], *second[step.j1 : step.j2]])
        for step in inner
        if step.op in ("insert", "delete")
    )
    return {shape for shape, times in shapes.items() if times >= 3}


def _shape(words: Sequence[str]) -> str:
    """Words without their numbers, which count the pages."""
    return " ".join(re.sub(r"\d+", "#", word) for word in words[:40])


def _one_side(old: int, new: int) -> int:
    """The words on one side, where the other has hardly any."""
    return max(old, new) if min(old, new) <= 1 else 0


_END = re.compile(r"[.!?…。؟।:;*)\]\"'”’»)]\s*$|\d\s*$")


def _is_cut(a: str, b: str, after: tuple[int, int]) -> bool:
    """Whether what stands after the common part is there because a text was cut off.

    The text that ends first then ends in the middle of a sentence.
    """
    if max(after) <= 2:
        return True
    if min(after) > 6:
        return False
    ends_first = a if after[0] <= after[1] else b
    return not _END.search(ends_first[-40:])


def _is_spaced(words: Sequence[str]) -> bool:
    """Whether words are longer than a letter, as they are not in Chinese."""
    start = words[:500]
    return sum(map(len, start)) >= 2 * len(start)


def is_print(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether a difference is one of print: a page number, a broken or misread word."""
    marks = [*old, *new]
    if not old or not new:
        return len(marks) <= 4 and all(
            word.isdecimal() or len(word) == 1 for word in marks
        )
    if len(marks) > 40:
        return False
    one, other = _letters(old), _letters(new)
    if one == other:
        return True
    if len(old) + len(new) > 6 or _has_number(old) != _has_number(new):
        return False
    if one.isdecimal() and other.isdecimal():
        return False
    if _has_number(old):  # 79 and 79th
        return one.rstrip("abcdefghijklmnopqrstuvwxyz") == other.rstrip(
            "abcdefghijklmnopqrstuvwxyz"
        )
    return _is_near(one, other)


def _letters(words: Sequence[str]) -> str:
    joined = unicodedata.normalize("NFKD", "".join(words))
    return "".join(char for char in joined if not unicodedata.combining(char))


def _has_number(words: Sequence[str]) -> bool:
    return any(char.isdecimal() for word in words for char in word)


def _is_near(one: str, other: str) -> bool:
    """Whether two words differ in a letter or two, as a misread one does."""
    if abs(len(one) - len(other)) > 2 or max(len(one), len(other)) > 60:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.75
