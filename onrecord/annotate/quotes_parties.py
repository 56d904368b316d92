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


_CLAUSE = frozenset({"what", "how", "why", "whether"})
"""English words that open a clause, which no name holds."""


def party_of(passage: Passage, speaker: Range) -> Party:
    """What the speaker's words are: their head decides, not what hangs on it."""
    low, words = passage.tokens.low, passage.words
    begin, end = speaker[0], _first_comma(passage, speaker)
    if not words["own"].isdisjoint(low[begin:end]):
        return Party.OWN
    if end - begin == 1 and low[begin] in words["pronoun"]:
        if low[begin] in words["person"] or low[begin] in words["third"] - {"it"}:
            return Party.NAMED
        return Party.VAGUE
    if words.code == "en":
        return _english(passage, begin, end)
    if end - begin > _LONGEST or not words["thing"].isdisjoint(low[begin : begin + 3]):
        return Party.VAGUE
    return Party.NAMED


def repaired(passage: Passage, speaker: Range, party: Party) -> Range | None:
    """The subject in words that hold more than one: "what she", "RT he", "But now we".

    None where it cannot be told.
    """
    low, words = passage.tokens.low, passage.words
    begin, end = speaker
    last = low[end - 1]
    if party is Party.OWN:
        if last in words["own"]:
            return end - 1, end
        kept = words.code != "en" or _is_people(passage, end - 1)
        return speaker if kept else None
    if last in words["third"]:
        return end - 1, end
    if last.endswith("s") and last[:-1] in words["party"]:
        return end - 1, end
    opening = words["relative"] | words["asking"] | words["conj"]
    for place in range(end - 2, begin - 1, -1):
        if low[place] in opening:
            found = (place + 1, end)
            return found if party_of(passage, found) is Party.NAMED else None
    for place in range(begin + 1, end):
        if low[place] in words["verbal"]:
            found = (begin, place)
            return found if party_of(passage, found) is Party.NAMED else None
    return None


def is_cut(passage: Passage, speaker: Range) -> bool:
    """Whether a line ends at an edge of the speaker: "forces in / Norway said"."""
    tokens = passage.tokens
    kind = tokens.kind
    breaks = []
    if speaker[0] > 1 and kind[speaker[0] - 2] in {"w", ","}:
        breaks.append(speaker[0] - 1)
    if speaker[1] == passage.end < len(kind):
        breaks.append(passage.end)
    return any(
        kind[at] == "n"
        and tokens.text.count("\n", tokens.start[at], tokens.end[at]) == 1
        for at in breaks
    )


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
        if low[stop] in _CLAUSE or (stop > begin and low[stop] in words["third"]):
            return Party.NONE
        stop += 1
    if stop == begin:
        return Party.NONE
    if stop < end and low[end - 1] in {"who", "that"}:
        return Party.NONE
    if low[end - 1] in words["preposition"]:
        return Party.VAGUE if _head(passage, begin, stop) is Party.NAMED else Party.NONE
    hangs = stop < end and low[stop] not in words["relative"]
    if hangs and _attribute_breaks(passage, stop, end):
        return Party.NONE
    return _head(passage, begin, stop)


def _attribute_breaks(passage: Passage, stop: int, end: int) -> bool:
    """Whether verbs or pronouns stand in what hangs on the head: two clauses."""
    low, words = passage.tokens.low, passage.words
    for place in range(stop, end):
        word = low[place]
        if word in words["relative"]:
            return False
        if word in _CLAUSE or (word == "to" and _is_infinitive(passage, place, end)):
            return True
        if word in words["verbal"] and not passage.tokens.capital(place):
            return True
        if (
            word in words["pronoun"]
            and word not in words["determiner"]
            and (word not in {"both", "many", "some", "most", "others", "each"})
        ):
            return True
    return False


def _is_infinitive(passage: Passage, place: int, end: int) -> bool:
    """ "sought to cross" rather than "ambassador to Norway", "letter to the town"."""
    following = place + 1
    return (
        following < end
        and not passage.tokens.capital(following)
        and passage.tokens.low[following] not in passage.words["determiner"]
    )


_PEOPLE = ("ist", "ian", "man", "men", "woman", "women", "person", "people", "crat")


def _single(word: str) -> str:
    """An English word without the ending of the plural or the genitive."""
    word = word.removesuffix("'s").removesuffix("'")
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _is_people(passage: Passage, index: int) -> bool:
    """Whether a word is a noun for persons or a body of them."""
    words, word = passage.words, passage.tokens.low[index]
    single = _single(word)
    return word in words["party"] or single in words["party"] or (
        words.code == "en" and single.endswith(_PEOPLE)
    )  # fmt: skip


def _head(passage: Passage, begin: int, stop: int) -> Party:
    """By the last word before what hangs on it: a name, an office, a body."""
    tokens, words = passage.tokens, passage.words
    word = tokens.low[stop - 1].removesuffix("'s")
    if word in words["thing"] or _single(word) in words["thing"]:
        return Party.VAGUE
    if _is_people(passage, stop - 1):
        return Party.NAMED
    if not tokens.capital(stop - 1):
        return Party.VAGUE
    alone = stop - begin == 1 and begin == passage.begin
    if alone and (
        word in words["noun"] or word in words["filler"] or word.endswith(("ed", "ing"))
    ):
        # The first word of a sentence, which any word may be.
        return Party.VAGUE
    return Party.NAMED
