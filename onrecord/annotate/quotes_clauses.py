"""What stands behind a cue, and where the clause that it reports ends."""

from dataclasses import dataclass

from onrecord.annotate.quotes_cues import Cue
from onrecord.annotate.quotes_passage import Passage, Range

_ADJUNCT = 18
"""Tokens of the longest "to reporters in Geneva on Monday" between cue and content."""
_SUBJECT = 30
"""Tokens of the longest subject between cue and content."""


@dataclass(slots=True)
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


def right_of(passage: Passage, cue: Cue, limit: int) -> Right:
    """What stands behind `cue`; `limit` is the next cue or the end."""
    tokens, words, end = passage.tokens, passage.words, passage.end
    kind, low = tokens.kind, tokens.low
    place = cue.end
    if place >= end:
        return Right("end", end)
    if opened := _opening(passage, place):
        return opened
    if kind[place] == ":":
        return Right("end", end)
    if kind[place] in {",", ";", "-"}:
        after = place + 1
        if opened := _opening(passage, after):
            return opened
        if _subjunctive(passage, after):
            return Right("that", after)
        if words.code != "en" and (colon := _colon_near(passage, after)):
            return Right("colon", colon + 1, (place, colon))
        return Right("after", place)
    if words.code != "en":
        return _past_subject(passage, cue, place, limit)
    if low[place] in words["infinitive_mark"] and cue.form in words["stance"]:
        return Right("bare", place)
    addressee = cue.form.split()[0] in words["addressee"]
    if addressee or low[place] in words["adjunct"]:
        return _past_adjunct(passage, place, limit, addressee)
    return Right("bare", place)


def _opening(passage: Passage, spot: int, skipped: int = -1) -> Right | None:
    """What opens content at `spot`; the words from `skipped` on were passed."""
    if spot >= passage.end:
        return None
    tokens = passage.tokens
    passed = (skipped, spot) if skipped >= 0 else None
    if tokens.low[spot] in passage.words["that"] and not (
        passed and tokens.low[spot - 1] in passage.words["not_that"]
    ):
        return Right("that", spot + 1, passed) if spot + 1 < passage.end else None
    if tokens.kind[spot] == ":" and spot + 1 < passage.end:
        return Right("colon", spot + 1, passed)
    if tokens.kind[spot] == "q":
        return Right("quote", spot, passed)
    return None


def _past_subject(passage: Passage, cue: Cue, place: int, limit: int) -> Right:
    """Look past the subject or an adjunct for what opens the content."""
    kind = passage.tokens.kind
    asides = 4 if passage.words.code in {"ar", "fr", "es"} else 0
    for spot in range(place, min(limit, place + _SUBJECT)):
        if opened := _opening(passage, spot, place):
            if opened.kind == "quote" and not _said(passage, spot, cue):
                continue
            return opened
        if kind[spot] == ",":
            opened = _opening(passage, spot + 1, place)
            if opened:
                return Right(opened.kind, opened.begin, (place, spot))
            if _subjunctive(passage, spot + 1):
                return Right("that", spot + 1, (place, spot))
            asides -= 1
            if asides < 0 and not _colon_near(passage, spot + 1):
                return Right("bare", place)
        elif kind[spot] in {";", "n"}:
            break
    return Right("bare", place)


def _colon_near(passage: Passage, place: int) -> int:
    """The colon before a quotation that closes an aside begun here, or 0."""
    kind = passage.tokens.kind
    for spot in range(place, min(passage.end - 1, place + 12)):
        if kind[spot] == ":":
            return spot if kind[spot + 1] == "q" else 0
    return 0


def _said(passage: Passage, spot: int, cue: Cue) -> bool:
    """Whether quoted words behind a cue are what was said."""
    words = passage.words
    if cue.form in words["brand"] or cue.form in words["stance"]:
        return True
    before = passage.tokens.kind[spot - 1]
    return before in {",", ":", "-"} or passage.tokens.spaces(spot) >= 4


def _subjunctive(passage: Passage, place: int) -> bool:
    """German reports without "dass" in the subjunctive."""
    known = passage.words["subjunctive"]
    return bool(known) and not known.isdisjoint(
        passage.tokens.low[place : min(passage.end, place + 25)]
    )


def _past_adjunct(passage: Passage, place: int, limit: int, addressee: bool) -> Right:
    """Step over "reporters in Geneva on Monday" to what was said."""
    kind, low, words = passage.tokens.kind, passage.tokens.low, passage.words
    for spot in range(place, min(limit, place + _ADJUNCT)):
        if opened := _opening(passage, spot, place):
            if opened.kind == "quote" and not passage.is_speech(spot):
                continue
            return opened
        if kind[spot] == ",":
            if spot + 1 < passage.end and kind[spot + 1] == "q":
                return Right("quote", spot + 1, (place, spot))
            break
        if kind[spot] in {";", "-", "n"}:
            break
    last = passage.past_opening(place, min(limit, place + 10))
    if last > place:
        return _behind(passage, place, last, limit)
    if low[place - 1] in words["told"]:
        told = passage.addressee_end(place)
        return Right("bare", told, (place, told))
    if addressee:
        return Right("bare", place)
    stop = place
    while stop < passage.end and kind[stop] != ",":
        stop += 1
    if stop >= passage.end:
        return Right("end", passage.end, (place, stop))
    return Right("after", stop, (place, stop))


def _behind(passage: Passage, place: int, last: int, limit: int) -> Right:
    """What stands behind the adjunct that ends at `last`."""
    if last >= passage.end:
        return Right("end", passage.end, (place, last))
    if passage.tokens.kind[last] in {",", ";", "-"}:
        return Right("after", last, (place, last))
    further = passage.past_opening(last, min(limit, last + 10))
    if further > last and passage.tokens.low[last] in passage.words["adjunct"]:
        return _behind(passage, place, further, limit)
    return Right("bare", last, (place, last))


def clause_end(passage: Passage, begin: int, rest: list[Cue]) -> int:
    """Where content that begins at `begin` ends: before the next cue beside it."""
    low, kind, words = passage.tokens.low, passage.tokens.kind, passage.words
    for cue in rest:
        edge = passage.left_edge(cue.begin, begin)
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
                else right_of(passage, cue, passage.end).strong
            )
        ):
            return before
        if low[before] in words["and"] and _further_speech(passage, cue):
            return before - 1 if kind[before - 1] in {",", "-"} else before
        if cue is rest[-1] and (tail := _tail(passage, cue, edge, begin)):
            return tail
        joint = _joint(passage, before, begin)
        if joint > begin + 1:
            return joint
    return passage.end


def _tail(passage: Passage, cue: Cue, edge: int, begin: int) -> int:
    """The comma in "…, the agency X reported" at the end of the sentence."""
    if cue.kind != "say" or right_of(passage, cue, passage.end).kind != "end":
        return 0
    for spot in range(edge - 1, max(begin + 2, edge - 8), -1):
        if passage.tokens.kind[spot] != "w":
            return spot if passage.tokens.kind[spot] == "," else 0
    return 0


def _further_speech(passage: Passage, cue: Cue) -> bool:
    """Whether "and refused …" is told of the speaker, not by the speaker."""
    if (
        passage.words.code != "en"
        or cue.form.split()[0] in passage.words["plain_speech"]
    ):
        return True
    return right_of(passage, cue, passage.end).strong


def _joint(passage: Passage, place: int, begin: int) -> int:
    """The comma in ", but the minister denied", whose subject ends at `place`."""
    low, kind, words = passage.tokens.low, passage.tokens.kind, passage.words
    joins = words["conj"] - words["that"]
    if low[place] in words["pronoun"] and low[place - 1] in joins:
        return place - 2 if kind[place - 2] == "," else place - 1
    for spot in range(place, max(begin, place - 6), -1):
        if kind[spot] != "w":
            return spot if kind[spot] == "," and low[spot + 1] in joins else 0
    return 0


def phrase_end(passage: Passage, begin: int, end: int) -> int:
    """Where the object of "criticised" ends, which is not a clause."""
    low, kind, words = passage.tokens.low, passage.tokens.kind, passage.words
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
