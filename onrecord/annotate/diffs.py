"""What changed between two states of one text, word by word, and whether it matters.

A page that is fetched twice differs in the date of the day, a counter, a list of other
articles. Such noise is told apart from a change of the words of the text itself, and
doubt counts as a change: nothing that might be an edit is called noise. Pure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.annotate import page_words
from onrecord.annotate.alignment import Op, steps
from onrecord.text import normalise_for_hash, words

VERSION = "diffs/1"

Noise = Literal[
    "whitespace", "typography", "dates", "counters", "related links", "navigation"
]

LINE = 12
"""Words that a line around a text may have; a paragraph of more is a paragraph."""

_IDEOGRAPH = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"(?:[{_IDEOGRAPH}]|(?:[^\W{_IDEOGRAPH}]|[\u0300-\u036f])+|\S)\s*")
_MARKS = re.compile(r"[\W_]+")
_END = re.compile(r"[.!?。！？؟।:;]['\"”’»)\]]*$")
_RIGHTS = re.compile(r"©|\(c\) ?\d{4}|copyright|all rights reserved|cookie", re.I)
_PART = re.compile(r"\d+(?:st|nd|rd|th|er|º)?(?!\w)|\d+|[^\W\d_]+")
_NUMBER = re.compile(r"\d+(?:[.,  ]\d{3})*")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words: ``old`` joined over all spans is the old text, ``new`` the new.

    The two sides of an equal span differ in white space and typography at most.
    """

    op: Op
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    kind: Literal["edit", "noise"]
    noise: tuple[Noise, ...]
    """What noise there is, beside an edit too."""
    words: int
    """Words that differ, on the side that has more of them; noise does not count."""
    spans: tuple[Span, ...]


def word_diff(old: str, new: str) -> tuple[Span, ...]:
    """The texts side by side, in the order of reading."""
    first, second = _TOKEN.findall(old.lstrip()), _TOKEN.findall(new.lstrip())
    path = steps([_key(t) for t in first], [_key(t) for t in second])
    spans: list[Span] = []
    for n, step in enumerate(path):
        before = "".join(first[step.i1 : step.i2])
        after = "".join(second[step.j1 : step.j2])
        op = step.op
        if op == "equal" and 0 < n < len(path) - 1 and not _MARKS.sub("", before):
            op = "replace"  # a comma between two changes keeps nothing together
        spans.append(Span(op, before, after))
    return tuple(_merged(spans))


def classify(old: str, new: str) -> Change:
    """Whether ``new`` says something else than ``old``, both as extracted text.

    Paragraphs are lines; empty lines do not count.
    """
    spans = word_diff(old, new)
    first, second = _paragraphs(old), _paragraphs(new)
    noise: set[Noise] = set()
    if all(span.op == "equal" for span in spans):
        if old != new:
            blanks_only = "".join(old.split()) == "".join(new.split())
            noise.add("whitespace" if blanks_only else "typography")
        return Change("noise", tuple(sorted(noise)), 0, spans)
    changed = 0
    path = steps(
        [normalise_for_hash(p) for p in first], [normalise_for_hash(p) for p in second]
    )
    for step in path:
        if step.op == "equal":
            continue
        for before, after in _pairs(first, second, step.i1, step.i2, step.j1, step.j2):
            kind = _noise_of(before, after, first, second)
            if kind:
                noise.add(kind)
            else:
                changed += _differing(before, after)
    kind_of_all: Literal["edit", "noise"] = "edit" if changed else "noise"
    return Change(kind_of_all, tuple(sorted(noise)), changed, spans)


def _key(token: str) -> str:
    word = token.rstrip()
    return word if word.isascii() and word.isalnum() else normalise_for_hash(word)


def _merged(spans: Sequence[Span]) -> Iterator[Span]:
    """Changes that touch are one."""
    waiting: list[Span] = []
    for span in [*spans, Span("equal", "", "")]:
        if span.op != "equal":
            waiting.append(span)
            continue
        if waiting:
            old = "".join(s.old for s in waiting)
            new = "".join(s.new for s in waiting)
            op: Op = "replace" if old and new else "delete" if old else "insert"
            yield Span(op, old, new)
            waiting = []
        if span.old or span.new:
            yield span


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _flat(paragraphs: Sequence[str]) -> str:
    return normalise_for_hash(" ".join(paragraphs))


@dataclass(frozen=True, slots=True)
class _Place:
    """A paragraph and where it stands."""

    text: str
    at: int


def _pairs(
    first: Sequence[str], second: Sequence[str], i1: int, i2: int, j1: int, j2: int
) -> Iterator[tuple[_Place | None, _Place | None]]:
    """The paragraphs that differ: one for one where there are as many, else alone.

    What was only moved within the gap is left to the other side of it.
    """
    if i2 - i1 == j2 - j1:
        for i, j in zip(range(i1, i2), range(j1, j2), strict=True):
            yield _Place(first[i], i), _Place(second[j], j)
        return
    # One paragraph that was cut in two, or two that were joined, changes no word.
    if _flat(first[i1:i2]) == _flat(second[j1:j2]):
        return
    for i in range(i1, i2):
        yield _Place(first[i], i), None
    for j in range(j1, j2):
        yield None, _Place(second[j], j)


def _noise_of(
    before: _Place | None,
    after: _Place | None,
    first: Sequence[str],
    second: Sequence[str],
) -> Noise | None:
    """The noise that a changed paragraph is; None where it may be an edit."""
    if before and after:
        if (kind := _in_place(before.text, after.text)) is not None:
            return kind
        around = _around(before, first)
        return around if around and around == _around(after, second) else None
    place, text = (before, first) if before else (after, second)
    assert place is not None  # one side is there, or nothing differs
    return _around(place, text)


def _in_place(old: str, new: str) -> Noise | None:
    """The noise in which two states of one line differ."""
    one, other = _parts(old), _parts(new)
    if max(len(one), len(other)) > 2 * LINE:
        return None
    if _is_date_line(one) and _is_date_line(other):
        return "dates"
    if _NUMBER.sub("#", old) == _NUMBER.sub("#", new) and _is_count_line(one):
        return "counters"
    return None


def _parts(line: str) -> list[str]:
    """Numbers and runs of letters, in Chinese too: 更新时间, 2024, 年."""
    return _PART.findall(unicodedata.normalize("NFC", line).casefold())


def _is_date_line(line: Sequence[str]) -> bool:
    """The day of the page: a date with its weekday or with words such as "updated".

    A bare date may be the date of the text itself.
    """
    marks = page_words.WEEKDAYS | page_words.UPDATE_WORDS
    known = page_words.DATE_WORDS | marks
    plain = [_plain_number(word) for word in line]
    return (
        0 < len(line) <= LINE
        and any(word.isdecimal() for word in plain)
        and any(word in marks for word in plain)
        and all(word.isdecimal() or word in known for word in plain)
    )


def _plain_number(word: str) -> str:
    return re.sub(r"^(\d+)(?:st|nd|rd|th|er|º)$", r"\1", word)


def _is_count_line(line: Sequence[str]) -> bool:
    """Numbers, and words for what is counted on a page."""
    others = [word for word in line if not word.isdecimal()]
    return (
        len(line) <= LINE
        and 0 < len(others) < len(line)
        and all(word in page_words.COUNT_WORDS for word in others)
    )


def _around(place: _Place, text: Sequence[str]) -> Noise | None:
    """The noise that a line is by itself and by what stands before it."""
    line = _said(place.text)
    if line in page_words.BUTTON_LINES:
        return "navigation"
    spoken = _parts(place.text)
    if len(spoken) <= 2 * LINE and _RIGHTS.search(place.text):
        return "navigation"
    if line in page_words.RELATED_HEADS or _under_related(place, text):
        return "related links"
    if _is_date_line(spoken):
        return "dates"
    return "counters" if _is_count_line(spoken) else None


def _under_related(place: _Place, text: Sequence[str]) -> bool:
    """Whether only short lines stand between this one and a head of such a list."""
    if not _is_title(place.text):
        return False
    for line in text[max(0, place.at - 20) : place.at][::-1]:
        if _said(line) in page_words.RELATED_HEADS:
            return True
        if not _is_title(line):
            return False
    return False


def _is_title(line: str) -> bool:
    return len(words(line)) <= 2 * LINE and not _END.search(line)


def _said(line: str) -> str:
    plain = unicodedata.normalize("NFC", line).casefold()
    return plain.strip(" \t•·*|>»:→-–—().…")


def _differing(before: _Place | None, after: _Place | None) -> int:
    """Words that differ between two states of a paragraph, punctuation as one."""
    one = words(before.text) if before else []
    other = words(after.text) if after else []
    differ = sum(
        max(step.i2 - step.i1, step.j2 - step.j1)
        for step in steps(one, other)
        if step.op != "equal"
    )
    return differ or 1
