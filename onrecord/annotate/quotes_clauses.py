"""The clauses beside a cue: where its subject ends, where what it reports begins."""

from dataclasses import dataclass

from onrecord.annotate.quotes_cues import Cue, Lexicon
from onrecord.annotate.quotes_tokens import Tokens

Range = tuple[int, int]
"""Tokens from … to (exclusive)."""

_ADJUNCT = 18
"""Tokens of the longest "to reporters in Geneva on Monday" between cue and content."""
_SUBJECT = 30
"""Tokens of the longest subject between cue and content."""


@dataclass(frozen=True, slots=True)
class Right:
    """What stands behind a cue.

    `kind` is ``that`` (a conjunction), ``quote``, ``colon``, ``bare`` (a clause
    without conjunction, or nothing that is known), ``after`` (a comma) or ``end``.
    """

    kind: str
    begin: int
    skipped: Range | None = None
    """What stands between cue and content."""

    @property
    def strong(self) -> bool:
        """Whether something says that content follows."""
        return self.kind in {"that", "quote", "colon"}


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence, tokens ``begin`` to ``end``, and the cues in it."""

    tokens: Tokens
    words: Lexicon
    begin: int
    end: int

    def left_edge(self, place: int, floor: int) -> int:
        """Where the words that stand between subject and verb begin."""
        low, filler = self.tokens.low, self.words["filler"]
        english = self.words.code == "en"
        while place > floor:
            word = low[place - 1]
            if word in filler or (english and word.endswith("ly") and len(word) > 4):
                place -= 1
            elif f"{low[place - 2]} {word}" in filler and place - 2 >= floor:
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

    def right_of(self, cue: Cue, limit: int) -> Right:
        """What stands behind `cue`; `limit` is the next cue or the end."""
        tokens, words, end = self.tokens, self.words, self.end
        kind, low = tokens.kind, tokens.low
        place = cue.end
        if place >= end:
            return Right("end", end)
        if opened := self._opening(place):
            return opened
        if kind[place] == ":":
            return Right("end", end)
        if kind[place] in {",", ";", "-"}:
            after = place + 1
            if opened := self._opening(after):
                return opened
            if self._subjunctive(after):
                return Right("that", after)
            if words.code != "en" and (colon := self._colon_near(after)):
                return Right("colon", colon + 1, (place, colon))
            return Right("after", place)
        if words.code != "en":
            return self._past_subject(cue, place, limit)
        addressee = cue.form.split()[0] in words["addressee"]
        if addressee or low[place] in words["adjunct"]:
            return self._past_adjunct(place, limit, addressee)
        return Right("bare", place)

    def _opening(self, spot: int, skipped: int = -1) -> Right | None:
        """What opens content at `spot`; the words from `skipped` on were passed."""
        if spot >= self.end:
            return None
        tokens = self.tokens
        passed = (skipped, spot) if skipped >= 0 else None
        if tokens.low[spot] in self.words["that"] and not (
            passed and tokens.low[spot - 1] in self.words["not_that"]
        ):
            return Right("that", spot + 1, passed) if spot + 1 < self.end else None
        if tokens.kind[spot] == ":" and spot + 1 < self.end:
            return Right("colon", spot + 1, passed)
        if tokens.kind[spot] == "q":
            return Right("quote", spot, passed)
        return None

    def _past_subject(self, cue: Cue, place: int, limit: int) -> Right:
        """Look past the subject or an adjunct for what opens the content."""
        kind = self.tokens.kind
        asides = 4 if self.words.code in {"ar", "fr", "es"} else 0
        for spot in range(place, min(limit, place + _SUBJECT)):
            if opened := self._opening(spot, place):
                if opened.kind == "quote" and not self._said(spot, cue):
                    continue
                return opened
            if kind[spot] == ",":
                opened = self._opening(spot + 1, place)
                if opened:
                    return Right(opened.kind, opened.begin, (place, spot))
                if self._subjunctive(spot + 1):
                    return Right("that", spot + 1, (place, spot))
                asides -= 1
                if asides < 0 and not self._colon_near(spot + 1):
                    return Right("bare", place)
            elif kind[spot] in {";", "n"}:
                break
        return Right("bare", place)

    def _colon_near(self, place: int) -> int:
        """The colon before a quotation that closes an aside begun here, or 0."""
        kind = self.tokens.kind
        for spot in range(place, min(self.end - 1, place + 12)):
            if kind[spot] == ":":
                return spot if kind[spot + 1] == "q" else 0
        return 0

    def _said(self, spot: int, cue: Cue) -> bool:
        """Whether quoted words behind a cue are what was said."""
        words = self.words
        if cue.form in words["brand"] or cue.form in words["stance"]:
            return True
        before = self.tokens.kind[spot - 1]
        return before in {",", ":", "-"} or self.tokens.spaces(spot) >= 4

    def _subjunctive(self, place: int) -> bool:
        """German reports without "dass" in the subjunctive."""
        known = self.words["subjunctive"]
        return bool(known) and not known.isdisjoint(
            self.tokens.low[place : min(self.end, place + 25)]
        )

    def _past_adjunct(self, place: int, limit: int, addressee: bool) -> Right:
        """Step over "reporters in Geneva on Monday" to what was said."""
        kind = self.tokens.kind
        for spot in range(place, min(limit, place + _ADJUNCT)):
            if opened := self._opening(spot, place):
                if opened.kind == "quote" and not self.is_speech(spot):
                    continue
                return opened
            if kind[spot] == ",":
                if spot + 1 < self.end and kind[spot + 1] == "q":
                    return Right("quote", spot + 1, (place, spot))
                break
            if kind[spot] in {";", "-", "n"}:
                break
        last = self.past_opening(place, min(limit, place + 10))
        if last > place:
            return self._behind(place, last, limit)
        if addressee:
            return Right("bare", min(place + 1, self.end), (place, place + 1))
        stop = place
        while stop < self.end and kind[stop] != ",":
            stop += 1
        if stop >= self.end:
            return Right("end", self.end, (place, stop))
        return Right("after", stop, (place, stop))

    def _behind(self, place: int, last: int, limit: int) -> Right:
        """What stands behind the adjunct that ends at `last`."""
        if last >= self.end:
            return Right("end", self.end, (place, last))
        if self.tokens.kind[last] in {",", ";", "-"}:
            return Right("after", last, (place, last))
        further = self.past_opening(last, min(limit, last + 10))
        if further > last and self.tokens.low[last] in self.words["adjunct"]:
            return self._behind(place, further, limit)
        return Right("bare", last, (place, last))

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

    def clause_end(self, begin: int, rest: list[Cue]) -> int:
        """Where content that begins at `begin` ends: before the next cue beside it."""
        low, kind, words = self.tokens.low, self.tokens.kind, self.words
        for cue in rest:
            edge = self.left_edge(cue.begin, begin)
            before = edge - 1
            if before <= begin + 1:
                continue
            if cue.kind == "according":
                if kind[before] == ",":
                    return before
                continue
            if kind[before] == "," and (
                kind[before - 1] == "q"
                or (
                    cue.form.endswith("ing")
                    if words.code == "en"
                    else self.right_of(cue, self.end).strong
                )
            ):
                return before
            if low[before] in words["and"] and self._further_speech(cue):
                return before - 1 if kind[before - 1] in {",", "-"} else before
            joint = self._joint(before, begin)
            if joint > begin + 1:
                return joint
        return self.end

    def _further_speech(self, cue: Cue) -> bool:
        """Whether "and refused …" is told of the speaker, not by the speaker."""
        if self.words.code != "en" or cue.form.split()[0] in self.words["plain_speech"]:
            return True
        return self.right_of(cue, self.end).strong

    def _joint(self, place: int, begin: int) -> int:
        """The comma in ", but the minister denied", whose subject ends at `place`."""
        low, kind, words = self.tokens.low, self.tokens.kind, self.words
        joins = words["conj"] - words["that"]
        if low[place] in words["pronoun"] and low[place - 1] in joins:
            return place - 2 if kind[place - 2] == "," else place - 1
        for spot in range(place, max(begin, place - 6), -1):
            if kind[spot] != "w":
                return spot if kind[spot] == "," and low[spot + 1] in joins else 0
        return 0

    def phrase_end(self, begin: int, end: int) -> int:
        """Where the object of "criticised" ends, which is not a clause."""
        low, kind, words = self.tokens.low, self.tokens.kind, self.words
        for place in range(begin + 1, end - 1):
            if kind[place] in {";", "-"}:
                return place
            if kind[place] == "," and (
                low[place + 1] in words["no_resume"]
                or low[place + 1].endswith("ing")
                or low[place + 1] in words["conj"]
            ):
                return place
            if low[place] in words["phrase_stop"]:
                return place
        return end
