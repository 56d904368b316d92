"""Whether the words beside a cue are a person or body that can speak."""

from enum import Enum

from onrecord.annotate.quotes_passage import Passage, Range

_LONGEST = 16
"""Words up to the first comma of a speaker that reads as one phrase."""


class Party(Enum):
    """What the words of a speaker are."""

    OWN = "the document's own voice: I, we, you"
    NONE = "no phrase that names anybody"
    VAGUE = "a document, a thing, or nobody in particular"
    NAMED = "a person or body"


def party_of(passage: Passage, speaker: Range) -> Party:
    """What the speaker's words are: their head decides, not what hangs on it."""
    low, words = passage.tokens.low, passage.words
    begin, end = speaker[0], _first_comma(passage, speaker)
    if not words["own"].isdisjoint(low[begin:end]):
        return Party.OWN
    if end - begin == 1 and low[begin] in words["pronoun"]:
        return Party.NAMED if low[begin] in words["third"] else Party.VAGUE
    if words.code == "en":
        return _english(passage, begin, end)
    if end - begin > _LONGEST or not words["thing"].isdisjoint(low[begin : begin + 3]):
        return Party.VAGUE
    return Party.NAMED


def repaired(passage: Passage, speaker: Range) -> Range | None:
    """The subject at the end of words that hold two clauses: "what she", "RT he"."""
    low, words = passage.tokens.low, passage.words
    begin, end = speaker
    if low[end - 1] in words["third"]:
        return end - 1, end
    opening = words["relative"] | words["asking"] | words["conj"]
    for place in range(end - 2, begin - 1, -1):
        if low[place] in opening:
            found = (place + 1, end)
            return found if party_of(passage, found) is Party.NAMED else None
    return None


def _first_comma(passage: Passage, speaker: Range) -> int:
    """Where the speaker's first phrase ends: before its aside."""
    kind = passage.tokens.kind
    for place in range(speaker[0] + 1, speaker[1]):
        if kind[place] in {",", "(", "-", ";"}:
            return place
    return speaker[1]


def _english(passage: Passage, begin: int, end: int) -> Party:
    low, words = passage.tokens.low, passage.words
    if low[begin] in {"those", "others"}:
        return Party.VAGUE
    if not low[begin] or low[begin] in words["asking"]:
        return Party.VAGUE if passage.tokens.kind[begin] == "q" else Party.NONE
    stop = begin
    while stop < end and not (
        low[stop] in words["relative"] or low[stop] in words["preposition"]
    ):
        if low[stop] in words["verbal"]:
            may_be_name = passage.tokens.capital(stop) and stop > begin
            if not may_be_name:
                return Party.NONE
        if stop > begin and low[stop] in words["third"]:
            return Party.NONE
        stop += 1
    if stop == begin:
        return Party.NONE
    if stop < end and low[stop] not in words["relative"]:
        broken = _attribute_breaks(passage, stop, end)
        if broken:
            return Party.NONE
    return _head(passage, begin, stop)


def _attribute_breaks(passage: Passage, stop: int, end: int) -> bool:
    """Whether verbs or pronouns stand in what hangs on the head: two clauses."""
    low, words = passage.tokens.low, passage.words
    if low[end - 1] in words["preposition"]:
        return True
    for place in range(stop, end):
        word = low[place]
        if word in words["relative"]:
            return False
        if word in words["verbal"] and not passage.tokens.capital(place):
            return True
        if word in words["pronoun"] and word not in words["determiner"] and (
            word not in {"both", "many", "some", "most", "others", "each"}
        ):
            return True
    return False


_PEOPLE = ("ist", "ian", "man", "men", "woman", "women", "person", "people", "crat")


def _head(passage: Passage, begin: int, stop: int) -> Party:
    """By the last word before what hangs on it: a name, an office, a body."""
    tokens, words = passage.tokens, passage.words
    word = tokens.low[stop - 1].removesuffix("'s").removesuffix("'")
    single = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    if word in words["thing"] or single in words["thing"]:
        return Party.VAGUE
    if word in words["party"] or single in words["party"] or single.endswith(_PEOPLE):
        return Party.NAMED
    if not tokens.capital(stop - 1):
        return Party.VAGUE
    alone = stop - begin == 1 and begin == passage.begin
    if alone and (word in words["noun"] or word in words["filler"]):
        return Party.VAGUE
    return Party.NAMED
