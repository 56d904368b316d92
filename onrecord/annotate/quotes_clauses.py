"""What a cue reports: which clause beside it is the content, and who its subject is."""

from dataclasses import dataclass, field

from onrecord.annotate import quotes_speakers
from onrecord.annotate.quotes_cues import Cue, Lexicon, cues_in
from onrecord.annotate.quotes_speakers import Range
from onrecord.annotate.quotes_tokens import Sentence, Tokens


@dataclass(slots=True)
class Draft:
    """A quotation as ranges of tokens."""

    content: list[Range]
    cue: Range | None
    speaker: Range | None = None
    via: Range | None = None
    confidence: float = 0.8
    inherits: bool = False
    """No subject of its own: the speaker of the quotation before."""
    ends: bool = False
    """The sentence ends with it, so that a quotation may run on behind it."""


@dataclass(frozen=True, slots=True)
class _Right:
    """What stands behind a cue. `kind` is that, quote, colon, bare, after, end."""

    kind: str
    begin: int
    skipped: Range | None = None


@dataclass(slots=True)
class Reader:
    """Reads sentence by sentence."""

    tokens: Tokens
    words: Lexicon
    found: list[Draft] = field(default_factory=list)

    def read(self, sentence: Sentence) -> list[Draft]:
        """The quotations of one sentence, in the order of their cues."""
        cues = [
            cue
            for cue in cues_in(self.tokens, sentence.begin, sentence.end, self.words)
            if self._reports(cue, sentence)
        ]
        drafts: list[Draft] = []
        floor = sentence.begin
        for number, cue in enumerate(cues):
            if cue.begin < floor:
                continue
            rest = cues[number + 1 :]
            if cue.kind == "according":
                draft = self._according(cue, rest, sentence, floor, drafts)
            elif cue.kind == "noun":
                draft = self._noun(cue, rest, sentence)
            else:
                draft = self._verb(cue, rest, sentence, floor, drafts)
            if draft is not None:
                drafts.append(draft)
                floor = max([floor, cue.end, *(end for _, end in draft.content)])
        return drafts

    # ------------------------------------------------------------ is it a cue at all

    def _reports(self, cue: Cue, sentence: Sentence) -> bool:
        if cue.kind == "participle":
            edge = self._left_edge(cue.begin, sentence.begin)
            return bool(
                self.words["auxiliary"].intersection(self.tokens.low[edge : cue.begin])
            )
        if self.words.code != "en" or cue.kind == "according":
            return True
        low, kind = self.tokens.low, self.tokens.kind
        before = cue.begin - 1
        previous = low[before] if before >= sentence.begin else ""
        following = low[cue.end] if cue.end < sentence.end else ""
        form = cue.form.split()[0]
        if cue.kind == "noun":
            return following == "that"
        if following == "by" and form.endswith(("ed", "wn", "en")):
            return False
        if form.endswith("ing"):
            return self._participle(before, sentence)
        if previous == "to":
            return cue.kind == "say" and self._opens_content(cue.end, sentence)
        if previous in self.words["determiner"] or previous.endswith("'s"):
            return cue.kind == "say" and form == "said"
        if form.endswith("ed") or form in self.words["past"]:
            return not (previous in self.words["be"] and cue.kind != "say")
        if before < sentence.begin or kind[before] != "w":
            return form.endswith("s") or cue.kind == "say"
        if form.endswith("s") and not form.endswith("ss"):
            return (
                self.tokens.capital(before)
                or previous in self.words["pronoun"]
                or form in self.words["plain"]
                or previous in self.words["filler"]
                or following == "that"
            )
        return (
            previous in self.words["pronoun"]
            or previous in self.words["filler"]
            or following == "that"
            or (
                (previous.endswith("s") or previous in {"police", "people", "men"})
                and (cue.kind == "say" or following in self.words["determiner"])
            )
        )

    def _participle(self, before: int, sentence: Sentence) -> bool:
        if before < sentence.begin:
            return False
        kind, low = self.tokens.kind, self.tokens.low
        while before > sentence.begin and low[before] in self.words["filler"]:
            if low[before] in self.words["be"]:
                return True
            before -= 1
        return (
            kind[before] in {",", "q"}
            or low[before] in self.words["and"]
            or low[before] in self.words["be"]
            or low[before] in self.words["pronoun"]
        )

    def _opens_content(self, place: int, sentence: Sentence) -> bool:
        if place >= sentence.end:
            return False
        return self.tokens.low[place] in self.words["that"] or self.tokens.kind[
            place
        ] in {"q", ":"}

    # ------------------------------------------------------------ verbs

    def _verb(
        self,
        cue: Cue,
        rest: list[Cue],
        sentence: Sentence,
        floor: int,
        drafts: list[Draft],
    ) -> Draft | None:
        tokens, words = self.tokens, self.words
        kind, low = tokens.kind, tokens.low
        edge = self._left_edge(cue.begin, floor)
        previous = kind[edge - 1] if edge > floor else ""
        right = self._right(cue, rest, sentence)
        cue_range = (cue.begin, cue.end)
        strong = right.kind in {"that", "quote", "colon"}

        if cue.kind == "carry":
            return self._carried(cue, sentence)
        if self._names_medium(cue, edge, floor, sentence, drafts):
            return None
        if words["as"] and (draft := self._as_said(cue, sentence, floor, edge, rest)):
            return draft
        if previous == "q" or (
            previous in {",", "-"} and self._inverted(edge, floor, cue, right)
        ):
            return self._behind_content(cue, rest, sentence, floor, edge, right)
        behind = self._subject_behind(cue, edge, floor, right, sentence)
        if behind is not None:
            content = self._content_right(cue, right, rest, sentence)
            if content is None:
                return None
            return Draft(
                content,
                cue_range,
                behind,
                None,
                0.85,
                False,
                content[-1][1] >= sentence.end,
            )
        speaker: Range | None = None
        inherits = False
        if (
            previous == ""
            or low[edge - 1] in words["and"]
            or (previous == "," and drafts)
        ):
            inherits = True
            speaker = drafts[-1].speaker if drafts else None
            if not drafts and (edge > floor or words.code == "en"):
                speaker = (
                    quotes_speakers.before(tokens, edge - 1, floor, words)
                    if edge - 1 > floor
                    else None
                )
                if speaker is None and words.code == "en":
                    return None
                inherits = speaker is None
        else:
            speaker = quotes_speakers.before(tokens, edge, floor, words)
            if speaker is None:
                return None
        begins = speaker[0] if speaker and not inherits else edge
        left = self._left_content(floor, begins, sentence)
        if left is not None and not strong and not inherits:
            quoted = kind[left[1] - 1] == "q"
            if quoted or right.kind in {"end", "after"}:
                return self._left_draft(left, speaker, cue, right, rest, sentence)
        if right.kind in {"end", "after"}:
            return None
        content = self._content_right(cue, right, rest, sentence)
        if content is None:
            return None
        via = self._via(right.skipped[0], right.skipped[1]) if right.skipped else None
        return Draft(
            content, cue_range, speaker, via, 0.9 if strong else 0.7, inherits,
            content[-1][1] >= sentence.end,
        )  # fmt: skip

    def _left_edge(self, place: int, floor: int) -> int:
        """Where the words that stand between subject and verb begin."""
        low, filler, code = self.tokens.low, self.words["filler"], self.words.code
        while place > floor and (
            low[place - 1] in filler
            or (
                code == "en"
                and low[place - 1].endswith("ly")
                and len(low[place - 1]) > 4
            )
        ):
            place -= 1
        return place

    def _inverted(self, edge: int, floor: int, cue: Cue, right: _Right) -> bool:
        """After a comma: "…, said the minister" rather than "X, the minister, said"."""
        if cue.kind not in {"say", "state"} or right.kind in {"that", "colon"}:
            return False
        if cue.form.endswith("ing") and self.words.code == "en":
            return False
        tokens = self.tokens
        place = edge - 2
        if place < floor:
            return False
        if tokens.kind[place] == "q":
            return True
        if self.words.code != "en":
            return right.kind in {"bare", "end", "after", "quote"}
        if right.kind in {"end", "after"}:
            return False
        # An aside is closed by this comma if it was opened by an earlier one.
        comma = place
        while comma > floor and tokens.kind[comma] != ",":
            comma -= 1
        if tokens.kind[comma] == ",":
            return False
        return cue.end < len(tokens.kind) and (
            tokens.capital(cue.end) or tokens.low[cue.end] in self.words["article"]
        )

    def _subject_behind(
        self, cue: Cue, edge: int, floor: int, right: _Right, sentence: Sentence
    ) -> Range | None:
        """ "Dijo el ministro que …": a verb before its subject."""
        tokens, words = self.tokens, self.words
        if right.skipped is None or words.code == "en":
            return None
        if right.kind not in {"that", "quote", "colon"}:
            return None
        first = words.code == "ar" or edge <= floor or self._adjunct_only(floor, edge)
        if not first:
            return None
        begin, end = right.skipped
        if words.code == "ar" and right.kind == "that" and words.words:
            pass
        named = quotes_speakers.after(
            tokens, self._past_opening(begin, end), end, words
        )
        return named

    def _past_opening(self, begin: int, end: int) -> int:
        """Behind "on Monday" or "in an interview", where the subject begins."""
        low, words = self.tokens.low, self.words
        if begin >= end or low[begin] not in words["adjunct"]:
            return begin
        last = begin
        for place in range(begin, min(end, begin + 8)):
            if low[place] in words["time"] or low[place] in words["venue"]:
                last = place + 1
        return last if last > begin else end

    def _adjunct_only(self, floor: int, edge: int) -> bool:
        """Whether what stands before the verb is "On Monday" or "About this today"."""
        low, words = self.tokens.low, self.words
        if low[floor] in words["lead"]:
            floor += 1
        return (
            edge - floor <= 6
            and floor < edge
            and (low[floor] in words["adjunct"] or low[floor] in words["filler"])
            and not any(self.tokens.capital(i) for i in range(floor + 1, edge))
        )

    def _carried(self, cue: Cue, sentence: Sentence) -> Draft | None:
        """Arabic "the agency X carried from Y his word «…»"."""
        tokens, words = self.tokens, self.words
        low, kind = tokens.low, tokens.kind
        source = next(
            (
                place
                for place in range(cue.end, min(sentence.end, cue.end + 30))
                if low[place] in words["from"]
            ),
            None,
        )
        if source is None:
            return None
        opening = None
        for place in range(source + 1, min(sentence.end, source + 40)):
            if kind[place] in {"q", ":"} or low[place] in words["that"]:
                opening = place
                break
        if opening is None:
            return None
        begin = opening
        while begin < sentence.end and (
            kind[begin] in {":", ","} or low[begin] in words["that"]
        ):
            begin += 1
        end = sentence.end
        if begin < end and kind[begin] == "q":
            end = begin + 1
        if begin >= end:
            return None
        via = quotes_speakers.after(tokens, cue.end, source, words)
        speaker = quotes_speakers.after(tokens, source + 1, opening, words)
        return Draft([(begin, end)], (cue.begin, cue.end), speaker, via, 0.8)

    def _names_medium(
        self, cue: Cue, edge: int, floor: int, sentence: Sentence, drafts: list[Draft]
    ) -> bool:
        """ "…, ТАСС reports": the cue belongs to the medium of the quotation before."""
        if not drafts or drafts[-1].via is not None or self.words.code == "en":
            return False
        if edge - floor > 1:
            return False
        named = quotes_speakers.after(self.tokens, cue.end, sentence.end, self.words)
        if named is None:
            return False
        if not self._is_carrier(named):
            return False
        drafts[-1].via = named
        return True

    def _is_carrier(self, named: Range) -> bool:
        return bool(
            self.words["carrier"].intersection(self.tokens.low[named[0] : named[1]])
        )

    def _as_said(
        self, cue: Cue, sentence: Sentence, floor: int, edge: int, rest: list[Cue]
    ) -> Draft | None:
        """ "As the minister said, …" and "…, as the minister said"."""
        tokens, words = self.tokens, self.words
        kind, low = tokens.kind, tokens.low
        place = edge - 1
        while (
            place >= floor and edge - place < 12 and kind[place] not in {",", "q", "-"}
        ):
            if low[place] in words["as"]:
                break
            place -= 1
        if place < floor or low[place] not in words["as"]:
            return None
        limit = sentence.end
        if edge - place > 1:
            speaker: Range | None = (place + 1, edge)
            comma = cue.end
        else:
            begin = self._past_opening(cue.end, limit)
            speaker = quotes_speakers.after(tokens, begin, limit, words)
            comma = speaker[1] if speaker else cue.end
        while comma < limit and kind[comma] != ",":
            comma += 1
        if place - floor <= 1:
            begin = comma + 1
            if begin >= limit:
                return None
            end = self._clause_end(begin, rest, sentence)
            return Draft([(begin, end)], (cue.begin, cue.end), speaker, None, 0.8)
        left = self._left_content(floor, place, sentence)
        if left is None:
            return None
        return Draft([left], (cue.begin, cue.end), speaker, None, 0.8)

    def _behind_content(
        self,
        cue: Cue,
        rest: list[Cue],
        sentence: Sentence,
        floor: int,
        edge: int,
        right: _Right,
    ) -> Draft | None:
        """ "…," said the minister."""
        left = self._left_content(floor, edge, sentence)
        if left is None:
            return None
        speaker = quotes_speakers.after(self.tokens, cue.end, sentence.end, self.words)
        place = speaker[1] if speaker else cue.end
        draft = Draft([left], (cue.begin, cue.end), speaker, None, 0.9)
        draft.inherits = speaker is None
        self._runs_on(draft, place, rest, sentence)
        return draft

    def _left_content(self, floor: int, end: int, sentence: Sentence) -> Range | None:
        kind = self.tokens.kind
        while end > floor and kind[end - 1] in {",", "-", "n", ":"}:
            end -= 1
        begin = floor
        if kind[end - 1] == "q":
            for place in range(end - 1, floor, -1):
                if kind[place - 1] == ":":
                    begin = place
                    break
        while begin < end and kind[begin] not in {"w", "q", "("}:
            begin += 1
        if end - begin < (3 if self.words.code == "en" else 2) and not any(
            k == "q" for k in kind[begin:end]
        ):
            return None
        return (begin, end)

    def _left_draft(
        self,
        left: Range,
        speaker: Range | None,
        cue: Cue,
        right: _Right,
        rest: list[Cue],
        sentence: Sentence,
    ) -> Draft:
        """ "…," the minister said."""
        draft = Draft([left], (cue.begin, cue.end), speaker, None, 0.9)
        self._runs_on(draft, cue.end, rest, sentence)
        return draft

    def _runs_on(
        self, draft: Draft, place: int, rest: list[Cue], sentence: Sentence
    ) -> None:
        """Add what follows "…, he said," and the medium that is named behind it."""
        kind = self.tokens.kind
        stop = place
        limit = min([cue.begin for cue in rest] + [sentence.end])
        while stop < limit and kind[stop] not in {",", "q", ":", ";", "-"}:
            stop += 1
        draft.via = self._via(place, sentence.end)
        if stop >= sentence.end:
            draft.ends = True
            return
        follows = stop + 1 if kind[stop] != "q" else stop
        if follows < sentence.end and kind[follows] == "q":
            draft.content.append((follows, self._clause_end(follows, rest, sentence)))
            return
        quoted = kind[draft.content[0][1] - 1] == "q"
        if quoted or kind[stop] != "," or any(c.begin - follows < 4 for c in rest):
            return
        if self.tokens.low[follows] in self.words["no_resume"]:
            return
        end = self._clause_end(follows, rest, sentence)
        if end - follows >= 3 and draft.via is None:
            draft.content.append((follows, end))

    # ------------------------------------------------------------ the right side

    def _right(self, cue: Cue, rest: list[Cue], sentence: Sentence) -> _Right:
        tokens, words = self.tokens, self.words
        kind, low = tokens.kind, tokens.low
        end = sentence.end
        place = cue.end
        limit = min([one.begin for one in rest] + [end])
        if place >= end:
            return _Right("end", end)
        if kind[place] == "q":
            return _Right("quote", place)
        if low[place] in words["that"]:
            return _Right("that", place + 1)
        if kind[place] in {",", ";", "-"}:
            if place + 1 < end and kind[place + 1] == "q":
                return _Right("quote", place + 1)
            if place + 1 < end and low[place + 1] in words["that"]:
                return _Right("that", place + 2)
            if self._subjunctive(place + 1, end):
                return _Right("that", place + 1)
            return _Right("after", place)
        if kind[place] == ":":
            return _Right("colon", place + 1) if place + 1 < end else _Right("end", end)
        addressee = cue.form.split()[0] in words["addressee"]
        adjunct = low[place] in words["adjunct"]
        if (addressee or adjunct) and words.code == "en":
            found = self._past_adjunct(place, limit, end, addressee)
            if found is not None:
                return found
        if words.code == "en":
            return _Right("bare", place)
        return self._further(cue, place, limit, end)

    def _further(self, cue: Cue, place: int, limit: int, end: int) -> _Right:
        """Look past the subject or an adjunct for what opens the content."""
        tokens, words = self.tokens, self.words
        kind, low = tokens.kind, tokens.low
        asides = 0
        for spot in range(place, min(limit, place + 30)):
            found = self._opening(spot, end)
            if found is not None:
                if found[0] == "quote" and not self._speech(spot, cue, place):
                    continue
                return _Right(found[0], found[1], (place, spot))
            if kind[spot] == ",":
                after = spot + 1
                if after < end and kind[after] == "q":
                    return _Right("quote", after, (place, spot))
                if after < end and low[after] in words["that"]:
                    return _Right("that", after + 1, (place, spot))
                asides += 1
                aside = words.code in {"ar", "fr", "es"} and asides < 4
                if not aside:
                    return (
                        _Right("that", after, (place, spot))
                        if self._subjunctive(after, end)
                        else _Right(
                            "after" if spot == place else "bare",
                            spot if spot == place else place,
                        )
                    )
            elif kind[spot] in {";", "n"}:
                break
        return _Right("bare", place)

    def _speech(self, spot: int, cue: Cue, place: int) -> bool:
        """Whether quoted words are what was said, not the title of something."""
        tokens = self.tokens
        if cue.form in self.words["brand"] or cue.form in self.words["stance"]:
            return True
        if tokens.kind[spot - 1] in {",", ":", "-"}:
            return True
        return tokens.text.count(" ", tokens.start[spot], tokens.end[spot]) >= 4

    def _subjunctive(self, place: int, end: int) -> bool:
        """German reports without "dass" in the subjunctive."""
        known = self.words["subjunctive"]
        return bool(known) and not known.isdisjoint(
            self.tokens.low[place : min(end, place + 25)]
        )

    def _opening(self, spot: int, end: int) -> tuple[str, int] | None:
        kind, low = self.tokens.kind, self.tokens.low
        if low[spot] in self.words["that"]:
            return "that", spot + 1
        if kind[spot] == ":" and spot + 1 < end:
            return "colon", spot + 1
        if kind[spot] == "q":
            return "quote", spot
        return None

    def _past_adjunct(
        self, place: int, limit: int, end: int, addressee: bool
    ) -> _Right | None:
        """Step over "reporters in Geneva on Monday" to what was said."""
        tokens, words = self.tokens, self.words
        kind, low = tokens.kind, tokens.low
        for spot in range(place, min(limit, place + 18)):
            found = self._opening(spot, end)
            if found is not None:
                if (
                    found[0] == "quote"
                    and spot - place < 8
                    and low[spot - 1] in {"'s", "of"}
                ):
                    continue
                return _Right(found[0], found[1], (place, spot))
            if kind[spot] == ",":
                if spot + 1 < end and kind[spot + 1] == "q":
                    return _Right("quote", spot + 1, (place, spot))
                break
            if kind[spot] in {";", "-", "n"}:
                break
        last = place
        for spot in range(place, min(limit, place + 10)):
            if kind[spot] not in {"w"}:
                break
            if low[spot] in words["time"] or low[spot] in words["venue"]:
                last = spot + 1
        if last > place:
            if last >= end:
                return _Right("end", end, (place, last))
            if kind[last] in {",", ";", "-"}:
                return _Right("after", last, (place, last))
            if low[last] in words["adjunct"] and last < limit:
                again = self._past_adjunct(last, limit, end, False)
                return again or _Right("bare", last, (place, last))
            return _Right("bare", last, (place, last))
        if addressee:
            return _Right("bare", place + 1, (place, place + 1))
        stop = place
        while stop < end and kind[stop] != ",":
            stop += 1
        return (
            _Right("end", end, (place, stop))
            if stop >= end
            else _Right("after", stop, (place, stop))
        )

    def _content_right(
        self, cue: Cue, right: _Right, rest: list[Cue], sentence: Sentence
    ) -> list[Range] | None:
        kind = self.tokens.kind
        if right.kind == "bare":
            if self.words.code != "en":
                return None
            if (
                cue.kind == "say"
                and cue.form.split()[0] in self.words["addressee"]
                and False
            ):
                return None
        begin = right.begin
        end = self._clause_end(begin, rest, sentence)
        if right.kind == "quote" and self.words.code != "en":
            skipped = right.skipped
            if cue.form in self.words["brand"]:
                end = begin + 1
            elif (
                skipped
                and cue.form in self.words["stance"]
                and kind[begin - 1] not in {",", ":"}
            ):
                begin = skipped[0]
        while end > begin and kind[end - 1] in {",", "-", ";", ":", "n"}:
            end -= 1
        if end - begin < 1:
            return None
        return [(begin, end)]

    def _clause_end(self, begin: int, rest: list[Cue], sentence: Sentence) -> int:
        """Where the content ends: before the next cue beside it, or the sentence."""
        low, kind, words = self.tokens.low, self.tokens.kind, self.words
        for cue in rest:
            if cue.begin <= begin + 1:
                continue
            edge = self._left_edge(cue.begin, begin)
            before = edge - 1
            if before <= begin:
                continue
            if cue.kind == "according":
                if kind[before] == ",":
                    return before
                continue
            if kind[before] == "," and (
                cue.form.endswith("ing") or kind[before - 1] == "q"
            ):
                return before
            if low[before] in words["and"]:
                return before - 1 if kind[before - 1] == "," else before
        return sentence.end

    # ------------------------------------------------------------ according to, nouns

    def _according(
        self,
        cue: Cue,
        rest: list[Cue],
        sentence: Sentence,
        floor: int,
        drafts: list[Draft],
    ) -> Draft | None:
        tokens, kind = self.tokens, self.tokens.kind
        limit = sentence.end
        comma = cue.end
        speaker = quotes_speakers.after(tokens, cue.end, limit, self.words)
        if speaker is None:
            return None
        comma = speaker[1]
        if (
            cue.begin == floor
            or kind[cue.begin - 1] in {"n"}
            or (cue.begin - 1 == floor and low_in(tokens, floor, self.words["conj"]))
        ):
            begin = comma
            while begin < limit and kind[begin] in {",", "-", ")"}:
                begin += 1
            end = self._clause_end(begin, rest, sentence)
            if end - begin < 2:
                return None
            return Draft([(begin, end)], (cue.begin, cue.end), speaker, None, 0.85)
        if drafts and drafts[-1].via is None and drafts[-1].cue is not None:
            drafts[-1].via = speaker
            return None
        if drafts:
            return None
        left = self._left_content(floor, cue.begin, sentence)
        if left is None:
            return None
        return Draft([left], (cue.begin, cue.end), speaker, None, 0.85)

    def _noun(self, cue: Cue, rest: list[Cue], sentence: Sentence) -> Draft | None:
        low = self.tokens.low
        begin = cue.end + 1
        end = self._clause_end(begin, rest, sentence)
        if end - begin < 2:
            return None
        before = cue.begin - 1
        speaker: Range | None = None
        if before >= sentence.begin and (
            low[before].endswith(("'s", "s'"))
            or low[before] in self.words["possessive"]
        ):
            speaker = (before, before + 1)
            while (
                speaker[0] > sentence.begin
                and self.tokens.kind[speaker[0] - 1] == "w"
                and self.tokens.capital(speaker[0] - 1)
            ):
                speaker = (speaker[0] - 1, before + 1)
        if speaker is None:
            return None
        return Draft([(begin, end)], (cue.begin, cue.end), speaker, None, 0.6)

    def _via(self, begin: int, end: int) -> Range | None:
        """The medium in "in a statement carried by media", if one is named."""
        tokens, words = self.tokens, self.words
        place = begin
        while place < end:
            phrases = words.via.get(tokens.low[place])
            if phrases:
                for phrase, _ in phrases:
                    size = len(phrase)
                    if tuple(tokens.low[place : place + size]) != phrase:
                        continue
                    named = quotes_speakers.after(tokens, place + size, end, words)
                    if named is not None:
                        return named
            place += 1
        return None


def low_in(tokens: Tokens, index: int, words: frozenset[str]) -> bool:
    """Whether the token is one of `words`."""
    return tokens.low[index] in words
