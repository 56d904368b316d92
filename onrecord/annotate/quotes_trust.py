"""How sure a quotation is: by how its content stands to the cue, and who speaks.

The steps are set by reading samples: docs/methods/quotes.md gives the precision above
and below each.
"""

from onrecord.annotate.quotes_contents import Draft
from onrecord.annotate.quotes_cues import Cue
from onrecord.annotate.quotes_doubt import is_participle
from onrecord.annotate.quotes_parties import Party, is_cut, party_of, repaired
from onrecord.annotate.quotes_passage import Passage, Range

_MOST = {Party.OWN: 0.3, Party.NONE: 0.3, Party.VAGUE: 0.6, Party.NAMED: 1.0}
"""What a speaker of that sort leaves at most."""


def graded(passage: Passage, draft: Draft, cue: Cue) -> None:
    """Set the confidence of `draft`, and take away a speaker that is no phrase."""
    sure = min(draft.confidence, _form(passage, draft, cue))
    if draft.speaker:
        draft.speaker = _without_adverb(passage, draft.speaker)
        party = party_of(passage, draft.speaker)
        sure = min(sure, _MOST[party])
        draft.vague = party is not Party.NAMED
        if party in {Party.NONE, Party.OWN}:
            draft.speaker = repaired(passage, draft.speaker, party)
            draft.vague = party is Party.OWN
        if draft.speaker and is_cut(passage, draft.speaker):
            draft.vague, sure = True, min(sure, 0.6)
    edge = passage.left_edge(cue.begin, passage.begin)
    between = passage.tokens.low[edge : cue.begin]
    if between and _is_passive(passage, cue, between):
        sure = min(sure, 0.4)
    if is_participle(cue, passage):
        sure = min(sure, 0.7)
    if _is_cut(passage, draft):
        sure = min(sure, 0.7)
    if _is_unreal(passage, draft, cue, between):
        sure = min(sure, 0.5)
    if not passage.words["negation"].isdisjoint(between):
        # "did not say that …": nobody is quoted.
        sure = min(sure, 0.4)
    draft.confidence = sure


def _without_adverb(passage: Passage, speaker: Range) -> Range:
    """ "Previously Norway said": the adverb is no word of the name."""
    begin, end = speaker
    word = passage.tokens.low[begin]
    adverb = word.endswith("ly") and len(word) > 4 and passage.words.code == "en"
    opens = begin == passage.begin and end - begin > 1
    if adverb and opens and passage.tokens.capital(begin + 1):
        return begin + 1, end
    return speaker


def _is_passive(passage: Passage, cue: Cue, between: tuple[str, ...]) -> bool:
    """ "He was told that …": the subject is not who speaks."""
    words = passage.words
    first = cue.form.split()[0] if cue.form else ""
    if words.code != "en" or cue.kind not in {"say", "state"} or first in words["be"]:
        return False
    if not first.endswith("ed") and first not in words["past"]:
        return False
    return not words["be"].isdisjoint(between)


def _is_cut(passage: Passage, draft: Draft) -> bool:
    """Whether a line ends, without a stop, where the content does."""
    kind, end = passage.tokens.kind, draft.content[-1][1]
    return end == passage.end < len(kind) and kind[end] == "n" and kind[end - 1] == "w"


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
    # "asked that day": a short clause may be none.
    least = 2 if words.code == "en" else 1
    if cue.kind in {"stance", "brand"}:
        return 0.7 if whole else 0.5
    if cue.kind == "state":
        return 0.75 if whole else 0.6 if opened else 0.5
    if whole:
        return 0.95
    if opened and tokens.low[first[0]] in words["verbal"]:
        # "warned of the risks that were growing": no clause of its own.
        return 0.5
    if opened:
        return 0.92 if first[1] - first[0] >= least else 0.5
    if words.code != "en":
        known = words["subjunctive"]
        spoken = bool(known) and not known.isdisjoint(tokens.low[slice(*first)])
        return 0.8 if spoken else 0.6
    if cue.form.split()[0] not in words["plain_speech"]:
        return 0.5
    if not _is_clause(passage, first):
        return 0.5
    return 0.85 if cue.form.split()[0] in _SAY else 0.7


def _before(passage: Passage, content: Range, cue: Cue, quoted: bool) -> float:
    """Of content before the cue: "…," she said."""
    tokens, words = passage.tokens, passage.words
    if cue.kind in {"stance", "brand"}:
        return 0.5
    last = content[1] - 1
    if passage.tokens.kind[passage.end - 1] == ":":
        # "Asked about the dam, the mayor said:" stands before what was said.
        return 0.5
    if quoted and tokens.kind[last] == "q":
        return 0.95 if cue.kind == "say" else 0.7
    if tokens.low[last] in words["conj"] or tokens.low[last] in words["adjunct"]:
        return 0.4
    if words.code != "en":
        return 0.8
    if cue.form.split()[0] not in words["plain_speech"] or cue.kind != "say":
        return 0.5
    return 0.85 if _is_clause(passage, content) else 0.5


_SAY = frozenset({"said", "says", "say", "told", "tells"})
"""English verbs behind which a clause stands without "that"."""
_SUBJECTS = 16
"""Words among which a clause has its verb."""


def _is_clause(passage: Passage, content: Range) -> bool:
    """Whether English words have a subject and, not far behind, a finite verb."""
    tokens, words = passage.tokens, passage.words
    begin, end = content
    if end - begin < 3 or tokens.low[begin] in words["preposition"]:
        return False
    low, verbal = tokens.low, words["verbal"]
    return (
        tokens.low[begin] in words["third"]
        or tokens.low[begin] in words["own"]
        or any(
            low[place] in verbal and low[place - 1] != "to"
            for place in range(begin + 1, min(end, begin + _SUBJECTS))
        )
    )


def _is_unreal(
    passage: Passage, draft: Draft, cue: Cue, between: tuple[str, ...]
) -> bool:
    """Whether it may be said, or is asked: "would say", "did he say that …?"."""
    tokens, words = passage.tokens, passage.words
    if passage.end < len(tokens.kind) and tokens.kind[passage.end] == ".":
        place = tokens.start[passage.end]
        if tokens.text[place] in "?؟？":
            return True
    before = draft.speaker[0] - 1 if draft.speaker else -1
    if passage.begin <= before < cue.begin and tokens.low[before] in words["if"]:
        past = cue.form.endswith("ed") or cue.form in words["past"]
        if not past or tokens.low[before] not in words["when"]:
            return True
    return not words["modal_before"].isdisjoint(between) or (
        words.code == "en"
        and cue.begin > passage.begin
        and tokens.low[cue.begin - 1] == "to"
    )
