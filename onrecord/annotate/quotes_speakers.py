"""The speaker's noun phrase beside a cue, as ranges of tokens."""

from onrecord.annotate.quotes_passage import Passage, Range

_LONGEST = 40
"""Tokens of the longest speaker: name, office and an aside."""


def before(passage: Passage, end: int, floor: int) -> Range | None:
    """The noun phrase that ends at token `end`, not before `floor`."""
    if end <= floor:
        return None
    if passage.tokens.kind[end - 1] == ",":
        return _with_aside(passage, end - 1, floor)
    begin, brackets = end, 0
    while begin > floor and end - begin < _LONGEST:
        kind = passage.tokens.kind[begin - 1]
        if kind == ")":
            brackets += 1
        elif kind == "(":
            brackets -= 1
            if brackets < 0:
                break
        elif not brackets and _bounds(passage, begin - 1, begin, floor):
            break
        begin -= 1
    return _trimmed(passage, begin, end)


def _bounds(passage: Passage, index: int, begin: int, floor: int) -> bool:
    """Whether the noun phrase that begins at `begin` cannot hold the token before."""
    tokens, words = passage.tokens, passage.words
    kind = tokens.kind[index]
    if kind in {",", ";", ":", "n"}:
        return True
    if kind == ".":
        # A full stop inside a sentence stands behind "Mr" or an initial.
        return tokens.end[index] - tokens.start[index] > 1
    if kind == "-":
        return begin >= len(tokens.start) or tokens.start[begin] > tokens.end[index]
    if kind == "q":
        return passage.is_speech(index)
    if tokens.low[index] in words["that"]:
        return True
    return tokens.low[index] in words["conj"] and not _joins(passage, index, floor)


def _joins(passage: Passage, index: int, floor: int) -> bool:
    """Whether the conjunction joins two names: "Trump and Clinton said"."""
    tokens = passage.tokens
    if tokens.low[index] not in passage.words["and"] or index - 1 < floor:
        return False
    if tokens.kind[index - 1] != "w" or index + 1 >= passage.end:
        return False
    return tokens.capital(index + 1) and tokens.capital(index - 1)


def _without_day(passage: Passage, begin: int, end: int) -> int:
    """The end of the phrase without "on Monday" and "however" behind it."""
    kind, low, words = passage.tokens.kind, passage.tokens.low, passage.words
    while end - begin > 1 and low[end - 1] in words["filler"]:
        end -= 2 if kind[end - 2] == "," and end - begin > 2 else 1
    if end - begin > 2 and low[end - 1] in words["time"]:
        for place in range(end - 2, max(begin, end - 4), -1):
            if low[place] in words["adjunct"]:
                return place
    return end


def _with_aside(passage: Passage, comma: int, floor: int) -> Range | None:
    """ "Ban Ki-moon, the Secretary-General of the United Nations," before a verb."""
    kind = passage.tokens.kind
    depth = 0
    for place in range(comma - 1, max(floor, comma - _LONGEST) - 1, -1):
        if kind[place] == ")":
            depth += 1
        elif kind[place] == "(":
            depth -= 1
        elif kind[place] == "," and depth <= 0:
            outer = before(passage, place, floor) if place > floor else None
            if outer is None:
                return None
            return outer[0], _without_day(passage, outer[0], comma)
        elif kind[place] in {";", ":", "n"}:
            break
    return before(passage, comma, floor)


def named_aside(passage: Passage, comma: int, floor: int) -> Range | None:
    """ "the chancellor, Ana Ruiz, " before a participle: the name is its subject."""
    tokens = passage.tokens
    place = comma - 1
    while place >= floor and tokens.kind[place] == "w" and tokens.capital(place):
        place -= 1
    if place <= floor or tokens.kind[place] != "," or comma - place < 2:
        return None
    return before(passage, comma + 1, floor)


def after(passage: Passage, begin: int, limit: int) -> Range | None:
    """The noun phrase that begins at token `begin`: "…", said Minister Sikorski."""
    tokens, words = passage.tokens, passage.words
    kind, low = tokens.kind, tokens.low
    end = begin
    while end < limit and end - begin < _LONGEST:
        one = kind[end]
        if one == "w":
            word = low[end]
            if word in words["that"] or (
                end > begin
                and word in words["after_stop"]
                and not _of_office(passage, end)
                and not _joins(passage, end, begin)
            ):
                break
        elif one == ",":
            if end == begin or not _aside_follows(passage, end, limit):
                break
        elif one == "-":
            if end + 1 >= limit or tokens.start[end + 1] > tokens.end[end]:
                break
        elif one == "q":
            if end == begin or passage.closed(end) or tokens.spaces(end) > 2:
                break
        elif one not in {"(", ")"}:
            break
        end += 1
    return _trimmed(passage, begin, end) if end > begin else None


def up_to_comma(passage: Passage, begin: int, limit: int) -> Range | None:
    """Whom "According to …," names: what stands before the comma."""
    kind = passage.tokens.kind
    end = begin
    while end < limit and end - begin < _LONGEST and kind[end] not in {",", ":", ";"}:
        end += 1
    return _trimmed(passage, begin, end) if end > begin else None


def head(passage: Passage, begin: int, limit: int) -> Range | None:
    """The subject that opens a clause, as far as its capitals and articles show."""
    tokens, words = passage.tokens, passage.words
    begin = _behind_opening(passage, begin, limit)
    if words.code == "ar" and begin < limit and tokens.low[begin] in words.cues:
        return (begin + 1, min(limit, begin + 3)) if begin + 1 < limit else None
    if words["verb_second"] and begin < limit and tokens.low[begin] in words["adjunct"]:
        begin = _behind_verb(passage, begin, limit)
    end = begin
    while end < limit and tokens.kind[end] == "w":
        low = tokens.low[end]
        if end > begin and not (tokens.capital(end) or low in words["of"]):
            break
        end += 1
    if end - begin == 1 and tokens.low[begin] in words["article"]:
        end = min(limit, end + 2)
    elif end - begin == 1 and words.code != "en":
        begin, end = _next_name(passage, begin, end, limit)
    return _trimmed(passage, begin, end) if end > begin else None


def _behind_opening(passage: Passage, begin: int, limit: int) -> int:
    """Behind "In August, " and the like, which open a clause before its subject."""
    tokens, words = passage.tokens, passage.words
    if begin >= limit:
        return begin
    first = tokens.low[begin]
    if first in words["adjunct"] or first in words["filler"] or first.endswith("ly"):
        for comma in range(begin + 1, min(limit + 1, begin + 12)):
            if tokens.kind[comma] == ",":
                return comma + 1
    while begin < limit and tokens.low[begin] in words["lead"]:
        begin += 1
    return begin


def _behind_verb(passage: Passage, begin: int, limit: int) -> int:
    """German puts the verb second: the subject of "In Rom sprach er" follows."""
    tokens, words = passage.tokens, passage.words
    place = begin + 1
    while place < limit and (
        tokens.capital(place) or tokens.low[place] in words["article"]
    ):
        place += 1
    return place + 1 if place + 1 < limit and tokens.kind[place] == "w" else begin


def _next_name(passage: Passage, begin: int, end: int, limit: int) -> Range:
    """The capitals behind a verb that opens the sentence, or the word itself."""
    tokens = passage.tokens
    if tokens.low[begin] in passage.words["pronoun"]:
        return begin, end
    for first in range(end, min(limit, end + 6)):
        if tokens.kind[first] == "w" and tokens.capital(first):
            last = first
            while last < limit and tokens.kind[last] == "w" and tokens.capital(last):
                last += 1
            return first, last
    return begin, end


def _of_office(passage: Passage, index: int) -> bool:
    """ "Minister for Foreign Affairs": the preposition belongs to the office."""
    following = index + 1
    return (
        following < passage.end
        and passage.tokens.low[index] in passage.words["office"]
        and passage.tokens.capital(following)
    )


def _aside_follows(passage: Passage, comma: int, limit: int) -> bool:
    """Whether a short aside stands behind the name: ", the president of Elabe"."""
    tokens, words = passage.tokens, passage.words
    place = comma + 1
    if place >= limit or tokens.kind[place] != "w":
        return False
    word = tokens.low[place]
    if word in words["conj"] or word in words["adjunct"] or word in words.cues:
        return False
    if words.code == "ar":
        return True
    return tokens.capital(place) or word in words["article"]


def _trimmed(passage: Passage, begin: int, end: int) -> Range | None:
    """Without conjunctions and marks at the edges, and without "On Monday"."""
    kind, low, words = passage.tokens.kind, passage.tokens.low, passage.words
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
    end = _without_day(passage, begin, end)
    if begin < end and low[begin] in words["adjunct"]:
        last = passage.past_opening(begin, end)
        begin = last if last < end else begin
    return (begin, end) if begin < end else None
