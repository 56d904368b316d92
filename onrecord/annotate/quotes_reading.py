"""Reads a sentence: what each of its cues reports, and who its subject is."""

from dataclasses import dataclass

from onrecord.annotate import quotes_frames, quotes_speakers
from onrecord.annotate.quotes_clauses import Right, right_of
from onrecord.annotate.quotes_contents import (
    Draft,
    content_right,
    medium_before,
    run_on,
)
from onrecord.annotate.quotes_cues import Cue
from onrecord.annotate.quotes_doubt import (
    is_aside,
    is_noun,
    is_participle,
    reports_speech,
)
from onrecord.annotate.quotes_media import is_carrier, split_carrier
from onrecord.annotate.quotes_passage import Passage, Range
from onrecord.annotate.quotes_trust import graded


@dataclass(slots=True)
class Reading:
    """The drafts of one sentence so far, and the token up to which it is read."""

    passage: Passage
    floor: int
    drafts: list[Draft]

    def take(self, cue: Cue, rest: list[Cue]) -> Draft | None:
        """What `cue` reports; `rest` are the cues behind it."""
        if cue.kind == "according":
            return quotes_frames.according(
                self.passage, self.floor, self.drafts, cue, rest
            )
        if is_noun(cue, self.passage):
            return quotes_frames.noun(self.passage, cue, rest)
        if cue.kind == "carry":
            if self.passage.words.code != "en":
                return quotes_frames.carried(self.passage, cue)
            return quotes_frames.quoted_as(
                self.passage, self.floor, cue, rest
            ) or self._verb(cue, rest)
        return self._verb(cue, rest)

    def framed(self, cue: Cue) -> Draft | None:
        """ "…, the sources said" at the end: all that stands before is the content."""
        passage = self.passage
        kind = passage.tokens.kind
        if cue.kind not in {"say", "state"} or cue.form.endswith("ing"):
            return None
        if right_of(passage, cue, passage.end).kind not in {"end", "bare"}:
            return None
        edge = passage.left_edge(cue.begin, self.floor)
        if passage.words.code == "en":
            if right_of(passage, cue, passage.end).kind != "end":
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
        if left is None or speaker is None or is_carrier(passage, speaker):
            return None
        return Draft([left], (cue.begin, cue.end), speaker, None, 0.85, True)

    # ---------------------------------------------------------------- verbs

    def _verb(self, cue: Cue, rest: list[Cue]) -> Draft | None:
        passage, floor = self.passage, self.floor
        kind, low = passage.tokens.kind, passage.tokens.low
        edge = passage.left_edge(cue.begin, floor)
        previous = kind[edge - 1] if edge > floor else ""
        limit = rest[0].begin if rest else passage.end
        right = right_of(passage, cue, limit)
        if self._names_medium(cue, edge):
            return None
        if passage.words["as"] and (
            draft := quotes_frames.as_said(passage, floor, cue, edge, rest)
        ):
            return draft
        if draft := quotes_frames.quoted_adverb(passage, floor, cue, edge):
            return draft
        if (previous == "q" and passage.is_speech(edge - 1)) or (
            previous in {",", "-"} and self._inverted(edge, cue, right)
        ):
            return self._behind_content(cue, rest, edge)
        if behind := self._subject_behind(cue, edge, right):
            draft = content_right(passage, self.floor, cue, right, rest, behind, 0.85)
            if draft and right.skipped and behind[1] < right.skipped[1]:
                named = (behind[1], right.skipped[1])
                told = low[named[0]] in passage.words["carrier"]
                draft.via = draft.via or (named if told else None)
            return draft
        joined = previous != "" and low[edge - 1] in passage.words["and"]
        if previous == "" or joined or (previous == "," and self._participle(cue)):
            return self._without_subject(cue, edge, right, rest)
        speaker = quotes_speakers.before(passage, edge, floor)
        if speaker is None:
            return None
        left = None if right.strong else passage.left_content(floor, speaker[0])
        # Without marks only English puts "…, the minister said" in this order.
        bare = passage.words.code == "en" and right.kind in {"end", "after"}
        bare = bare and cue.kind != "stance"
        if left and (bare or kind[left[1] - 1] == "q"):
            return self._left_draft(left, speaker, cue, cue.end, rest)
        return content_right(passage, self.floor, cue, right, rest, speaker, 1.0)

    def _participle(self, cue: Cue) -> bool:
        return bool(self.drafts) or is_participle(cue, self.passage)

    def _without_subject(
        self, cue: Cue, edge: int, right: Right, rest: list[Cue]
    ) -> Draft | None:
        """ "… and added that": the subject is that of the verb before."""
        passage = self.passage
        speaker = self.drafts[-1].speaker if self.drafts else None
        if speaker is None and edge > self.floor:
            speaker = quotes_speakers.named_aside(passage, edge - 1, self.floor)
            speaker = speaker or quotes_speakers.head(passage, self.floor, edge - 1)
        if speaker is None and passage.words.code == "en":
            return None
        return content_right(passage, self.floor, cue, right, rest, speaker, 0.7)

    def _inverted(self, edge: int, cue: Cue, right: Right) -> bool:
        """After a comma: "…, said the minister" rather than "X, the minister, said"."""
        passage = self.passage
        tokens, english = passage.tokens, passage.words.code == "en"
        place = edge - 2
        if cue.kind in {"stance", "brand"} or right.kind in {"that", "colon"}:
            return False
        if place < self.floor or is_participle(cue, passage):
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
        if words.code != "ar" and (
            cue.form in words["brand"]
            or (edge > self.floor and not self._adjunct_only(edge))
        ):
            return None
        begin, end = right.skipped
        first = passage.tokens.low[begin]
        if first in words["adjunct"] and first not in words["article"]:
            last = passage.past_opening(begin, end)
            begin = last if last > begin else end
        return quotes_speakers.after(passage, begin, end)

    def _adjunct_only(self, edge: int) -> bool:
        """Whether what stands before the verb is "On Monday" or "About this today"."""
        low, words = self.passage.tokens.low, self.passage.words
        floor = self.floor
        if low[floor] in words["lead"]:
            floor += 1
        if not floor < edge <= floor + 8:
            return False
        if low[floor] in words["article"]:
            return low[edge - 1] in words["time"]
        if words["verb_second"]:
            return low[floor] in words["adjunct"]
        if low[floor] not in words["adjunct"] and low[floor] not in words["filler"]:
            return False
        return not any(self.passage.tokens.capital(i) for i in range(floor + 1, edge))

    def _behind_content(self, cue: Cue, rest: list[Cue], edge: int) -> Draft | None:
        """ "…," said the minister."""
        passage, words = self.passage, self.passage.words
        left = passage.left_content(self.floor, edge)
        if left is None:
            return None
        begin, via = cue.end, None
        if begin < passage.end and passage.tokens.low[begin] in words["adjunct"]:
            begin = passage.past_opening(begin, passage.end)
        low = passage.tokens.low
        while begin < passage.end and low[begin] in words["filler"] - words["article"]:
            begin += 1
        speaker = quotes_speakers.after(passage, begin, passage.end)
        if passage.tokens.kind[left[1] - 1] != "q" and (
            cue.form in words["weak"] or not self._closes(begin, speaker)
        ):
            return None
        if speaker and (
            cue.form in words["cite"]
            or (words["medium_first"] and passage.tokens.low[begin] in words["carrier"])
        ):
            via, speaker = split_carrier(passage, speaker)
        draft = self._left_draft(
            left, speaker, cue, speaker[1] if speaker else begin, rest
        )
        draft.via = via or draft.via
        return draft

    def _closes(self, begin: int, speaker: Range | None) -> bool:
        """Whether no more than a subject stands behind "…, said": a clause does not."""
        passage, words = self.passage, self.passage.words
        if speaker is None:
            return begin >= passage.end or passage.tokens.kind[begin] == ","
        low = passage.tokens.low[slice(*speaker)]
        if speaker[0] > begin + 2 or low[0] in words["not_first"]:
            return False
        if words["object"].issuperset(low):
            return False
        behind = speaker[1]
        if behind >= passage.end or passage.tokens.kind[behind] != "w":
            return True
        following = passage.tokens.low[behind]
        return following in words["adjunct"] or following in words["after_stop"]

    def _left_draft(
        self, left: Range, speaker: Range | None, cue: Cue, place: int, rest: list[Cue]
    ) -> Draft:
        draft = Draft([left], (cue.begin, cue.end), speaker, None, 1.0)
        run_on(self.passage, draft, cue, place, rest)
        return draft

    def _names_medium(self, cue: Cue, edge: int) -> bool:
        """ "…, ТАСС reports": the cue belongs to the medium of the quotation before."""
        drafts, passage = self.drafts, self.passage
        if not drafts or drafts[-1].via is not None or edge - self.floor > 9:
            return False
        if edge - self.floor > 1:
            named = quotes_speakers.before(passage, edge, self.floor)
        else:
            named = quotes_speakers.after(passage, cue.end, passage.end)
        if named is None or not is_carrier(passage, named):
            return False
        drafts[-1].via = named
        return True


def read_sentence(passage: Passage, possible: list[Cue]) -> list[Draft]:
    """The quotations of one sentence, in the order of their cues.

    `possible` are the words in it that may be cues.
    """
    cues = [cue for cue in possible if reports_speech(cue, passage)]
    if not cues:
        if "q" not in passage.tokens.kind[passage.begin : passage.end]:
            return []
        draft = quotes_frames.opinion(passage) or quotes_frames.colon(passage)
        if draft:
            graded(passage, draft, Cue(*draft.cue, "say", ""))
        return [draft] if draft else []
    reading = Reading(passage, passage.begin, [])
    if len(cues) > 1 and (whole := reading.framed(cues[-1])):
        graded(passage, whole, cues[-1])
        return [whole]
    medium: Range | None = None
    for number, cue in enumerate(cues):
        if cue.begin < reading.floor:
            continue
        if number == 0 and (opening := quotes_frames.opening_medium(passage, cues)):
            medium, reading.floor = opening
            continue
        rest = cues[number + 1 :]
        if is_aside(cue, rest, passage):
            continue
        draft = reading.take(cue, rest)
        if draft is not None:
            draft.via = draft.via or medium or medium_before(passage, draft)
            graded(passage, draft, cue)
            reading.drafts.append(draft)
            ends = [end for _, end in draft.content]
            if draft.speaker:
                ends.append(draft.speaker[1])
            reading.floor = max(cue.end, *ends)
    return reading.drafts
