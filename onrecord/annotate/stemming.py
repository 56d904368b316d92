"""A text cut into words once, for everything that looks for words in it.

The stems are those of `phrases`; each word is stemmed once in the life of a process.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, compress, count

from onrecord.annotate.phrases import _TOKEN, stem

MOST_KEPT = 200_000
"""Words a language whose stems are kept; the next one empties the store."""
_PIECES = re.compile(f"({_TOKEN.pattern})")
_CLAUSE_END = frozenset(".;:!?。；\n")


class _Stems(dict[str, str]):
    def __init__(self, language: str) -> None:
        self.language = language

    def __missing__(self, word: str) -> str:
        if len(self) >= MOST_KEPT:
            self.clear()
        found = self[word] = stem(word, self.language)
        return found


@cache
def _stems(language: str) -> _Stems:
    return _Stems(language)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of ``text``, single characters in Chinese."""

    text: str
    stems: list[str]
    ends: list[int]
    """Where the gap before each word ends, and where the word does, by turns; at last
    the end of the text."""

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word begins and ends; made anew each time."""
        return list(zip(self.ends[::2], self.ends[1::2], strict=False))


def cut(text: str, language: str) -> Words:
    """The words of `text` with their stems. Linear in the text."""
    # Gaps and words by turns; faster than asking match after match for its place.
    pieces = _PIECES.split(text)
    stems = list(map(_stems(language).__getitem__, pieces[1::2]))
    return Words(text, stems, list(accumulate(map(len, pieces))))


def beginning(words: Words, length: int, language: str) -> Words:
    """The same as ``cut(words.text[:length], language)``, without cutting again."""
    text, ends = words.text[:length], words.ends
    if len(text) == len(words.text):
        return words
    whole = bisect_right(ends, length) // 2
    stems, kept = words.stems[:whole], ends[: 2 * whole]
    start = kept[-1] if kept else 0
    rest = cut(text[start:], language)  # a word may be cut off by the end of the text
    return Words(text, stems + rest.stems, kept + [start + end for end in rest.ends])


_Branches = dict[str, "_Branches | str"]
_END = ""
"""No stem is empty, so this key holds the value of the phrase that ends here."""


class Terms:
    """Phrases of one language with a value each. Of two equal ones the first counts."""

    def __init__(self, entries: Iterable[tuple[str, str]], language: str) -> None:
        self._root: _Branches = {}
        for phrase, value in entries:
            node = self._root
            for word in cut(phrase, language).stems:
                below = node.setdefault(word, {})
                assert isinstance(below, dict)
                node = below
            if node is not self._root:
                node.setdefault(_END, value)

    def find(self, words: Words) -> list[tuple[str, int, int]]:
        """(value, start, end) of the longest phrases, left to right, none over another.

        No phrase goes over the end of a clause.
        """
        root, ends, text = self._root, words.ends, words.text
        stems = [*words.stems, _END]
        hits: list[tuple[str, int, int]] = []
        free = 0
        for first in compress(count(), map(root.__contains__, stems)):
            if first < free:
                continue
            branches = root[stems[first]]
            assert isinstance(branches, dict)
            found, last = branches.get(_END), first
            place = first + 1
            # Behind the last word stands _END, whose value is no branch.
            while isinstance(below := branches.get(stems[place]), dict):
                gap = text[ends[2 * place - 1] : ends[2 * place]]
                if gap != " " and not _CLAUSE_END.isdisjoint(gap):
                    break
                branches = below
                if _END in branches:
                    found, last = branches[_END], place
                place += 1
            if found:
                assert isinstance(found, str)
                hits.append((found, ends[2 * first], ends[2 * last + 1]))
                free = last + 1
        return hits
