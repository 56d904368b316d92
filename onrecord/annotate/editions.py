"""Whether two texts that share their words are two editions of a recurring document.

A body that takes up the same item every year repeats last year's words; the new
document differs in what it counts: its symbol, the years, the sessions, the latest
resolution that it recalls. Pure, and in whatever language the numbers stand in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from onrecord.annotate.alignment import Step
from onrecord.symbols import base, parse

FINAL = frozenset({"resolution", "decision", "presidential_statement"})
"""Kinds of document of which no two with different symbols are one act."""
YEARS_APART = 7
"""A cycle is no longer than that (a review conference every five years or so)."""
DAYS_APART = 150
"""Two dates of one statement lie closer together than two of a yearly one."""

_ASSEMBLY = re.compile(r"(?<![\d/.])(\d{2})/(\d{1,3})(?![\d/])")
_COUNCIL = re.compile(r"(?<![\d/.])(\d{3,4})\s?[(（]((?:19|20)\d\d)[)）]")
_LONG = 400_000
"""Characters at the start of a text that are looked through for references."""


def symbols_say(first: str, second: str) -> str:
    """What two symbols say of their documents: "other", "same", "draft" or nothing.

    "draft" is one text before and after its adoption. A corrigendum or a revision
    belongs to the document that it corrects.
    """
    a, b = parse(first) if first else None, parse(second) if second else None
    if a is None or b is None:
        return ""
    if base(a).canonical == base(b).canonical:
        return "same"
    if (a.kind in FINAL) != (b.kind in FINAL):
        return "draft" if a.organ == b.organ else ""
    return "other"


def other_edition(
    texts: tuple[str, str],
    words: tuple[Sequence[str], Sequence[str]],
    steps: Sequence[Step],
    days: tuple[date | None, date | None],
) -> str:
    """Why the texts are two editions; empty where nothing says so.

    ``steps`` lead from the first's words to the second's.
    """
    recalled = [_references(text) for text in texts]
    latest = [max(found, default=None) for found in recalled]
    # A fraction, once, is no resolution: one that is alone has a high number.
    sure = sum(map(len, recalled)) > 2 or all(n and n[2] >= 100 for n in latest)
    if sure and all(latest) and latest[0] != latest[1]:
        names = " and ".join(f"{n[1]}/{n[2]}" for n in latest if n)
        return f"the latest resolutions that they recall are {names}"
    years, counts, others = _stepped(*words, steps)
    if years >= 2 or counts >= 2 or (years and counts + others):
        return (
            f"{years} years, {counts} sessions or ordinals and {others} other numbers "
            "step alike"
        )
    first, second = days
    changed = any(step.op != "equal" for step in steps[1:-1])
    if first and second and changed and abs((second - first).days) >= DAYS_APART:
        return f"dated {first} and {second}"
    return ""


def _references(text: str) -> list[tuple[int, int, int]]:
    """The resolutions that a text cites, each as (body, session or year, number)."""
    start = text[:_LONG]
    assembly = [
        (1, int(session), int(number))
        for session, number in _ASSEMBLY.findall(start)
        if int(session) > 31  # sessions 1 to 30 had Roman numerals; days end at 31
    ]
    council = [
        (0, int(year), int(number))
        for number, year in _COUNCIL.findall(start)
        if int(number) < 4000
    ]
    return assembly or council


def _stepped(
    a: Sequence[str], b: Sequence[str], steps: Sequence[Step]
) -> tuple[int, int, int]:
    """(years, sessions and ordinals, other numbers) that were replaced by a near one.

    Those that went back count against those that went on.
    """
    years = counts = others = 0
    for step in steps:
        if step.op != "replace":
            continue
        old = [n for n in map(_number, a[step.i1 : step.i2]) if n]
        new = [n for n in map(_number, b[step.j1 : step.j2]) if n]
        if len(old) != len(new) or len(old) > 8:
            continue
        # 75/168 becomes 77/208: the first of two is a session.
        is_symbol = len(old) == 2 and all(31 < n[0].value < 100 for n in (old, new))
        for place, (x, y) in enumerate(zip(old, new, strict=True)):
            if x.is_word != y.is_word or not 0 < abs(y.value - x.value) <= YEARS_APART:
                continue
            sign = 1 if y.value > x.value else -1
            if 1900 < x.value < 2100:
                years += sign
            elif x.is_word or (is_symbol and place == 0):
                counts += sign
            elif x.value < 400:
                others += sign
    return abs(years), abs(counts), abs(others)


class _Number(NamedTuple):
    value: int
    is_word: bool
    """An ordinal in letters, or a numeral of Chinese."""


def _number(word: str) -> _Number | None:
    if word.isascii() and word.isdigit():
        return _Number(int(word), False) if len(word) < 5 else None
    found = _ORDINAL.match(word)
    if found is None:
        return None
    return _Number(_VALUES[found[1]], True)


# The stems of first to tenth; Arabic has its article before them. The others are made
# of these: eighty-first, soixante-quinzième, семьдесят пятая, 第七十五.
_ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth
premi deuxi troisi quatri cinqui sixi septi huiti neuvi dixi
primer segund tercer cuart quint sext séptim octav noven décim
primeir segund terceir quart quint sext sétim oitav non décim
erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte
перв втор трет четверт пят шест седьм восьм девят десят
الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر
一 二 三 四 五 六 七 八 九 十
"""
_VALUES = {
    stem: value
    for line in _ORDINALS.split("\n")
    for value, stem in enumerate(line.split(), 1)
}
_ORDINAL = re.compile(f"({'|'.join(sorted(_VALUES, key=len, reverse=True))})")
