"""Two language versions of one text, paragraph beside paragraph, by their structure.

Words cannot be compared; numbers can. Paragraphs are paired in order within their
section, by their printed numbers, the figures they hold and their length; what is left
between two pairs is paired too where both versions left as many. A pair whose number or
figures differ is `edited`: the place to look at, not a fault by itself. Pure.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from onrecord.annotate.diffs import Span
from onrecord.annotate.translations import numbers_in
from onrecord.annotate.wording_changes import Change, Passage, Section

VERSION = "structure/1"

SAME_NUMBER, OTHER_NUMBER = 0.5, -0.6
"""For a pair with one printed number, and against one with two."""
PAIRED = 0.3
"""For any pair in order: paragraphs without numbers and figures have nothing else."""
FIGURES = 0.6
LENGTH = 0.3
LEAST_FIGURE = 13
"""Smaller figures are written in words in one language and not in the other: months."""
MOST = 1_000_000
"""Pairs that are weighed; of longer texts only those near the diagonal are."""


LETTERS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "أبجدهوزحطيكلمن",
)
"""Letters of points, in the order in which each script counts."""
ROMAN = {"i": 1, "v": 5, "x": 10}
_PART = re.compile(r"\w+")


def compare_structures(old: Sequence[Passage], new: Sequence[Passage]) -> list[Change]:
    """Every passage of both versions once, in order.

    `identical` passages have the same printed number and the same figures; the `words`
    of an `edited` one are the figures that stand in one version only.
    """
    found: list[Change] = []
    sections: tuple[Section, ...] = ("preambular", "operative")
    for section in sections:
        before = [one for one in old if one.section == section]
        after = [one for one in new if one.section == section]
        found += _section(section, before, after)
    return found


def _section(
    section: Section, old: Sequence[Passage], new: Sequence[Passage]
) -> list[Change]:
    found: list[Change] = []
    i = 0
    for passage, partner in zip(new, _partners(old, new), strict=True):
        if partner is None:
            found.append(Change(section, "new", None, passage))
            continue
        while i < partner:
            found.append(Change(section, "dropped", old[i], None))
            i += 1
        found.append(_pair(section, old[i], passage))
        i += 1
    return found + [Change(section, "dropped", one, None) for one in old[i:]]


def _pair(section: Section, old: Passage, new: Passage) -> Change:
    first, second = _figures(old), _figures(new)
    spans = [Span("delete", figure, "") for figure in (first - second).elements()]
    spans += [Span("insert", "", figure) for figure in (second - first).elements()]
    common = sum((first & second).values())
    most = max(sum(first.values()), sum(second.values()))
    likeness = round(common / most, 3) if most else 1.0
    if _same_place(old.number, new.number) and not spans:
        return Change(section, "identical", old, new)
    return Change(section, "edited", old, new, tuple(spans), likeness)


def _partners(old: Sequence[Passage], new: Sequence[Passage]) -> list[int | None]:
    """For each passage of ``new`` its partner in ``old``: the best in order."""
    width = len(new) + 1
    near = max(MOST // (len(old) + 1), 1)
    usual = (sum(len(one.text) for one in old) + 1) / (
        sum(len(one.text) for one in new) + 1
    )
    figures, others = list(map(_figures, old)), list(map(_figures, new))
    best = [[0.0] * width for _ in range(len(old) + 1)]
    for i, one in enumerate(old, 1):
        for j, other in enumerate(new, 1):
            paired = -math.inf
            if abs(i - j) <= near:
                weight = _weight(one, other, figures[i - 1], others[j - 1], usual)
                paired = best[i - 1][j - 1] + weight
            best[i][j] = max(paired, best[i - 1][j], best[i][j - 1])
    partners: list[int | None] = [None] * len(new)
    i, j = len(old), len(new)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            partners[j] = i
    return _with_the_rest(partners, len(old))


def _with_the_rest(partners: list[int | None], old: int) -> list[int | None]:
    """What lies between two pairs, paired where both sides have as many."""
    filled = list(partners)
    last, begun = -1, 0
    for j, partner in enumerate([*partners, old]):
        if partner is None:
            continue
        if partner - last - 1 == j - begun:
            filled[begun:j] = range(last + 1, partner)
        last, begun = partner, j + 1
    return filled


def _weight(
    old: Passage, new: Passage, first: Counter[str], second: Counter[str], usual: float
) -> float:
    weight = PAIRED
    if old.number and new.number:
        same = _same_place(old.number, new.number)
        weight += SAME_NUMBER if same else OTHER_NUMBER
    every = sum((first | second).values())
    if every:
        weight += FIGURES * (2 * sum((first & second).values()) / every - 1)
    ratio = (len(old.text) + 1) / (len(new.text) + 1) / usual
    return weight - LENGTH * min(abs(math.log(ratio)), 1.0)


def _figures(passage: Passage) -> Counter[str]:
    found = numbers_in(passage.text)
    return Counter(n for n in found if len(n) > 2 or int(n) >= LEAST_FIGURE)


def _same_place(number: str, other: str) -> bool:
    """Whether two printed numbers count alike: ``3(b)(ii)``, ``3(ب)(’2‘)``."""
    if number == other:
        return True
    first, second = _ordinals(number), _ordinals(other)
    return len(first) == len(second) and all(
        a & b for a, b in zip(first, second, strict=True)
    )


def _ordinals(number: str) -> list[set[int]]:
    """What each part of a printed number may count; ``i`` is 1 and 9."""
    found = []
    for part in _PART.findall(unicodedata.normalize("NFKC", number).casefold()):
        if part.isdecimal():
            found.append({int(part)})
            continue
        places = {
            letters.index(part[0]) + 1 for letters in LETTERS if part[0] in letters
        }
        if len(part) > 1 and part != "هـ":
            places = set()
        if set(part) <= ROMAN.keys():
            places.add(_roman(part))
        if len(part) == 1 and unicodedata.numeric(part, 0) > 0:
            places.add(int(unicodedata.numeric(part)))
        found.append(places)
    return found


def _roman(part: str) -> int:
    values = [ROMAN[letter] for letter in part]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < following else one for one, following in pairs)
