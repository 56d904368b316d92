"""How sure a quotation is: by how its content stands to the cue, and who speaks.

The steps are set by reading samples: docs/methods/quotes.md gives the precision above
and below each.
"""

from onrecord.annotate.quotes_contents import Draft
from onrecord.annotate.quotes_cues import Cue
from onrecord.annotate.quotes_parties import Party, party_of
from onrecord.annotate.quotes_passage import Passage, Range

_MOST = {Party.OWN: 0.3, Party.NONE: 0.3, Party.VAGUE: 0.6, Party.NAMED: 1.0}
"""What a speaker of that sort leaves at most."""


def graded(passage: Passage, draft: Draft, cue: Cue) -> None:
    """Set the confidence of `draft`, and take away a speaker that is no phrase."""
    sure = min(draft.confidence, _form(passage, draft, cue))
    if draft.speaker:
        party = party_of(passage, draft.speaker)
        sure = min(sure, _MOST[party])
        if party is Party.NONE:
            draft.speaker = None
    if _is_unreal(passage, cue):
        sure = min(sure, 0.5)
    if _is_negated(passage, cue):
        sure = min(sure, 0.4)
    draft.confidence = sure


def _form(passage: Passage, draft: Draft, cue: Cue) -> float:
    """How surely the content is what the cue reports."""
    tokens, words = passage.tokens, passage.words
    first, last = draft.content[0], draft.content[-1]
    kind = tokens.kind
    quoted = any(
        kind[place] == "q" and tokens.spaces(place) >= 3
        for place in (first[0], first[1] - 1, last[0])
    )
    if cue.kind in {"according", "carry", "noun"}:
        return 0.9 if quoted else 0.85
    if first[1] <= cue.begin:
        return _before(passage, first, cue, quoted)
    opened = kind[first[0] - 1] == ":" or tokens.low[first[0] - 1] in words["that"]
    whole = kind[first[0]] == "q" and quoted
    if cue.kind in {"stance", "brand"}:
        return 0.75 if whole else 0.5
    if cue.kind == "state":
        return 0.75 if whole else 0.6 if opened else 0.5
    if whole:
        return 0.95
    if opened:
        return 0.92
    if words.code != "en":
        known = words["subjunctive"]
        spoken = bool(known) and not known.isdisjoint(tokens.low[slice(*first)])
        return 0.8 if spoken else 0.6
    if cue.form.split()[0] not in words["plain_speech"]:
        return 0.5
    return 0.85 if _is_clause(passage, first) else 0.5


def _before(passage: Passage, content: Range, cue: Cue, quoted: bool) -> float:
    """Of content before the cue: "…," she said."""
    tokens, words = passage.tokens, passage.words
    if cue.kind in {"stance", "brand"}:
        return 0.5
    last = content[1] - 1
    if quoted and tokens.kind[last] == "q":
        return 0.95 if cue.kind == "say" else 0.7
    if tokens.low[last] in words["conj"] or tokens.low[last] in words["adjunct"]:
        return 0.4
    if words.code != "en":
        return 0.8
    if cue.form.split()[0] not in words["plain_speech"] or cue.kind != "say":
        return 0.5
    return 0.85 if _is_clause(passage, content) else 0.5


_SUBJECTS = 16
"""Words among which a clause has its verb."""


def _is_clause(passage: Passage, content: Range) -> bool:
    """Whether English words have a subject and, not far behind, a finite verb."""
    tokens, words = passage.tokens, passage.words
    begin, end = content
    if end - begin < 3 or tokens.low[begin] in words["preposition"]:
        return False
    near = tokens.low[begin + 1 : min(end, begin + _SUBJECTS)]
    return (
        tokens.low[begin] in words["third"]
        or tokens.low[begin] in words["own"]
        or not words["verbal"].isdisjoint(near)
    )


def _is_unreal(passage: Passage, cue: Cue) -> bool:
    """Whether it may be said, or is asked: "would say", "did he say that …?"."""
    tokens, words = passage.tokens, passage.words
    if passage.end < len(tokens.kind) and tokens.kind[passage.end] == ".":
        place = tokens.start[passage.end]
        if tokens.text[place] in "?؟？":
            return True
    edge = passage.left_edge(cue.begin, passage.begin)
    around = tokens.low[edge : cue.begin]
    return not words["modal_before"].isdisjoint(around) or (
        words.code == "en"
        and cue.begin > passage.begin
        and tokens.low[cue.begin - 1] == "to"
    )


def _is_negated(passage: Passage, cue: Cue) -> bool:
    """ "did not say that …": nobody is quoted."""
    edge = passage.left_edge(cue.begin, passage.begin)
    between = passage.tokens.low[edge : cue.begin]
    return not passage.words["negation"].isdisjoint(between)
