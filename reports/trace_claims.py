"""What a report attributes to whom: quotations, made ready to be looked up.

A medium that passes words on ("in a statement quoted by the agency …") is no speaker
but the way they came; "the statement added" is whoever made the statement before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.annotate.actor_lexicon import MEDIUM, named_in
from onrecord.annotate.persons import state_of
from onrecord.annotate.quotes import Quote, find_quotes
from onrecord.vocabularies import actor_by_name, actors

_RELATIVE: Final = frozenset({"which", "that", "who", "whom", "qui", "que", "которые"})
_POINTING: Final = frozenset({"these", "those", "this", "ces", "estos", "estas", "эти"})
_PASSED_ON: Final = re.compile(
    r"\s*(?:in|on|through|during|dans|en|в)\s[^,;.“”\"«»]{3,60}?\b(?:quoted|carried|"
    r"reported|published|cited|aired|broadcast|released|relayed|picked up|shared|"
    r"relayé|cité|publié|diffusé|citado|citada|publicad[oa]|difundid[oa])\b\s*"
    r"(?:by|on|via|par|por)?\s*",
    re.IGNORECASE,
)
_AFTER_MEDIUM: Final = re.compile(
    r"[”\"’'»,،\s]*,[”\"’'»\s]*|[”\"’'»]+\s*,?\s*|\s*,\s*"
)
_STATEMENT: Final = re.compile(
    r"^(?:the|this|that|le|la|el|ce)\s+(?:same\s+)?(?:statement|communiqu[eé]|"
    r"declaration|message|post|announcement|déclaration|comunicado|declaración)$",
    re.IGNORECASE,
)
_OFFICES: Final = {
    "head_of_state": "head of state", "head_of_government": "head of government",
    "foreign_minister": "foreign minister", "un_official": "United Nations official",
    "permanent_representative": "permanent representative",
    "organisation_head": "head of the organisation", "group_leader": "leader",
    "deputy_head_of_state": "deputy head of state", "minister": "minister",
    "deputy_head_of_government": "deputy head of government",
    "spokesperson": "spokesperson", "special_envoy": "special envoy",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words at text[start:end] that the report attributes to somebody."""

    start: int
    end: int
    words: str
    """What was said, without who and how."""
    speaker: str
    """As printed; of "the statement", who made it."""
    name: str
    """The person's name, for looking it up."""
    actor: str
    """Actor id, or empty."""
    via: str
    """The medium as printed, or empty."""
    note: str


def attributions(text: str, language: str, on: date | None) -> tuple[Attribution, ...]:
    """What `text` attributes to whom, in order; `on` is a day of the report."""
    found: list[Attribution] = []
    for quote in find_quotes(text, language, on=on):
        if quote.speaker and quote.speaker.text.strip().lower() in _RELATIVE:
            continue
        if one := _attribution(text, quote, language, on, found):
            found.append(one)
    return tuple(found)


def _attribution(
    text: str,
    quote: Quote,
    language: str,
    on: date | None,
    before: list[Attribution],
) -> Attribution | None:
    first, via = _way(text, quote, language)
    parts = [(first, quote.content[0].end)] if first < quote.content[0].end else []
    parts += [(part.start, part.end) for part in quote.content[1:]]
    if not parts:
        return None
    words = " … ".join(text[start:end].strip() for start, end in parts)
    speaker = _speaker(text, quote)
    name, actor, note = quote.name or speaker, quote.actor_id, ""
    if before and _STATEMENT.match(speaker):
        last = before[-1]
        note = f"“{speaker}” is the one that the report quotes before"
        speaker, name, actor = last.speaker, last.name, last.actor
        via = via or last.via
    elif speaker:
        actor, note = _office(name, speaker, actor, on)
    places = [quote.cue.start, quote.content[0].start]
    places += [quote.speaker.start] if quote.speaker else []
    ends = [quote.cue.end, quote.content[-1].end]
    ends += [quote.speaker.end] if quote.speaker else []
    return Attribution(
        min(places), max(ends), words, speaker, name, actor, via, note
    )  # fmt: skip


def _way(text: str, quote: Quote, language: str) -> tuple[int, str]:
    """Where the words themselves begin, and the medium that passes them on."""
    start = quote.content[0].start
    if quote.via:
        return start, _unquoted(quote.via.text)
    lead = _PASSED_ON.match(text, start, quote.content[0].end)
    if lead is None:
        return start, ""
    reach = min(lead.end() + 90, quote.content[0].end)
    media = [one for one in named_in(text[lead.end() : reach], language)
             if one.kind == MEDIUM]  # fmt: skip
    if not media:
        return start, ""
    end = lead.end() + media[0].end
    after = _AFTER_MEDIUM.match(text, end)
    return (after.end() if after else end), _unquoted(text[lead.end() : end])


def _unquoted(printed: str) -> str:
    return " ".join(re.sub('[“”"«»]', "", printed).split())


def _speaker(text: str, quote: Quote) -> str:
    if quote.speaker is None:
        return quote.name
    printed = quote.speaker.text.strip()
    if printed.lower() in _POINTING:
        noun = re.compile(r"\s+(\w+)").match(text, quote.speaker.end)
        if noun and noun.end() <= quote.cue.start:
            return f"{printed} {noun[1]}"
    return printed


def _office(name: str, speaker: str, actor: str, on: date | None) -> tuple[str, str]:
    """The actor that a person spoke for then, and the office that says so."""
    role = speaker.replace(name, " ").strip() if name != speaker else speaker
    term = state_of(name, role=role, on=on) or state_of(name, on=on)
    if term is not None and (not actor or term.state == actor):
        when = f"{term.since} to {term.until}" if term.until else f"since {term.since}"
        office = _OFFICES.get(term.office, term.office)
        return term.state, f"{term.name}: {office}, {when}"
    actor = actor or actor_by_name(speaker) or ""
    if not actor:
        return "", "no actor in the list has this name"
    return actor, ""


def actor_name(actor: str) -> str:
    """The English name of an actor id, or the id."""
    one = actors().get(actor)
    return one.name() if one else actor


def speakers_near(
    found: tuple[Attribution, ...], start: int, end: int
) -> Iterator[str]:
    """Actors who speak in text[start:end]."""
    for one in found:
        if one.actor and one.start < end and start < one.end:
            yield one.actor
