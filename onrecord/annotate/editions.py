"""Whether two texts that share their words are two editions of a recurring document.

A body that takes up the same item every year repeats last year's words; the new
document differs in what it counts: its symbol, the years, the sessions, the latest
resolution that it recalls. Pure, and in whatever language the numbers stand in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

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
    years, others = _stepped(*words, steps)
    if years >= 2 or (years and others):
        return f"{years} years and {others} other numbers step by the same"
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
) -> tuple[int, int]:
    """(years, other numbers) that were replaced by a near one; those that went back
    count against those that went on."""
    years = others = 0
    for step in steps:
        if step.op != "replace":
            continue
        old = [word for word in a[step.i1 : step.i2] if _is_number(word)]
        new = [word for word in b[step.j1 : step.j2] if _is_number(word)]
        if not old or len(old) != len(new) or len(old) > 8:
            continue
        for x, y in zip(map(int, old), map(int, new), strict=True):
            if not 0 < abs(y - x) <= YEARS_APART:
                continue
            if 1900 < x < 2100:
                years += 1 if y > x else -1
            elif x < 400:
                others += 1 if y > x else -1
    return abs(years), abs(others)


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) < 5
