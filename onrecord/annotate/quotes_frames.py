"""Cues of other kinds: "according to", "his claim that", "as the minister said"."""

from onrecord.annotate import quotes_speakers
from onrecord.annotate.quotes_clauses import clause_end, right_of
from onrecord.annotate.quotes_contents import Draft, content_right
from onrecord.annotate.quotes_cues import Cue
from onrecord.annotate.quotes_media import is_carrier
from onrecord.annotate.quotes_passage import Passage, Range


def according(
    passage: Passage, floor: int, drafts: list[Draft], cue: Cue, rest: list[Cue]
) -> Draft | None:
    """ "According to X, …" and "…, according to X", which may name a medium only."""
    tokens, words = passage.tokens, passage.words
    led = cue.begin - floor == 1 and (
        tokens.low[floor] in words["lead"] or tokens.low[floor] in words["conj"]
    )
    opens = tokens.capital(cue.begin) and tokens.kind[cue.begin - 1] != ","
    first = cue.begin == passage.begin or opens or (led and not drafts)
    if cue.form in words["own_words"]:
        # Russian "по его словам": the speaker is a word of the cue.
        speaker: Range | None = (cue.begin + 1, cue.begin + 2)
        behind = cue.end
    elif first:
        speaker = quotes_speakers.up_to_comma(passage, cue.end, passage.end)
        if speaker and tokens.kind[min(speaker[1], passage.end - 1)] != ",":
            speaker = _up_to_verb(passage, speaker)
        if speaker is None:
            return None
        if tokens.low[speaker[0]] in words.cues and speaker[1] - speaker[0] > 1:
            # "Según informó la agencia": the verb is not part of the name.
            speaker = (speaker[0] + 1, speaker[1])
        behind = speaker[1]
    else:
        speaker = quotes_speakers.after(passage, cue.end, passage.end)
        if speaker is None:
            return None
        behind = speaker[1]
    if first:
        begin = _main_clause(passage, behind)
        content = [(begin, clause_end(passage, begin, rest))]
        if content[0][1] - begin < 2:
            return None
    elif drafts:
        drafts[-1].via = drafts[-1].via or speaker
        return None
    else:
        apart = tokens.kind[cue.begin - 1] in {",", "-", "q"}
        named = any(map(tokens.capital, range(cue.end, behind)))
        left = passage.left_content(floor, cue.begin)
        if left is None or (not apart and (words["apart"] or not named)):
            return None
        content = [left, *_resumed(passage, behind, rest)]
    return Draft(content, (cue.begin, cue.end), speaker, None, 0.85)


def _resumed(passage: Passage, behind: int, rest: list[Cue]) -> list[Range]:
    """What goes on behind the second comma of "The road, according to X, is shut"."""
    begin = behind + 1
    if begin >= passage.end or passage.tokens.kind[behind] != ",":
        return []
    if passage.tokens.low[begin] in passage.words["no_resume"]:
        return []
    end = clause_end(passage, begin, rest)
    return [(begin, end)] if end > begin else []


def _up_to_verb(passage: Passage, speaker: Range) -> Range | None:
    """ "Laut dem Sprecher wird …": without a comma the finite verb ends the name."""
    tokens, words = passage.tokens, passage.words
    if not words["finite"]:
        return None
    for place in range(speaker[0] + 1, min(speaker[1], speaker[0] + 14)):
        if tokens.low[place] in words["finite"]:
            name = (speaker[0], place)
            if not words["bodies"] or any(tokens.capital(i) for i in range(*name)):
                return name
            known = words["bodies"].intersection(tokens.low[slice(*name)])
            return name if known else None
    return None


def _main_clause(passage: Passage, begin: int) -> int:
    """Behind the comma of "According to X," and behind a relative clause."""
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


def noun(passage: Passage, cue: Cue, rest: list[Cue]) -> Draft | None:
    """ "His claim that …"."""
    low = passage.tokens.low
    begin, before = cue.end + 1, cue.begin - 1
    end = clause_end(passage, begin, rest)
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
    return Draft([(begin, end)], (cue.begin, cue.end), (first, before + 1), None, 0.6)


def quoted_as(passage: Passage, floor: int, cue: Cue, rest: list[Cue]) -> Draft | None:
    """ "The agency quoted the minister as saying that …", or the passive of it."""
    low = passage.tokens.low
    for place in range(cue.end + 1, min(passage.end - 1, cue.end + 20)):
        if low[place] != "as" or low[place + 1] not in passage.words["saying"]:
            continue
        subject = quotes_speakers.before(
            passage, passage.left_edge(cue.begin, floor), floor
        )
        speaker: Range | None = (cue.end, place)
        via = subject
        if low[cue.end] == "by":
            speaker, via = subject, (cue.end + 1, place)
        if place + 2 >= passage.end:
            left = passage.left_content(floor, subject[0]) if subject else None
            content = [left] if left else []
        else:
            saying = Cue(place, place + 2, "say", "saying")
            further = [one for one in rest if one.begin > place + 1]
            limit = further[0].begin if further else passage.end
            right = right_of(passage, saying, limit)
            draft = content_right(passage, floor, saying, right, further, speaker, 0.85)
            content = draft.content if draft else []
        if not content:
            return None
        return Draft(content, (cue.begin, cue.end), speaker, via, 0.85)
    return None


def opening_medium(passage: Passage, cues: list[Cue]) -> tuple[Range, int] | None:
    """ "According to the agency X, the minister said that …": the medium, and the rest.

    Only where what follows the comma has its own verb of saying.
    """
    low, kind = passage.tokens.low, passage.tokens.kind
    first = cues[0]
    begins = passage.begin
    while begins < first.begin and low[begins] in passage.words["as"]:
        begins += 1
    if first.begin != begins or len(cues) < 2 or first.kind == "noun":
        return None
    if first.kind != "according" and begins == passage.begin:
        return None
    named = quotes_speakers.up_to_comma(passage, first.end, passage.end)
    if named is None or not is_carrier(passage, named):
        return None
    if named[1] >= passage.end or kind[named[1]] != ",":
        return None
    further = next((cue for cue in cues[1:] if cue.begin > named[1]), None)
    if further is None or further.kind not in {"say", "brand"}:
        return None
    if not right_of(passage, further, passage.end).strong:
        return None
    while (
        named[0] + 1 < named[1]
        and low[named[0]] not in passage.words["article"]
        and (low[named[0]] not in passage.words["carrier"])
    ):
        named = (named[0] + 1, named[1])
    return named, named[1] + 1


def opinion(passage: Passage) -> Draft | None:
    """ "Pour le chef de l'opposition, « tout reste à faire »."."""
    kind = passage.tokens.kind
    if passage.tokens.low[passage.begin] not in passage.words["for_whom"]:
        return None
    named = quotes_speakers.up_to_comma(passage, passage.begin + 1, passage.end)
    if named is None or named[1] + 1 >= passage.end or kind[named[1]] != ",":
        return None
    begin = named[1] + 1
    if kind[begin] != "q" or passage.tokens.spaces(begin) < 2:
        return None
    cue = (passage.begin, passage.begin + 1)
    return Draft([(begin, begin + 1)], cue, named, None, 0.6)


def colon(passage: Passage) -> Draft | None:
    """ "The minister: “We have no choice.”" """
    tokens = passage.tokens
    if ":" not in tokens.kind[passage.begin : passage.begin + 8]:
        return None
    for place in range(passage.begin + 1, min(passage.end - 1, passage.begin + 8)):
        if tokens.kind[place] == ":" and tokens.kind[place + 1] == "q":
            if not tokens.capital(passage.begin) or tokens.spaces(place + 1) < 1:
                return None
            speaker, cue = (passage.begin, place), (place, place + 1)
            return Draft([(place + 1, place + 2)], cue, speaker, None, 0.6)
        if tokens.kind[place] != "w":
            return None
    return None


def carried(passage: Passage, cue: Cue) -> Draft | None:
    """Arabic "the agency X carried from Y his word «…»"."""
    words = passage.words
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


def as_said(
    passage: Passage, floor: int, cue: Cue, edge: int, rest: list[Cue]
) -> Draft | None:
    """ "As the minister said, …" and "…, as the minister said"."""
    kind, low = passage.tokens.kind, passage.tokens.low
    words = passage.words
    place = edge - 1
    while place >= floor and edge - place < 12 and kind[place] == "w":
        if low[place] in words["as"]:
            break
        place -= 1
    if place < floor or low[place] not in words["as"]:
        return None
    if low[place + 1] in words["not_as"]:
        return None
    opening = place
    while opening > floor and (
        kind[opening - 1] == "," or low[opening - 1] in words["lead"]
    ):
        opening -= 1
    if opening == place > floor and kind[place - 1] == "w":
        return None
    speaker: Range | None = None
    comma = cue.end
    if edge - place > 1:
        if low[place + 1] in words["adjunct"]:
            return None
        speaker = (place + 1, edge)
    else:
        begin = passage.past_opening(cue.end, passage.end)
        speaker = quotes_speakers.after(passage, begin, passage.end)
        comma = speaker[1] if speaker else cue.end
    while comma < passage.end and kind[comma] != ",":
        comma += 1
    further: Range | None = None
    if comma + 1 < passage.end:
        further = (comma + 1, clause_end(passage, comma + 1, rest))
    left = passage.left_content(floor, place) if opening > floor else None
    if left and further and low[further[0]] in words["no_resume"]:
        further = None
    content = [part for part in (left, further) if part]
    if not content:
        return None
    return Draft(content, (cue.begin, cue.end), speaker, None, 0.8)


def quoted_adverb(passage: Passage, floor: int, cue: Cue, edge: int) -> Draft | None:
    """ "A spokesman “strongly” condemned …": only the adverb is quoted."""
    mark = edge - 1
    if cue.kind not in {"stance", "brand"} or mark <= floor:
        return None
    tokens = passage.tokens
    if tokens.kind[mark] != "q" or tokens.spaces(mark) > 1:
        return None
    if passage.is_speech(mark):
        return None
    speaker = quotes_speakers.before(passage, mark, floor)
    if speaker is None:
        return None
    return Draft([(mark, mark + 1)], (cue.begin, cue.end), speaker, None, 0.6)
