"""The speaker's noun phrase beside a cue, as ranges of tokens."""

from onrecord.annotate.quotes_cues import Cue, Lexicon
from onrecord.annotate.quotes_tokens import Tokens

Range = tuple[int, int]
"""Tokens from … to (exclusive)."""

_LONGEST = 40
"""Tokens of the longest speaker: name, office and an aside."""


def before(tokens: Tokens, end: int, floor: int, words: Lexicon) -> Range | None:
    """The noun phrase that ends at token `end`, not before `floor`."""
    kind, low = tokens.kind, tokens.low
    if end <= floor:
        return None
    if kind[end - 1] == ",":
        return _with_aside(tokens, end - 1, floor, words)
    begin = end
    brackets = 0
    while begin > floor and end - begin < _LONGEST:
        one = kind[begin - 1]
        if one == ")":
            brackets += 1
        elif one == "(":
            brackets -= 1
            if brackets < 0:
                break
        elif brackets:
            pass
        elif one in {".", ",", ";", ":", "n"}:
            if one == "," and _inside(tokens, begin - 1, end):
                begin -= 1
                continue
            if one != "." or tokens.start[begin] > tokens.end[begin - 1]:
                break
        elif one == "-":
            if tokens.start[begin] > tokens.end[begin - 1]:
                break
        elif one == "q":
            if begin < end and _quoted_name(tokens, begin - 1):
                pass
            else:
                break
        elif low[begin - 1] in words["conj"] and not _joins(
            tokens, begin - 1, floor, words
        ):
            break
        begin -= 1
    return _trimmed(tokens, begin, end, words)


def _inside(tokens: Tokens, comma: int, end: int) -> bool:
    """Whether the comma is part of a name: "Ryan, R-Wis., said", "Paris, France"."""
    return False


def _quoted_name(tokens: Tokens, index: int) -> bool:
    return tokens.end[index] - tokens.start[index] < 30 and tokens.text[
        tokens.end[index] - 2
    ] not in {",", ".", "!", "?"}


def _joins(tokens: Tokens, index: int, floor: int, words: Lexicon) -> bool:
    """Whether the conjunction joins two names: "Trump and Clinton said"."""
    if tokens.low[index] not in words["and"] or index - 1 < floor:
        return False
    place = index - 1
    if tokens.kind[place] != "w" or not tokens.capital(index + 1):
        return False
    return tokens.capital(place)


def _with_aside(tokens: Tokens, comma: int, floor: int, words: Lexicon) -> Range | None:
    """ "Ban Ki-moon, the Secretary-General of the United Nations," before a verb."""
    place = comma - 1
    depth = 0
    while place >= floor and comma - place < _LONGEST:
        if tokens.kind[place] == ")":
            depth += 1
        elif tokens.kind[place] == "(":
            depth -= 1
        elif tokens.kind[place] == "," and depth <= 0:
            outer = before(tokens, place, floor, words)
            if outer is None:
                return None
            return outer[0], comma
        elif tokens.kind[place] in {".", ";", ":", "n"}:
            break
        place -= 1
    return before(tokens, comma, floor, words)


def after(tokens: Tokens, begin: int, limit: int, words: Lexicon) -> Range | None:
    """The noun phrase that begins at token `begin`: "…", said Minister Sikorski."""
    kind, low = tokens.kind, tokens.low
    end = begin
    while end < limit and end - begin < _LONGEST:
        one = kind[end]
        if one == "w":
            word = low[end]
            if word in words["that"] or (
                end > begin
                and word in words["after_stop"]
                and not _of_office(tokens, end)
            ):
                break
        elif one == ",":
            if end == begin or not _aside_follows(tokens, end, limit, words):
                break
        elif one == "-":
            if tokens.start[end + 1 if end + 1 < limit else end] > tokens.end[end]:
                break
        elif one == "q":
            if end == begin:
                break
        elif one in {"(", ")"}:
            pass
        else:
            break
        end += 1
    if end <= begin:
        return None
    return _trimmed(tokens, begin, end, words)


def _of_office(tokens: Tokens, index: int) -> bool:
    """ "Minister for Foreign Affairs": the preposition belongs to the office."""
    after_it = index + 1
    return (
        after_it < len(tokens.kind)
        and tokens.low[index] in {"for", "pour", "para", "für", "по", "pro", "de"}
        and tokens.capital(after_it)
    )


def _aside_follows(tokens: Tokens, comma: int, limit: int, words: Lexicon) -> bool:
    """Whether a short aside stands behind the name: ", the president of Elabe."""
    place = comma + 1
    if place >= limit or tokens.kind[place] != "w":
        return False
    word = tokens.low[place]
    if word in words["conj"] or word in words["adjunct"] or word in words.cues:
        return False
    return tokens.capital(place) or word in words["article"]


def _trimmed(tokens: Tokens, begin: int, end: int, words: Lexicon) -> Range | None:
    """Without conjunctions and marks at the edges."""
    kind, low = tokens.kind, tokens.low
    while begin < end and (
        kind[begin] not in {"w", "q", "("}
        or low[begin] in words["conj"]
        or low[begin] in words["lead"]
    ):
        begin += 1
    while end > begin and (
        kind[end - 1] not in {"w", "q", ")", "."}
        or low[end - 1] in words["conj"]
        or low[end - 1] in words["lead"]
    ):
        end -= 1
    if begin < end and low[begin] in words["adjunct"]:
        begin = _behind_adjunct(tokens, begin, end, words)
    return (begin, end) if begin < end else None


def _behind_adjunct(tokens: Tokens, begin: int, end: int, words: Lexicon) -> int:
    """ "On Monday the ministry": the phrase begins behind the day."""
    for place in range(min(end - 1, begin + 6), begin, -1):
        if tokens.low[place - 1] in words["time"]:
            return place
    return begin


def is_cue_subject(cue: Cue) -> bool:
    """Whether the cue is a verb, which has a subject."""
    return cue.kind in {"say", "state", "stance", "brand"}
