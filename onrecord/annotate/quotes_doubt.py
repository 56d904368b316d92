"""Whether a word that may report speech does so here: "reports" is a noun too."""

from onrecord.annotate.quotes_cues import Cue
from onrecord.annotate.quotes_passage import Passage


def is_noun(cue: Cue, passage: Passage) -> bool:
    """Whether the cue is a noun before a clause: "his claim that"."""
    low, words = passage.tokens.low, passage.words
    if cue.form not in words["noun"] or cue.end >= passage.end:
        return False
    if low[cue.end] not in words["that"] or cue.begin <= passage.begin:
        return False
    before = low[cue.begin - 1]
    return before.endswith(("'s", "s'")) or before in words["possessive"]


_PARTICIPLES = {
    "en": ("ing",),
    "fr": ("ant",),
    "es": ("ando", "endo"),
    "ru": ("ав", "ив", "ув", "ая", "яя"),
}


def is_participle(cue: Cue, passage: Passage) -> bool:
    """Whether the cue has the subject of another verb: "saying", "affirmant"."""
    return cue.form.endswith(_PARTICIPLES.get(passage.words.code, ("\0",)))


def is_aside(cue: Cue, rest: list[Cue], passage: Passage) -> bool:
    """ "The agency, citing an official, said …": the subject is that of "said"."""
    if not rest or not is_participle(cue, passage):
        return False
    kind = passage.tokens.kind
    edge = passage.left_edge(rest[0].begin, cue.end)
    return (
        kind[edge - 1] == ","
        and edge - cue.end < 12
        and kind[cue.begin - 1] == ","
        and not is_participle(rest[0], passage)
        and "," not in kind[cue.end : edge - 1]
    )


def reports_speech(cue: Cue, passage: Passage) -> bool:
    """Whether the words around it make `cue` a verb, or a noun that reports."""
    low, words = passage.tokens.low, passage.words
    if cue.kind == "participle":
        edge = passage.left_edge(cue.begin, passage.begin)
        return bool(words["auxiliary"].intersection(low[edge : cue.begin]))
    if cue.form in words["so"]:
        return _names_speaker(cue, passage)
    if cue.form in words["rate"]:
        return _names_source(cue, passage)
    if words.code != "en" or cue.kind == "according":
        return not _is_other_form(cue, passage)
    if cue.form in words["noun"] and is_noun(cue, passage):
        return True
    before = cue.begin - 1
    if before >= passage.begin and passage.tokens.capital(cue.begin):
        return False
    if _is_of_broken_name(cue, passage):
        return False
    previous = low[before] if before >= passage.begin else ""
    following = low[cue.end] if cue.end < passage.end else ""
    form = cue.form.split()[0]
    if cue.kind == "noun":
        return False
    if cue.kind != "carry" and following == "by" and form.endswith(("ed", "wn", "en")):
        return False
    if form.endswith("ing"):
        return _is_participle(before, passage)
    if previous == "to":
        return cue.kind == "say" and _opens_content(cue.end, passage)
    if previous in words["determiner"] or previous.endswith("'s"):
        return form == "said" and previous not in words["article"]
    if form.endswith("ed") or form in words["past"]:
        return cue.kind in {"say", "carry"} or previous not in words["be"]
    if not previous:
        return cue.kind == "say" or form.endswith("s")
    if form.endswith("s") and not form.endswith("ss"):
        return (
            passage.tokens.capital(before)
            or previous in words["pronoun"]
            or previous in words["filler"]
            or form in words["plain"]
            or following == "that"
        )
    return _is_plural_verb(cue, previous, following, passage)


def _is_plural_verb(cue: Cue, previous: str, following: str, passage: Passage) -> bool:
    words = passage.words
    if previous in words["pronoun"] or previous in words["filler"]:
        return True
    if following in words["that"]:
        return True
    plural = previous.endswith("s") or previous in words["plural"]
    return plural and (cue.kind == "say" or following in words["determiner"])


def _is_participle(before: int, passage: Passage) -> bool:
    """ "…, saying", "is calling", "each saying"; "the saying" is a noun."""
    low, words = passage.tokens.low, passage.words
    if before < passage.begin:
        return False
    while before > passage.begin and low[before] in words["filler"]:
        if low[before] in words["be"]:
            return True
        before -= 1
    return (
        passage.tokens.kind[before] in {",", "q", "-"}
        or low[before] in words["and"]
        or low[before] in words["be"]
        or low[before] in words["pronoun"]
    )


def _opens_content(place: int, passage: Passage) -> bool:
    if place >= passage.end:
        return False
    tokens = passage.tokens
    return tokens.low[place] in passage.words["that"] or tokens.kind[place] in "q:"


def _is_other_form(cue: Cue, passage: Passage) -> bool:
    """Whether the form is a noun here ("une annonce"), an infinitive or a participle.

    German infinitives look like plurals, and stand behind a modal verb.
    """
    low, words = passage.tokens.low, passage.words
    previous = low[cue.begin - 1] if cue.begin > passage.begin else ""
    if cue.form in words["noun_too"]:
        return previous in words["article"] or previous in words["adjunct"]
    around = low[max(passage.begin, cue.begin - 12) : min(passage.end, cue.end + 2)]
    if cue.form in words["infinitive"]:
        return previous == "zu" or not words["modal"].isdisjoint(around)
    if cue.form in words["needs_auxiliary"]:
        return previous in words["as"] or words["auxiliary"].isdisjoint(around)
    return False


def _names_speaker(cue: Cue, passage: Passage) -> bool:
    """German "…, so der Minister": a mark before and a name behind."""
    tokens = passage.tokens
    if cue.begin <= passage.begin or cue.end >= passage.end:
        return False
    if tokens.kind[cue.begin - 1] not in {",", "q", "-"}:
        return False
    return tokens.capital(cue.end) or tokens.low[cue.end] in passage.words["article"]


def _names_source(cue: Cue, passage: Passage) -> bool:
    """ "per the ministry" rather than "20 per cent" or "per day"."""
    tokens, words = passage.tokens, passage.words
    if cue.end >= passage.end or tokens.low[cue.end] in words["unit"]:
        return False
    return tokens.capital(cue.end) or tokens.low[cue.end] in words["determiner"]


def _is_of_broken_name(cue: Cue, passage: Passage) -> bool:
    """ "United" ends a line and "States" begins the next."""
    tokens = passage.tokens
    last = cue.begin - 2
    return (
        cue.begin == passage.begin
        and last >= 0
        and tokens.kind[last + 1] == "n"
        and tokens.kind[last] == "w"
        and tokens.capital(last)
        and tokens.capital(cue.begin)
        and tokens.text.count("\n", tokens.end[last], tokens.start[cue.begin]) == 1
    )
