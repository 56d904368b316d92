"""What is quoted: the content behind a cue, and what runs on behind "…, he said"."""

from dataclasses import dataclass

from onrecord.annotate import quotes_speakers
from onrecord.annotate.quotes_clauses import Right, clause_end, phrase_end
from onrecord.annotate.quotes_cues import Cue
from onrecord.annotate.quotes_doubt import is_participle
from onrecord.annotate.quotes_media import is_carrier, medium_in
from onrecord.annotate.quotes_passage import Passage, Range


@dataclass(slots=True)
class Draft:
    """A quotation as ranges of tokens."""

    content: list[Range]
    cue: Range
    speaker: Range | None = None
    via: Range | None = None
    confidence: float = 0.8
    ends: bool = False
    """Nothing stands behind it, so that a quotation may run on in the next sentence."""
    vague: bool = False
    """The speaker is no person or body."""


def content_right(
    passage: Passage,
    floor: int,
    cue: Cue,
    right: Right,
    rest: list[Cue],
    speaker: Range | None,
    confidence: float,
) -> Draft | None:
    """What stands behind a cue as its content; `floor` is where its clause begins."""
    words = passage.words
    kind = passage.tokens.kind
    if right.kind in {"end", "after"}:
        return None
    if right.kind == "bare" and words.code != "en":
        return None
    begin = right.begin
    end = clause_end(passage, begin, rest)
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
        end = phrase_end(passage, begin, end)
    while begin < end and kind[begin] in {",", "-", ":"}:
        begin += 1
    if _whole(passage, begin, end):
        end = begin + 1
    if right.kind == "that" and (
        _subordinate(passage, floor, speaker)
        or (words["needs_subject"] and is_participle(cue, passage))
    ):
        end = next((i for i in range(begin, end) if kind[i] == ","), end)
    while end > begin and kind[end - 1] in {",", "-", ";", ":", "n"}:
        end -= 1
    if end <= begin:
        return None
    draft = Draft([(begin, end)], (cue.begin, cue.end), speaker, None, confidence)
    draft.ends = end >= passage.end
    if right.skipped:
        draft.via = medium_in(passage, *right.skipped)
        draft.via = draft.via or _told(passage, cue, cue.end)
    return draft


def run_on(
    passage: Passage, draft: Draft, cue: Cue, place: int, rest: list[Cue]
) -> None:
    """Add what follows "…, he said," and the medium that is named behind it."""
    kind = passage.tokens.kind
    limit = rest[0].begin if rest else passage.end
    stop = place
    while stop < limit and kind[stop] not in {",", ":", ";", "-"}:
        if kind[stop] == "q" and passage.is_speech(stop):
            break
        stop += 1
    draft.via = medium_in(passage, place, passage.end) or _told(passage, cue, place)
    if stop >= passage.end:
        draft.ends = True
        return
    follows = stop if kind[stop] == "q" else stop + 1
    quoted = kind[draft.content[0][1] - 1] == "q"
    draft.ends = quoted and "q" not in kind[place : passage.end]
    if follows >= passage.end:
        return
    if kind[follows] == "q":
        draft.content.append((follows, clause_end(passage, follows, rest)))
        return
    if quoted or kind[stop] != ",":
        return
    if any(
        is_participle(c, passage) and passage.left_edge(c.begin, follows) == follows
        for c in rest
    ):
        return
    if passage.tokens.low[follows] in passage.words["no_resume"] or draft.via:
        return
    end = clause_end(passage, follows, rest)
    if end - follows >= (3 if passage.words.code == "en" else 2):
        draft.content.append((follows, end))


def _told(passage: Passage, cue: Cue, place: int) -> Range | None:
    """Who was told, or who quotes: "told the newspaper X", "quoted as saying by X"."""
    if cue.form.endswith("as saying") and "by" in passage.tokens.low[place : place + 1]:
        return quotes_speakers.after(passage, place + 1, passage.end)
    if cue.form.split()[0] not in passage.words["addressee"] or place != cue.end:
        return None
    named = (place, passage.addressee_end(place))
    return named if is_carrier(passage, named) else None


def _whole(passage: Passage, begin: int, end: int) -> bool:
    """Whether the content is a whole quotation and what follows tells on."""
    if not begin + 1 < end or not passage.is_speech(begin):
        return False
    if passage.tokens.kind[begin + 1] == ",":
        return True
    return passage.closed(begin) and passage.tokens.kind[begin + 1] == "w"


def _subordinate(passage: Passage, floor: int, speaker: Range | None) -> bool:
    """ "When he said that …, they laughed": the content ends with the clause."""
    if speaker is None:
        return False
    low, words = passage.tokens.low, passage.words
    return not words["when"].isdisjoint(low[floor : speaker[0]])


def medium_before(passage: Passage, draft: Draft) -> Range | None:
    """ "In remarks carried by state television, the president said …"."""
    end = min(draft.cue[0], draft.content[0][0])
    if draft.speaker and draft.speaker[0] < end:
        end = draft.speaker[0]
    return medium_in(passage, passage.begin, end, least=2)
