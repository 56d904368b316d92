"""Which state or body a printed speaker speaks for, by the head of the phrase.

Only a name of its own ("Norway"), an office or body of it ("the Malaysian Prime
Minister", "the ministry of Norway"), or a known person in office counts; never what
hangs on the phrase ("the visit by the Soviet group"). What is in doubt stays empty.
"""

import re
from datetime import date
from functools import lru_cache

from onrecord.annotate.actor_lexicon import DEMONYM, NAME, Named, named_in
from onrecord.annotate.person_offices import offices_in
from onrecord.annotate.persons import state_of
from onrecord.annotate.quotes_cues import lexicon
from onrecord.vocabularies import actor_by_name

_LONGEST = 400
"""Characters of the longest name of an actor with its office."""
_SURE = 0.8
"""Least confidence of the person and the office: the name is whole and the person in
office that year, or the office is printed."""
_ASIDES = re.compile(r"[,(;،，]\s*|\)\s*|\s[—–]\s")
_ARTICLES = re.compile(
    r"^(?:the|le|la|les|el|los|las|der|die|das|l['’])\s*(?=\w)", re.IGNORECASE
)
_WORDS = re.compile(r"[\w'’-]+")
_COMMISSION = re.compile(r"\bcommissions?\b", re.IGNORECASE)
"""No office of a state: "the fishing commission of Norway" is its own."""
_UNSPACED = frozenset({"zh"})


def spoken_for(printed: str, language: str, on: date | None = None) -> str:
    """The actor id that a printed speaker tells; `on` is the day of the document."""
    if not printed or len(printed) > _LONGEST:
        return ""
    return _spoken_for(printed, language, on)


@lru_cache(maxsize=4096)
def _spoken_for(printed: str, language: str, on: date | None) -> str:
    parts = [part.strip() for part in _ASIDES.split(printed)[:4] if part.strip()]
    words = lexicon(language)
    parts = parts[:1] + [
        part for part in parts[1:] if part.split()[0].lower() not in words["relative"]
    ]
    every = [word.lower() for word in _WORDS.findall(printed)]
    if not parts or not words["former"].isdisjoint(every):
        return ""
    if language in _UNSPACED and printed.startswith(tuple(words["former"])):
        return ""
    told = {found for part in parts if (found := _named(part, language))}
    role = " ".join(parts[1:])
    if person := state_of(parts[0], role=role, on=on, least=_SURE):
        told = {one for one in told if not one.startswith(f"{person.state}:")}
        told.add(person.state)
    return told.pop() if len(told) == 1 else ""


def _named(part: str, language: str) -> str:
    """The actor that one phrase names: it is its name, or an office of it."""
    bare = _ARTICLES.sub("", part)
    whole = actor_by_name(part, language=language) or actor_by_name(
        bare, language=language
    )
    if whole:
        return whole
    seats = lexicon(language)["seat"]
    has_seat = (
        any(seat in part for seat in seats)
        if language in {"zh", "ar"}
        else not seats.isdisjoint(word.lower() for word in _WORDS.findall(part))
    )
    if not has_seat and not offices_in(_COMMISSION.sub("", part)):
        return ""
    for one in named_in(part, language):
        if one.kind not in {NAME, DEMONYM} or not one.certain:
            continue
        return one.actor_id if _is_of_office(part, one, language) else ""
    return ""


def _is_of_office(part: str, one: Named, language: str) -> bool:
    """Whether the office is one of the actor: nothing but the office between."""
    if language in _UNSPACED:
        return True
    words = lexicon(language)
    before = _WORDS.findall(part[: one.start])
    behind = _WORDS.findall(part[one.end :])
    if not words["apart_from"].isdisjoint(word.lower() for word in before):
        spokes = "for" in before and "spokes" in part.lower()
        if not spokes:
            return False
    if language != "en":
        return True
    if offices_in(one.printed):
        return True
    if before and before[-1].lower() in {"of", "the", "for"} and "of" in before:
        return not behind or behind[0] in words["preposition"]
    return _leads_to_office(behind)


def _leads_to_office(behind: list[str]) -> bool:
    """Whether an office or body stands behind a state, with none of a name between."""
    words = lexicon("en")
    for place, word in enumerate(behind[:4]):
        low = word.lower().removesuffix("'s").removesuffix("’s")
        if low in words["seat"] or (
            low not in words["of_office"] - {"chief", "head"} and offices_in(low)
        ):
            return True
        if low in {"prime", "secretary"} and place + 1 < len(behind):
            continue
        if low in words["preposition"] or low in words["article"]:
            return False
        if word[:1].isupper() and low not in words["of_office"]:
            return False
    return False
