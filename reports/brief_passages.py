"""Which passages of an actor's statements a brief quotes, and why.

The rule is words alone: terms of the topic, verbs that take a position, the length, and
a spread over the years. docs/methods/brief.md says it in full. Every passage is a run
of characters of one paragraph, unchanged.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from onrecord.db.report_rows import ParagraphRow
from onrecord.reports.brief_topics import TermFinder
from onrecord.vocabularies.position_verbs import position_verbs

LONGEST: Final = 700
"""Characters of a passage; of longer paragraphs whole sentences are taken."""
WIDEST: Final = 3 * LONGEST
"""Characters of one sentence; of a longer one the words around the first hit."""
FEWEST_WORDS: Final = 8
OF_ONE: Final = 2
"""Passages of one statement, at most."""
_SENTENCE = re.compile(r"(?<=[.!?؟])[\"”’»)\]]*\s+|(?<=[。！？])[”’」』）]*\s*")
_OPERATIVE = ("operative", "preambular")
_FILLERS = frozenset(
    {"also", "further", "once", "again", "moreover", "therefore", "hereby", "aussi",
     "également", "outre", "nouveau", "también", "además"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """``text`` is the paragraph's characters from ``start`` on."""

    document_id: int
    order: int
    """Of its statement among those of the brief."""
    language: str
    day: date | None
    position: int
    kind: str
    path: str
    text: str
    start: int
    before: bool
    """The paragraph begins earlier."""
    after: bool
    terms: tuple[str, ...]
    verbs: tuple[str, ...]
    score: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """One statement with the paragraphs that are the actor's."""

    document_id: int
    order: int
    """Oldest first, then by source and native id."""
    language: str
    day: date | None
    filed: bool
    paragraphs: tuple[ParagraphRow, ...]


def passages_of(spoken: Spoken, finder: TermFinder | None) -> list[Passage]:
    """The passages that may be quoted, in the order of the text."""
    found = []
    for row in spoken.paragraphs:
        terms = finder.find(row.text) if finder else []
        if not terms and not spoken.filed:
            continue
        verbs = verbs_in(row, spoken.language)
        if not terms and not verbs:
            continue
        one = _passage(spoken, row, terms, verbs)
        if one is not None:
            found.append(one)
    return found


def verbs_in(row: ParagraphRow, language: str) -> list[tuple[str, int, int]]:
    """(form, start, end): what leads the paragraph, as its source marks it, else every
    form of the table that stands in it."""
    if row.verbs and row.kind in _OPERATIVE:
        verb = row.verbs[0]
        place = max(row.text.find(verb), 0)
        return [(leading(verb), place, place + len(verb))]
    forms = _forms(language)
    if forms is None:
        return []
    return [(m[0], m.start(), m.end()) for m in forms.finditer(row.text)]


def leading(verb: str) -> str:
    """A leading verb without words such as "also", three words of it at most."""
    words = [word for word in verb.casefold().split() if word not in _FILLERS]
    return " ".join(words[:3])


@cache
def _forms(language: str) -> re.Pattern[str] | None:
    """Every form as it is printed: stems would take the support of a bridge for that
    of a state."""
    forms = position_verbs().get(language)
    if not forms:
        return None
    either = "|".join(re.escape(f) for f in sorted(forms, key=len, reverse=True))
    whole = f"(?:{either})" if language == "zh" else rf"(?<!\w)(?:{either})(?!\w)"
    return re.compile(whole, re.IGNORECASE)


def _passage(
    spoken: Spoken,
    row: ParagraphRow,
    terms: Sequence[tuple[str, int, int]],
    verbs: Sequence[tuple[str, int, int]],
) -> Passage | None:
    start, end = _cut(row.text, terms, verbs)
    text = row.text[start:end]
    inside = [
        tuple({v.casefold(): v for v, a, b in hits if start <= a and b <= end}.values())
        for hits in (terms, verbs)
    ]
    if not _is_long_enough(text, spoken.language):
        return None
    score = 4 * min(len(inside[0]), 2) + 3 * bool(inside[1])
    score += 2 * spoken.filed + (row.kind != "preambular")
    return Passage(
        document_id=spoken.document_id,
        order=spoken.order,
        language=spoken.language,
        day=spoken.day,
        position=row.position,
        kind=row.kind,
        path=row.path,
        text=text,
        start=start,
        before=start > 0,
        after=end < len(row.text.rstrip()),
        terms=inside[0],
        verbs=inside[1],
        score=score,
    )


def _is_long_enough(text: str, language: str) -> bool:
    if language in ("zh", "ja"):
        return len(text) >= 2 * FEWEST_WORDS
    return len(text.split()) >= FEWEST_WORDS


def _cut(
    text: str, terms: Sequence[tuple[str, int, int]],
    verbs: Sequence[tuple[str, int, int]],
) -> tuple[int, int]:  # fmt: skip
    """The sentences with most different words of the topic and a verb, and as many
    after and before them as fit in; the whole paragraph where it does."""
    if len(text) <= LONGEST:
        return 0, len(text)
    sentences = _sentences(text)
    worth = _worth(sentences, terms, verbs)
    best = max(range(len(sentences)), key=lambda k: (worth[k], -k))
    start, end = sentences[best]
    if end - start > WIDEST:
        return _window(text, start, end, [*terms, *verbs])
    first = last = best
    while True:
        start, end = sentences[first][0], sentences[last][1]
        if last + 1 < len(sentences) and sentences[last + 1][1] - start <= LONGEST:
            last += 1
        elif first and end - sentences[first - 1][0] <= LONGEST:
            first -= 1
        else:
            return start, end


def _worth(
    sentences: Sequence[tuple[int, int]],
    terms: Sequence[tuple[str, int, int]],
    verbs: Sequence[tuple[str, int, int]],
) -> list[int]:
    """The points of each sentence for what stands wholly in it."""
    starts = [start for start, _ in sentences]
    words: defaultdict[int, set[str]] = defaultdict(set)
    for word, a, b in terms:
        k = max(bisect_right(starts, a) - 1, 0)
        if b <= sentences[k][1]:
            words[k].add(word)
    led = {max(bisect_right(starts, a) - 1, 0) for _, a, _ in verbs}
    return [4 * min(len(words[k]), 2) + 3 * (k in led) for k in range(len(sentences))]


def _window(
    text: str, start: int, end: int, hits: Sequence[tuple[str, int, int]]
) -> tuple[int, int]:
    """Of a sentence beyond all measure, whole words around its first hit."""
    first = min((a for _, a, b in hits if start <= a and b <= end), default=start)
    start = max(start, first - LONGEST // 3)
    if start and not text[start - 1].isspace():
        start = next((k for k in range(start, first) if text[k].isspace()), first)
        start += text[start].isspace()
    if start + LONGEST >= end:
        return start, end
    gap = text.rfind(" ", first, start + LONGEST)
    return start, gap if gap > first else start + LONGEST


def _sentences(text: str) -> list[tuple[int, int]]:
    """Where sentences begin and end, the white space between them in none."""
    found, start = [], 0
    for gap in _SENTENCE.finditer(text):
        end = gap.start() + len(gap[0].rstrip())
        if end > start:
            found.append((start, end))
        start = gap.end()
    if start < len(text):
        found.append((start, len(text)))
    return found


def chosen(passages: Iterable[Passage], limit: int) -> list[Passage]:
    """The passages to quote, newest first: in turns the best that is left of each year,
    from the newest year on, until there are ``limit`` (0: all); first those that hold
    both a word of the topic and a verb."""
    strong: defaultdict[int, list[Passage]] = defaultdict(list)
    weak: defaultdict[int, list[Passage]] = defaultdict(list)
    for one in _best_of_each(passages, OF_ONE if limit else 0):
        of = strong if one.terms and one.verbs else weak
        of[one.day.year if one.day else 0].append(one)
    kept: list[Passage] = []
    for by_year in (strong, weak):
        for found in by_year.values():
            found.sort(key=_rank)
        years = sorted(by_year, reverse=True)
        for one in _in_turns([by_year[year] for year in years]):
            if limit and len(kept) == limit:
                break
            kept.append(one)
    kept.sort(key=lambda p: (p.order, p.position))
    return sorted(kept, key=lambda p: p.day or date.min, reverse=True)


def _rank(one: Passage) -> tuple[int, int, int, int]:
    newest = -(one.day.toordinal() if one.day else 0)
    return -one.score, newest, one.order, one.position


def _best_of_each(passages: Iterable[Passage], most: int) -> Iterator[Passage]:
    of_document: defaultdict[int, list[Passage]] = defaultdict(list)
    said: set[str] = set()
    for one in passages:
        of_document[one.document_id].append(one)
    for found in of_document.values():
        found.sort(key=_rank)
        kept = 0
        for one in found:
            if most and kept == most:
                break
            if most and one.text in said:
                continue  # the same words twice tell nothing more
            said.add(one.text)
            kept += 1
            yield one


def _in_turns(queues: Sequence[Sequence[Passage]]) -> Iterator[Passage]:
    for turn in range(max(map(len, queues), default=0)):
        for queue in queues:
            if turn < len(queue):
                yield queue[turn]


def finders(terms: Mapping[str, Sequence[str]]) -> dict[str, TermFinder]:
    """A finder for each language that has terms."""
    return {code: TermFinder(phrases, code) for code, phrases in terms.items()}
