"""How an actor's words on a topic changed: two periods, counted and side by side. Pure.

The dated statements are halved in the order of time, those of one day together. Words
are counted in statements, not in times; nothing is said of why they came or went.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.annotate.diffs import Span, word_diff
from onrecord.reports import wording
from onrecord.reports.brief_contexts import (
    PassageView,
    Piece,
    SideBySide,
    Wording,
    WordRow,
)
from onrecord.reports.brief_passages import Passage
from onrecord.reports.rendering import shown, undirected
from onrecord.text import words

FEWEST: Final = 2
"""Statements a period must have to be compared."""
ROWS: Final = 12
COMPARED: Final = 40
"""Passages of each period that are looked at for the pair most alike."""
ALIKE: Final = 0.5
"""Of two passages so much must be the same to be compared word by word."""
TRIED: Final = 12
"""Pairs, those with most words in common, that are aligned."""
TELLING: Final = 3
"""Words that differ in a pair that is shown before others."""
RARE: Final = 0.05
"""A word of one period alone is listed where this share of its statements has it."""
SHIFT: Final = 0.15
"""A word of both periods is listed where the shares differ by this or more."""


@dataclass(frozen=True, slots=True)
class Said:
    """A dated statement with the passages of it that may be quoted."""

    order: int
    day: date
    language: str
    passages: tuple[Passage, ...]


def wording_of(
    statements: Iterable[Said], view: Callable[[Passage], PassageView]
) -> tuple[Wording | None, str]:
    """What changed, and a sentence: how it was compared, or why it cannot be."""
    said = [one for one in statements if one.passages]
    spoken = Counter(one.language for one in said)
    language = min(spoken, key=lambda code: (-spoken[code], code), default="")
    chosen = sorted(
        (one for one in said if one.language == language),
        key=lambda one: (one.day, one.order),
    )
    early, late = halves(chosen)
    if len(early) < FEWEST or len(late) < FEWEST:
        return None, (
            f"Too few to compare: {wording.count(len(chosen), 'dated statement')} with "
            f"a passage on the topic in one language; each of two periods needs "
            f"{FEWEST}."
        )
    others = len(said) - len(chosen)
    left_out = f" {others:,} in other languages are left out." if others else ""
    return (
        Wording(
            early=_label(early),
            late=_label(late),
            says=(
                "Words of the topic and verbs that take a position, in how many of the "
                "statements of each period a passage holds them."
            ),
            rows=_rows(early, late),
            pair=_pair(early, late, view),
        ),
        f"{wording.count(len(chosen), 'dated statement')} in "
        f"{wording.language(language)}, halved in the order of time.{left_out}",
    )


def halves(said: Sequence[Said]) -> tuple[Sequence[Said], Sequence[Said]]:
    """The older and the newer half; a day is never parted."""
    middle = len(said) // 2
    cuts = [k for k in range(1, len(said)) if said[k - 1].day != said[k].day]
    if not cuts:
        return said, ()
    cut = min(cuts, key=lambda k: (abs(k - middle), k))
    return said[:cut], said[cut:]


def _label(said: Sequence[Said]) -> str:
    days = wording.period(one.day for one in said)
    return f"{days} ({wording.count(len(said), 'statement')})"


def _rows(early: Sequence[Said], late: Sequence[Said]) -> tuple[WordRow, ...]:
    before, after = _counted(early), _counted(late)
    ranked = []
    for key in before.keys() | after.keys():
        old, new = before[key] / len(early), after[key] / len(late)
        if max(before[key], after[key]) < FEWEST:
            continue
        if not (before[key] and after[key]) and abs(new - old) >= RARE:
            change = "came" if after[key] else "went"
        elif before[key] and after[key] and abs(new - old) >= SHIFT:
            change = "more often" if new > old else "less often"
        else:
            continue
        ranked.append(((-abs(new - old), key), key, change))
    return tuple(
        WordRow(
            word=shown(word),
            what=what,
            early=f"{before[what, word]:,} of {len(early):,}",
            late=f"{after[what, word]:,} of {len(late):,}",
            change=change,
        )
        for _, (what, word), change in sorted(ranked)[:ROWS]
    )


def _counted(said: Sequence[Said]) -> Counter[tuple[str, str]]:
    """In how many statements each word stands."""
    counted: Counter[tuple[str, str]] = Counter()
    for one in said:
        words = {("topic", word) for p in one.passages for word in p.terms}
        words |= {("verb", w.casefold()) for p in one.passages for w in p.verbs}
        counted.update(words)
    return counted


def _pair(
    early: Sequence[Said],
    late: Sequence[Said],
    view: Callable[[Passage], PassageView],
) -> SideBySide:
    """The two passages most alike, with the words that differ; where none are alike,
    the best one of the first statement and of the last."""
    olds, news = _best(early), _best(late)
    ranked = sorted(
        ((_common(old, new), -o, -n) for o, old in enumerate(olds)
         for n, new in enumerate(news) if old.text != new.text),
        reverse=True,
    )  # fmt: skip
    alike = []
    for _, o, n in ranked[:TRIED]:
        old, new = olds[-o], news[-n]
        spans = word_diff(old.text, new.text)
        if _same(spans) >= ALIKE:
            alike.append((old, new, spans))
    if alike:
        # A comma or a spelling is no change of wording, if there is another.
        telling = (one for one in alike if _differing(one[2]) >= TELLING)
        old, new, spans = next(telling, alike[0])
        says = f"{wording.percent(_same(spans))} of the characters are the same."
        return SideBySide(view(old), view(new), tuple(_pieces(spans)), says)
    first = min(early[0].passages, key=lambda p: (-p.score, p.position))
    last = min(late[-1].passages, key=lambda p: (-p.score, p.position))
    says = "No two passages are alike enough to be compared word by word."
    return SideBySide(view(first), view(last), (), says)


def _best(said: Sequence[Said]) -> list[Passage]:
    found = [p for one in said for p in one.passages]
    found.sort(key=lambda p: (-p.score, p.order, p.position))
    return found[:COMPARED]


def _common(old: Passage, new: Passage) -> float:
    a, b = set(old.text.casefold().split()), set(new.text.casefold().split())
    return len(a & b) / max(len(a | b), 1)


def _differing(spans: Sequence[Span]) -> int:
    """Words that differ, on the side that has more of them."""
    return sum(
        max(len(words(s.old)), len(words(s.new))) for s in spans if s.op != "equal"
    )


def _same(spans: Sequence[Span]) -> float:
    """Of the characters of both passages those that stand in both."""
    equal = sum(len(s.old) + len(s.new) for s in spans if s.op == "equal")
    return equal / max(sum(len(s.old) + len(s.new) for s in spans), 1)


def _pieces(spans: Sequence[Span]) -> Iterable[Piece]:
    for span in spans:
        if span.op == "equal":
            yield Piece("same", _safe(span.new))
            continue
        if span.old:
            yield Piece("out", _safe(span.old))
        if span.new:
            yield Piece("in", _safe(span.new))


def _safe(text: str) -> str:
    return undirected(shown(text))
