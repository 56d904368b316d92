"""Full text of many texts for the price of their different words.

PostgreSQL's parser and stemmers take most of the time of indexing, and they see the
same words again and again. No token of a text without ``<`` reaches over a space, so
that the index of a text follows from those of its words alone: each is asked for once,
and a text is put together here, byte for byte what ``to_tsvector`` would have made.

Sources: PostgreSQL's documentation, "Parsers" and "Limitations" of full text search,
and the binary form of a tsvector, `tsvectorsend`.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

MARK = "qzqzq"
"""A word of no language, which stands behind each word that is asked for."""
TOGETHER = 100
"""Words asked for in one text: its last position is one that an index can hold."""
LONGEST = 100
"""Characters of a word that is worth asking for alone."""
AT_ONCE = 100_000
"""Words of texts put together at once; each takes some 100 bytes meanwhile."""

_LAST_POSITION = 16_383
_MOST_POSITIONS = 255
_RANK_BITS, _POSITION_BITS = 22, 18
_COUNTS = [struct.pack(">H", n) for n in range(_MOST_POSITIONS + 1)]


def words_of(text: str) -> list[str]:
    """What stands between spaces and line ends."""
    return text.replace("\n", " ").split(" ")


class Lexicon(dict[str, int]):
    """What one text search configuration makes of words: word to number.

    ``mark`` is what it makes of ``MARK``.
    """

    def __init__(self, mark: bytes) -> None:
        super().__init__({"": 0})
        self.mark = mark
        self.new: list[str] = []
        """Words that have a number and were not asked for."""
        self.first, self.count = array("i", [0]), array("i", [0])
        """Of each word: its tokens in ``lexeme`` and ``offset``."""
        self.span = array("i", [0])
        """Of each word: how many positions it takes, stop words among them; -1 where
        that is not known."""
        self.lexeme, self.offset = array("i"), array("i")
        self.lexemes: dict[bytes, int] = {}
        self.spelt: list[bytes] = []
        """The lexemes by number, each with the NUL that ends it."""
        self.order: list[int] = []
        """The lexemes' numbers, sorted as PostgreSQL sorts them."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self.span)
        self.new.append(word)
        self.first.append(0)
        self.count.append(0)
        self.span.append(-1)
        return number

    def numbers(self, words: Sequence[str]) -> NDArray[np.int32]:
        """The words of one text by number; those that are unknown are ``new``."""
        return np.fromiter(map(self.__getitem__, words), np.int32, len(words))

    def learn(self, words: Sequence[str], vector: bytes) -> None:
        """Take in a tsvector of these words with ``MARK`` behind each.

        Nothing is learnt where the marks do not tell the words apart.
        """
        at: dict[int, list[int]] = {}
        ends: list[int] = []
        for lexeme, positions in _entries(vector):
            if lexeme == self.mark:
                ends = list(positions)
                continue
            number = self.lexemes.get(lexeme)
            if number is None:
                number = self.lexemes[lexeme] = len(self.spelt)
                self.spelt.append(lexeme + b"\0")
            for position in positions:
                at.setdefault(position, []).append(number)
        if len(ends) != len(words):
            return
        start = 0
        for word, end in zip(words, ends, strict=True):
            number = self[word]
            self.first[number] = len(self.lexeme)
            self.span[number] = end - start - 1
            for position in range(start + 1, end):
                for lexeme_number in at.get(position, ()):
                    self.lexeme.append(lexeme_number)
                    self.offset.append(position - start)
            self.count[number] = len(self.lexeme) - self.first[number]
            start = end

    def vectors(self, texts: Sequence[NDArray[np.int32]]) -> Iterator[bytes | None]:
        """The tsvector of each text in PostgreSQL's binary form, of its words' numbers.

        None for a text with a word that is not known.
        """
        if len(self.order) < len(self.spelt):
            self.order += range(len(self.order), len(self.spelt))
            self.order.sort(key=self.spelt.__getitem__)
        first = 0
        while first < len(texts):
            last, size = first, 0
            while last < len(texts) and (
                size == 0 or size + len(texts[last]) < AT_ONCE
            ):
                size += len(texts[last])
                last += 1
            yield from self._vectors(texts[first:last])
            first = last

    def _vectors(self, texts: Sequence[NDArray[np.int32]]) -> Iterator[bytes | None]:
        keys, unsure = self._tokens(texts)
        entries = keys >> _POSITION_BITS
        starts = np.flatnonzero(np.diff(entries, prepend=-1))
        ranks = entries[starts] & ((1 << _RANK_BITS) - 1)
        counts = np.minimum(np.append(starts[1:], len(keys)) - starts, _MOST_POSITIONS)
        positions = (keys & ((1 << _POSITION_BITS) - 1)).astype(">u2").tobytes()
        spelt = self.spelt
        parts = [
            part
            for number, count, start, end in zip(
                np.array(self.order, np.int32)[ranks].tolist(),
                counts.tolist(),
                (2 * starts).tolist(),
                (2 * (starts + counts)).tolist(),
                strict=True,
            )
            for part in (spelt[number], _COUNTS[count], positions[start:end])
        ]
        of_text = entries[starts] >> _RANK_BITS
        bounds = np.searchsorted(of_text, np.arange(len(texts) + 1)).tolist()
        for n in range(len(texts)):
            start, end = bounds[n], bounds[n + 1]
            whole = b"".join(parts[3 * start : 3 * end])
            yield None if n in unsure else struct.pack(">i", end - start) + whole

    def _tokens(
        self, texts: Sequence[NDArray[np.int32]]
    ) -> tuple[NDArray[np.int64], set[int]]:
        """Text, rank of the lexeme and position of each token in one number, sorted;
        and the texts with a word that is not known.

        A lexeme stands at a position once, and at none behind the last.
        """
        numbers = np.concatenate(texts)
        sizes = np.fromiter(map(len, texts), np.int64, len(texts))
        span = np.array(self.span, np.int64)
        spans = span[numbers]
        starts = np.cumsum(sizes) - sizes
        unsure: set[int] = set()
        if (gaps := np.flatnonzero(spans < 0)).size:
            unsure.update((np.searchsorted(starts, gaps, "right") - 1).tolist())
            np.maximum(spans, 0, out=spans)
        before = np.cumsum(spans)
        before -= spans
        own = np.arange(len(texts)) << (_RANK_BITS + _POSITION_BITS)
        # A text without words has no place of its own, and none is asked for.
        own -= before[np.minimum(starts, len(numbers) - 1)] if len(numbers) else 0
        before += np.repeat(own, sizes)
        first, count = np.array(self.first), np.array(self.count)
        rank = np.empty(len(self.order), np.int64)
        rank[self.order] = np.arange(len(self.order))
        token = (rank[self.lexeme] << _POSITION_BITS) + np.array(self.offset)
        place, nth = np.flatnonzero(count[numbers]), 0
        found = []
        while place.size:  # nearly all words have one token or none
            found.append(before[place] + token[first[numbers[place]] + nth])
            nth += 1
            place = place[count[numbers[place]] > nth]
        keys = np.concatenate(found) if found else before[:0]
        keys.sort()
        positions = keys & ((1 << _POSITION_BITS) - 1)
        if positions.size and positions.max() > _LAST_POSITION:
            keys += np.minimum(positions, _LAST_POSITION) - positions
        return keys[np.diff(keys, prepend=-1) != 0], unsure


def _entries(vector: bytes) -> Iterator[tuple[bytes, tuple[int, ...]]]:
    """Lexemes and their positions of a tsvector in PostgreSQL's binary form."""
    (lexemes,) = struct.unpack_from(">i", vector)
    at = 4
    for _ in range(lexemes):
        end = vector.index(0, at)
        (count,) = struct.unpack_from(">H", vector, end + 1)
        yield vector[at:end], struct.unpack_from(f">{count}H", vector, end + 3)
        at = end + 3 + 2 * count
