"""A sentence as tokens, and the edges of its phrases."""

from dataclasses import dataclass

from onrecord.annotate.quotes_cues import Lexicon
from onrecord.annotate.quotes_tokens import Tokens

Range = tuple[int, int]
"""Tokens from … to (exclusive)."""


@dataclass(slots=True)
class Passage:
    """One sentence, tokens ``begin`` to ``end``."""

    tokens: Tokens
    words: Lexicon
    begin: int
    end: int

    def left_edge(self, place: int, floor: int) -> int:
        """Where the words that stand between subject and verb begin."""
        low, filler = self.tokens.low, self.words["filler"]
        english = self.words.code == "en"
        time, adjunct = self.words["time"], self.words["adjunct"]
        while place > floor:
            word = low[place - 1]
            if word in filler or (english and word.endswith("ly") and len(word) > 4):
                place -= 1
            elif place - 2 < floor:
                break
            elif f"{low[place - 2]} {word}" in filler or (
                word in time and low[place - 2] in adjunct
            ):
                place -= 2
            else:
                break
        return place

    def is_speech(self, index: int) -> bool:
        """Whether quoted words are more than a title or a nickname in a phrase."""
        tokens = self.tokens
        if tokens.kind[index] != "q":
            return False
        if tokens.spaces(index) >= 4:
            return True
        if index + 1 < self.end and tokens.kind[index + 1] in {",", "-"}:
            return True
        return self.closed(index)

    def closed(self, index: int) -> bool:
        """Whether the quotation ends with a mark of its own: "…," or "…?"."""
        end = self.tokens.end[index]
        return any(mark in ",.!?…" for mark in self.tokens.text[end - 2 : end])

    def left_content(self, floor: int, end: int) -> Range | None:
        """Content that ends before token `end`, not before `floor`."""
        kind = self.tokens.kind
        while end > floor and kind[end - 1] in {",", "-", "n", ":"}:
            end -= 1
        begin = floor
        if end > floor and kind[end - 1] == "q":
            for place in range(end - 1, floor, -1):
                if kind[place - 1] == ":":
                    begin = place
                    break
        while begin < end and kind[begin] not in {"w", "q", "("}:
            begin += 1
        least = 3 if self.words.code == "en" else 1
        if begin < end and self.tokens.low[begin] in self.words["article"]:
            least = min(least, 2)
        if end - begin < least and "q" not in kind[begin:end]:
            return None
        return begin, end

    def addressee_end(self, place: int) -> int:
        """Behind "reporters" or "the Morning Post", to whom something was told."""
        tokens, words = self.tokens, self.words
        first = place
        if place < self.end and tokens.low[place] in words["article"]:
            place += 1
        while (
            place < self.end
            and tokens.kind[place] == "w"
            and (
                tokens.capital(place)
                or tokens.low[place] in words["carrier"]
                or tokens.low[place] in words["of_media"]
            )
        ):
            place += 1
        return min(self.end, place if place > first + 1 else max(place, first + 1))

    def past_opening(self, begin: int, end: int) -> int:
        """Behind "on Monday" or "in an interview with X", or `begin`."""
        tokens, words = self.tokens, self.words
        kind, low = tokens.kind, tokens.low
        last = begin
        for place in range(begin, min(end, begin + 10)):
            if kind[place] == "q" and place == last and last > begin:
                last = place + 1
            elif kind[place] != "w":
                break
            elif low[place] in words["time"] or low[place] in words["venue"]:
                last = place + 1
            elif place == last and not self._opens_adjunct(place, end):
                break
        return last

    def _opens_adjunct(self, place: int, end: int) -> bool:
        """Whether "on …" begins here; "le" does in "le mardi", not in "le maire"."""
        low, words = self.tokens.low, self.words
        if low[place] in words["article"]:
            return place + 1 < end and low[place + 1] in words["time"]
        return low[place] in words["adjunct"] or low[place] in words["filler"]
