"""What to look for: a claim of a report as terms, notions, places and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.annotate.allusion_words import hits_in, places_in
from onrecord.annotate.allusions import Allusion
from onrecord.annotate.notions import find_notions
from onrecord.annotate.stemming import cut
from onrecord.db.trace import Pool, Term
from onrecord.reports.trace_dates import PastDay
from onrecord.vocabularies import LANGUAGES, actors, topics
from onrecord.vocabularies.allusions import allusion_words, notions
from onrecord.vocabularies.places import demonyms
from onrecord.vocabularies.territories import state_names

ACTS: Final = ("resolution", "presidential_statement", "decision")
OTHERS: Final = (
    "statement", "joint_statement", "communique", "remarks", "speech", "message",
    "press_briefing", "explanation_of_vote", "readout", "letter", "press_release",
    "meeting_record", "meeting_coverage",
)  # fmt: skip
MOST_PLACES: Final = 4
MOST_WORDS: Final = 14
OF_A_CONFLICT: Final = frozenset({
    "ceasefire", "humanitarian-pause", "humanitarian-access", "civilians", "hostages",
    "prisoners", "siege", "withdrawal", "aggression", "war-crimes", "annexation",
    "food-security",
})  # fmt: skip
"""Notions that answer to events: what was adopted before them was not about them."""
_COMMON: Final = frozenset({
    "about", "above", "after", "again", "against", "also", "among", "before", "being",
    "between", "both", "could", "does", "during", "each", "ever", "every", "from",
    "further", "have", "having", "here", "immediate", "immediately", "into", "itself",
    "just", "many", "more", "most", "much", "need", "only", "other", "over", "same",
    "several", "should", "since", "some", "such", "than", "that", "their", "them",
    "then", "there", "these", "they", "this", "those", "through", "under", "until",
    "upon", "very", "were", "what", "when", "where", "which", "while", "whose",
    "will", "with", "within", "would", "year", "years", "said", "says", "say", "told",
    "country", "countries", "people", "state", "states", "united", "nations",
    "security", "council", "general", "assembly", "international", "court",
    "resolution", "resolutions", "continue", "continues",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one claim is looked for by."""

    pool: Pool
    terms: tuple[Term, ...]
    notions: tuple[str, ...]
    places: tuple[str, ...]
    near: float
    """How sure it is that the places are the claim's: 1 in its own words."""
    act: str
    words: tuple[str, ...]
    """Stems of its other words."""
    language: str
    years: tuple[str, ...]
    event: PastDay | None
    """The last past day that the report tells of the same matter before."""


def of_allusion(
    one: Allusion,
    text: str,
    language: str,
    speakers: frozenset[str],
    past: Sequence[PastDay],
) -> Wanted:
    """What a described allusion asks of a document; `speakers` are actors who only
    speak in the sentence."""
    places, near = _places(one, text, language, speakers)
    says = text[slice(*one.says)]
    stems = _words(f"{says}", language, one.notions)
    conflict = OF_A_CONFLICT & set(one.notions)
    event = _event(one.start, text, places, language, past) if conflict else None
    return Wanted(
        _pool(one),
        tuple(_terms(one.notions, places, stems, language)),
        one.notions,
        places,
        near,
        one.act,
        stems,
        language,
        one.years,
        event,
    )


def of_words(
    printed: str, text: str, actor: str, language: str, since: date | None
) -> Wanted:
    """What is attributed to an actor, as a search among what that actor published."""
    found = tuple(
        dict.fromkeys(one.id for one in find_notions(printed, language, loose=True))
    )
    places = tuple(
        place for place in places_in(printed, language) if place != actor
    )[:MOST_PLACES]  # fmt: skip
    stems = _words(printed, language, found)
    return Wanted(
        Pool((*OTHERS, *ACTS), (), actor, since),
        tuple(_terms(found, places, stems, language)),
        found, places, 1.0 if places else 0.0, "", stems, language, (), None,
    )  # fmt: skip


def _pool(one: Allusion) -> Pool:
    if one.body.startswith("COURT:"):
        return Pool((*OTHERS, *ACTS), (), one.body)
    bodies = (
        ("ORG:UN:SC", "ORG:UN:GA") if one.body == "ORG:UN" else (one.body,)
    )  # fmt: skip
    if one.document == "measures":
        bodies = ("ORG:UN:SC",)
    kinds: tuple[str, ...] = {
        "resolution": ("resolution",),
        "measures": ("resolution",),
        "presidential_statement": ("presidential_statement",),
        "draft_resolution": ("draft_resolution",),
    }.get(one.document, ACTS)
    return Pool(kinds, bodies)


def _places(
    one: Allusion, text: str, language: str, speakers: frozenset[str]
) -> tuple[tuple[str, ...], float]:
    """The places that it is about: its own, else those nearest to it."""
    if one.places:
        return one.places[:MOST_PLACES], 1.0
    paragraph = _paragraph(text, one.start)
    for span, near in (
        (one.sentence, 0.8),
        (paragraph, 0.4),
    ):
        around = text[slice(*span)]
        found = tuple(p for p in places_in(around, language) if p not in speakers)
        if found:
            return found[:MOST_PLACES], near
    return (), 0.0


def parting(text: str) -> str:
    """What parts the paragraphs of a text: blank lines where it has any."""
    return "\n\n" if "\n\n" in text else "\n"


def _paragraph(text: str, place: int) -> tuple[int, int]:
    part = parting(text)
    before, last = text.rfind(part, 0, place), text.find(part, place)
    return max(0, before), last if last >= 0 else len(text)


def _event(
    place: int,
    text: str,
    places: Sequence[str],
    language: str,
    past: Sequence[PastDay],
) -> PastDay | None:
    """The latest day, told before the allusion, of something in the same places."""
    wanted = set(places)
    told = [
        one
        for one in past
        if one.exact
        and one.start < place
        and wanted & set(places_in(text[slice(*_paragraph(text, one.start))], language))
    ]
    return max(told, key=lambda one: one.day, default=None)


def _words(says: str, language: str, known: Sequence[str]) -> tuple[str, ...]:
    """Stems of the words that no notion covers, first come first."""
    covered = [
        (one.start, one.end)
        for one in find_notions(says, language, loose=True)
        if one.id in known
    ]
    acting = hits_in(says, 0, len(says), language)
    covered += [(one.start, one.end) for one in acting]
    words = cut(says, language)
    found = [
        stem
        for stem, (start, _) in zip(words.stems, words.spans, strict=True)
        if len(stem) > 3
        and stem not in _COMMON
        and not stem.isdecimal()
        and not any(first <= start < last for first, last in covered)
    ]
    return tuple(dict.fromkeys(found))[:MOST_WORDS]


def _terms(
    known: Iterable[str], places: Iterable[str], stems: Iterable[str], language: str
) -> Iterator[Term]:
    languages = ("en",) if language == "en" else ("en", language)
    for identifier in known:
        for code in languages:
            phrases = notions()[identifier].phrases.get(code, ())
            if phrases:
                yield Term(f"notion:{identifier}", code, _any(phrases))
    for place in places:
        for code in languages:
            if names := place_names(place, code):
                yield Term(f"place:{place}", code, _any(names))
    for stem in stems:
        yield Term(f"word:{stem}", language, f'"{stem}"')


def _any(phrases: Iterable[str]) -> str:
    return " or ".join('"' + phrase.replace('"', " ") + '"' for phrase in phrases)


def place_names(place: str, language: str) -> tuple[str, ...]:
    """What texts call a place: names, and for states the people's."""
    regions = [
        phrase
        for sort, identifier, phrase in allusion_words(language)
        if sort == "place" and identifier.split(">")[0] == place
    ]
    if regions:
        return tuple(regions)
    one = actors().get(place)
    if one is None:
        labels = topics()[place].labels if place in topics() else {}
        return (labels[language],) if labels.get(language) else ()
    if language not in LANGUAGES:
        return ()
    names = [one.names.get(language, ""), *state_names(language).get(place, ())]
    names += [form for form, ids in demonyms(language).items() if ids == (place,)][:6]
    return tuple(dict.fromkeys(re.sub(r" \(.*", "", name) for name in names if name))


def place_name(place: str) -> str:
    """The name of a place in English."""
    one = actors().get(place)
    if one is not None:
        return one.name()
    names = place_names(place, "en")
    return names[0] if names else place.partition(":")[2].replace("-", " ").title()
