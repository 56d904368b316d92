"""Reads a sentence: what each of its cues reports, and who its subject is."""

from dataclasses import dataclass

from onrecord.annotate import quotes_speakers
from onrecord.annotate.quotes_clauses import Passage, Range, Right
from onrecord.annotate.quotes_cues import Cue, cues_in
from onrecord.annotate.quotes_doubt import reports_speech
from onrecord.annotate.quotes_media import is_carrier, medium_in, split_carrier


@dataclass(slots=True)
class Draft:
    """A quotation as ranges of tokens."""

    content: list[Range]
    cue: Range
    speaker: Range | None = None
    via: Range | None = None
    confidence: float = 0.8
    inherits: bool = False
    """No subject of its own: the speaker of the quotation before."""
    ends: bool = False
    """Nothing stands behind it, so that a quotation may run on in the next sentence."""


@dataclass(slots=True)
class Reading:
    """The drafts of one sentence so far, and the token up to which it is read."""

    passage: Passage
    floor: int
    drafts: list[Draft]

    def take(self, cue: Cue, rest: list[Cue]) -> Draft | None:
        """What `cue` reports; `rest` are the cues behind it."""
        if cue.kind == "according":
            return self._according(cue, rest)
        if cue.kind == "noun":
            return self._noun(cue, rest)
        if cue.kind == "carry":
            return self._carried(cue)
        return self._verb(cue, rest)

    def framed(self, cue: Cue) -> Draft | None:
        """ "…, the sources said" at the end: all that stands before is the content."""
        passage = self.passage
        kind = passage.tokens.kind
        if cue.kind not in {"say", "state"} or cue.form.endswith("ing"):
            return None
        if passage.right_of(cue, passage.end).kind not in {"end", "bare"}:
            return None
        edge = passage.left_edge(cue.begin, self.floor)
        if passage.words.code == "en":
            if passage.right_of(cue, passage.end).kind != "end":
                return None
            speaker = quotes_speakers.before(passage, edge, self.floor)
            first = speaker[0] if speaker else edge
        else:
            speaker = quotes_speakers.after(passage, cue.end, passage.end)
            if speaker is None or speaker[1] != passage.end:
                return None
            first = edge
        if first - self.floor < 6 or kind[first - 1] != ",":
            return None
        if "q" in kind[self.floor : first] and kind[first - 2] != "q":
            return None
        left = passage.left_content(self.floor, first)
        if left is None or speaker is None:
            return None
        return Draft([left], (cue.begin, cue.end), speaker, None, 0.85, False, True)

    # ---------------------------------------------------------------- verbs

    def _verb(self, cue: Cue, rest: list[Cue]) -> Draft | None:
        passage, floor = self.passage, self.floor
        kind, low = passage.tokens.kind, passage.tokens.low
        edge = passage.left_edge(cue.begin, floor)
        previous = kind[edge - 1] if edge > floor else ""
        limit = rest[0].begin if rest else passage.end
        right = passage.right_of(cue, limit)
        if self._names_medium(cue, edge):
            return None
        if passage.words["as"] and (draft := self._as_said(cue, edge, rest)):
            return draft
        if draft := self._quoted_adverb(cue, edge):
            return draft
        if (previous == "q" and passage.is_speech(edge - 1)) or (
            previous in {",", "-"} and self._inverted(edge, cue, right)
        ):
            return self._behind_content(cue, rest, edge)
        if behind := self._subject_behind(cue, edge, right):
            return self._content_right(cue, right, rest, behind, 0.85)
        joined = previous != "" and low[edge - 1] in passage.words["and"]
        if previous == "" or joined or (previous == "," and self._participle(cue)):
            return self._without_subject(cue, edge, right, rest)
        speaker = quotes_speakers.before(passage, edge, floor)
        if speaker is None:
            return None
        left = None if right.strong else passage.left_content(floor, speaker[0])
        if left and (kind[left[1] - 1] == "q" or right.kind in {"end", "after"}):
            return self._left_draft(left, speaker, cue, cue.end, rest)
        return self._content_right(
            cue, right, rest, speaker, 0.9 if right.strong else 0.7
        )

    def _participle(self, cue: Cue) -> bool:
        return bool(self.drafts) or (
            self.passage.words.code == "en" and cue.form.endswith("ing")
        )

    def _without_subject(
        self, cue: Cue, edge: int, right: Right, rest: list[Cue]
    ) -> Draft | None:
        """ "… and added that": the subject is that of the verb before."""
        passage = self.passage
        speaker = self.drafts[-1].speaker if self.drafts else None
        if speaker is None and edge > self.floor:
            speaker = quotes_speakers.head(passage, self.floor, edge - 1)
        if speaker is None and passage.words.code == "en":
            return None
        draft = self._content_right(cue, right, rest, speaker, 0.7)
        if draft is not None:
            draft.inherits = not self.drafts and speaker is None
        return draft

    def _quoted_adverb(self, cue: Cue, edge: int) -> Draft | None:
        """ "A spokesman “strongly” condemned …": only the adverb is quoted."""
        passage = self.passage
        mark = edge - 1
        if cue.kind not in {"stance", "brand"} or mark <= self.floor:
            return None
        tokens = passage.tokens
        if tokens.kind[mark] != "q" or tokens.spaces(mark) > 1:
            return None
        if passage.is_speech(mark):
            return None
        speaker = quotes_speakers.before(passage, mark, self.floor)
        if speaker is None:
            return None
        return Draft([(mark, mark + 1)], (cue.begin, cue.end), speaker, None, 0.6)

    def _inverted(self, edge: int, cue: Cue, right: Right) -> bool:
        """After a comma: "…, said the minister" rather than "X, the minister, said"."""
        passage = self.passage
        tokens, english = passage.tokens, passage.words.code == "en"
        place = edge - 2
        if cue.kind in {"stance", "brand"} or right.kind in {"that", "colon"}:
            return False
        if place < self.floor or (english and cue.form.endswith("ing")):
            return False
        if tokens.kind[place] == "q":
            return True
        if not english:
            return True
        if right.kind in {"end", "after"}:
            return False
        # An aside is closed by this comma if it was opened by an earlier one.
        if "," in tokens.kind[self.floor : place]:
            return False
        return (
            tokens.capital(cue.end) or tokens.low[cue.end] in passage.words["article"]
        )

    def _subject_behind(self, cue: Cue, edge: int, right: Right) -> Range | None:
        """ "Dijo el ministro que …": a verb before its subject."""
        passage, words = self.passage, self.passage.words
        if right.skipped is None or words.code == "en" or not right.strong:
            return None
        if words.code != "ar" and edge > self.floor and not self._adjunct_only(edge):
            return None
        begin, end = right.skipped
        if passage.tokens.low[begin] in words["adjunct"]:
            last = passage.past_opening(begin, end)
            begin = last if last > begin else end
        return quotes_speakers.after(passage, begin, end)

    def _adjunct_only(self, edge: int) -> bool:
        """Whether what stands before the verb is "On Monday" or "About this today"."""
        low, words = self.passage.tokens.low, self.passage.words
        floor = self.floor
        if low[floor] in words["lead"]:
            floor += 1
        if not floor < edge <= floor + 6:
            return False
        if low[floor] not in words["adjunct"] and low[floor] not in words["filler"]:
            return False
        return not any(self.passage.tokens.capital(i) for i in range(floor + 1, edge))

    def _behind_content(self, cue: Cue, rest: list[Cue], edge: int) -> Draft | None:
        """ "…," said the minister."""
        passage = self.passage
        left = passage.left_content(self.floor, edge)
        if left is None:
            return None
        begin, via = cue.end, None
        if (
            begin < passage.end
            and passage.tokens.low[begin] in passage.words["adjunct"]
        ):
            begin = passage.past_opening(begin, passage.end)
        speaker = quotes_speakers.after(passage, begin, passage.end)
        if speaker and cue.form in passage.words["cite"]:
            via, speaker = split_carrier(passage, speaker)
        draft = self._left_draft(
            left, speaker, cue, speaker[1] if speaker else begin, rest
        )
        draft.via = via or draft.via
        draft.inherits = speaker is None
        return draft

    def _left_draft(
        self, left: Range, speaker: Range | None, cue: Cue, place: int, rest: list[Cue]
    ) -> Draft:
        draft = Draft([left], (cue.begin, cue.end), speaker, None, 0.9)
        self._run_on(draft, place, rest)
        return draft

    def _run_on(self, draft: Draft, place: int, rest: list[Cue]) -> None:
        """Add what follows "…, he said," and the medium that is named behind it."""
        passage = self.passage
        kind = passage.tokens.kind
        limit = rest[0].begin if rest else passage.end
        stop = place
        while stop < limit and kind[stop] not in {",", "q", ":", ";", "-"}:
            stop += 1
        draft.via = medium_in(passage, place, passage.end)
        if stop >= passage.end:
            draft.ends = True
            return
        follows = stop if kind[stop] == "q" else stop + 1
        quoted = kind[draft.content[0][1] - 1] == "q"
        draft.ends = quoted and "q" not in kind[place : passage.end]
        if follows >= passage.end:
            return
        if kind[follows] == "q":
            draft.content.append((follows, passage.clause_end(follows, rest)))
            return
        if quoted or kind[stop] != "," or any(c.begin - follows < 4 for c in rest):
            return
        if passage.tokens.low[follows] in passage.words["no_resume"] or draft.via:
            return
        end = passage.clause_end(follows, rest)
        if end - follows >= (3 if passage.words.code == "en" else 2):
            draft.content.append((follows, end))

    def _content_right(
        self,
        cue: Cue,
        right: Right,
        rest: list[Cue],
        speaker: Range | None,
        confidence: float,
    ) -> Draft | None:
        passage, words = self.passage, self.passage.words
        kind = passage.tokens.kind
        if right.kind in {"end", "after"}:
            return None
        if right.kind == "bare" and words.code != "en":
            return None
        begin = right.begin
        end = passage.clause_end(begin, rest)
        if right.kind == "quote" and words.code != "en":
            if cue.form in words["brand"]:
                end = begin + 1
            elif (
                right.skipped
                and cue.form in words["stance"]
                and kind[begin - 1] not in {",", ":"}
            ):
                begin = right.skipped[0]
        elif right.kind == "bare" and cue.form in words["stance"]:
            end = passage.phrase_end(begin, end)
        while begin < end and kind[begin] in {",", "-", ":"}:
            begin += 1
        if self._whole(begin, end):
            end = begin + 1
        if right.kind == "that" and self._subordinate(speaker):
            end = next((i for i in range(begin, end) if kind[i] == ","), end)
        while end > begin and kind[end - 1] in {",", "-", ";", ":", "n"}:
            end -= 1
        if end <= begin:
            return None
        draft = Draft([(begin, end)], (cue.begin, cue.end), speaker, None, confidence)
        draft.ends = end >= passage.end
        if right.skipped:
            draft.via = medium_in(passage, *right.skipped)
        return draft

    def _whole(self, begin: int, end: int) -> bool:
        """Whether the content is a whole quotation and what follows tells on."""
        passage = self.passage
        if not begin + 1 < end or not passage.is_speech(begin):
            return False
        if passage.tokens.kind[begin + 1] == ",":
            return True
        return passage.closed(begin) and passage.tokens.kind[begin + 1] == "w"

    def _subordinate(self, speaker: Range | None) -> bool:
        """ "When he said that …, they laughed": the content ends with the clause."""
        if speaker is None:
            return False
        low, words = self.passage.tokens.low, self.passage.words
        return not words["when"].isdisjoint(low[self.floor : speaker[0]])

    # ---------------------------------------------------------------- other cues

    def _names_medium(self, cue: Cue, edge: int) -> bool:
        """ "…, ТАСС reports": the cue belongs to the medium of the quotation before."""
        drafts, passage = self.drafts, self.passage
        if not drafts or drafts[-1].via is not None or edge - self.floor > 4:
            return False
        if edge - self.floor > 1:
            named = quotes_speakers.before(passage, edge, self.floor)
        else:
            named = quotes_speakers.after(passage, cue.end, passage.end)
        if named is None or not is_carrier(passage, named):
            return False
        drafts[-1].via = named
        return True

    def _as_said(self, cue: Cue, edge: int, rest: list[Cue]) -> Draft | None:
        """ "As the minister said, …" and "…, as the minister said"."""
        passage = self.passage
        kind, low = passage.tokens.kind, passage.tokens.low
        place = edge - 1
        while place >= self.floor and edge - place < 12 and kind[place] == "w":
            if low[place] in passage.words["as"]:
                break
            place -= 1
        if place < self.floor or low[place] not in passage.words["as"]:
            return None
        if edge - place > 1:
            speaker: Range | None = (place + 1, edge)
            comma = cue.end
        else:
            begin = passage.past_opening(cue.end, passage.end)
            speaker = quotes_speakers.after(passage, begin, passage.end)
            comma = speaker[1] if speaker else cue.end
        while comma < passage.end and kind[comma] != ",":
            comma += 1
        content: Range | None = passage.left_content(self.floor, place)
        if place - self.floor <= 1:
            begin = comma + 1
            if begin >= passage.end:
                return None
            content = (begin, passage.clause_end(begin, rest))
        if content is None:
            return None
        return Draft([content], (cue.begin, cue.end), speaker, None, 0.8)

    def _according(self, cue: Cue, rest: list[Cue]) -> Draft | None:
        passage, floor = self.passage, self.floor
        tokens, words = passage.tokens, passage.words
        led = cue.begin - floor == 1 and (
            tokens.low[floor] in words["lead"] or tokens.low[floor] in words["conj"]
        )
        if cue.begin == passage.begin or (led and not self.drafts):
            speaker = quotes_speakers.up_to_comma(passage, cue.end, passage.end)
            if speaker is None:
                return None
            begin = self._main_clause(speaker[1])
            end = passage.clause_end(begin, rest)
            if end - begin < 2:
                return None
            return Draft([(begin, end)], (cue.begin, cue.end), speaker, None, 0.85)
        speaker = quotes_speakers.after(passage, cue.end, passage.end)
        if speaker is None:
            return None
        if self.drafts:
            self.drafts[-1].via = self.drafts[-1].via or speaker
            return None
        named = any(tokens.capital(i) for i in range(*speaker))
        if tokens.kind[cue.begin - 1] != "," and not named:
            return None
        if (
            speaker[1] < passage.end
            and tokens.kind[speaker[1]] == "w"
            and words.code != "en"
        ):
            return None
        left = passage.left_content(floor, cue.begin)
        if left is None:
            return None
        return Draft([left], (cue.begin, cue.end), speaker, None, 0.85)

    def _main_clause(self, begin: int) -> int:
        """Behind the comma of "According to X," and behind a relative clause."""
        passage = self.passage
        kind = passage.tokens.kind
        while begin < passage.end and kind[begin] in {",", "-", ")", ":"}:
            begin += 1
        if begin < passage.end and (
            passage.tokens.low[begin] in passage.words["no_resume"]
        ):
            comma = begin
            while comma < passage.end and kind[comma] != ",":
                comma += 1
            return comma + 1 if comma < passage.end else begin
        return begin

    def _noun(self, cue: Cue, rest: list[Cue]) -> Draft | None:
        """ "His claim that …"."""
        passage = self.passage
        low = passage.tokens.low
        begin, before = cue.end + 1, cue.begin - 1
        end = passage.clause_end(begin, rest)
        if end - begin < 2 or before < passage.begin:
            return None
        if not low[before].endswith(("'s", "s'")) and (
            low[before] not in passage.words["possessive"]
        ):
            return None
        first = before
        while first > passage.begin and (
            passage.tokens.kind[first - 1] == "w" and passage.tokens.capital(first - 1)
        ):
            first -= 1
        return Draft(
            [(begin, end)], (cue.begin, cue.end), (first, before + 1), None, 0.6
        )

    def _carried(self, cue: Cue) -> Draft | None:
        """Arabic "the agency X carried from Y his word «…»"."""
        passage, words = self.passage, self.passage.words
        kind, low = passage.tokens.kind, passage.tokens.low
        source = cue.end
        while source < passage.end and low[source] not in words["from"]:
            source += 1
        opening = source + 1
        while opening < passage.end and (
            kind[opening] not in {"q", ":"} and low[opening] not in words["that"]
        ):
            opening += 1
        begin = opening
        while begin < passage.end and (
            kind[begin] in {":", ","} or low[begin] in words["that"]
        ):
            begin += 1
        if begin >= passage.end:
            return None
        end = begin + 1 if kind[begin] == "q" else passage.end
        via = quotes_speakers.after(passage, cue.end, source)
        speaker = quotes_speakers.after(passage, source + 1, opening)
        return Draft([(begin, end)], (cue.begin, cue.end), speaker, via, 0.8)


def read_sentence(passage: Passage) -> list[Draft]:
    """The quotations of one sentence, in the order of their cues."""
    cues = [
        cue
        for cue in cues_in(passage.tokens, passage.begin, passage.end, passage.words)
        if reports_speech(cue, passage)
    ]
    reading = Reading(passage, passage.begin, [])
    if len(cues) > 1 and (whole := reading.framed(cues[-1])):
        return [whole]
    for number, cue in enumerate(cues):
        if cue.begin < reading.floor:
            continue
        draft = reading.take(cue, cues[number + 1 :])
        if draft is not None:
            reading.drafts.append(draft)
            reading.floor = max(cue.end, *(end for _, end in draft.content))
    return reading.drafts
