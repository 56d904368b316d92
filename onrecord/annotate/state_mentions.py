"""States that a running text names: by name, demonym, capital or seat of government.

Read once, word by word; at each word the longest known name wins, so the time is that
of reading. Names of regions ("Latin America", "Gulf of Guinea") hide what is in them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.annotate.name_folding import folded, tokens
from onrecord.vocabularies.officeholders import officeholders
from onrecord.vocabularies.places import demonyms, places
from onrecord.vocabularies.territories import is_state, region_names, state_names

_WORD = re.compile(
    "(?:[^\\W_]|[\u064b-\u0652\u0900-\u109f\u0e00-\u0fff\u1780-\u17ff])+"
)
_BREAK = re.compile(r"[.!?;:。！？；؟۔|]|\n\s*\n")
_ARABIC_ARTICLE = re.compile("^ال(?=.{3})")
_ARABIC_PREFIX = re.compile("^(?:[وف](?=.{4}))?(?:لل|[بكل]?ال|[بلك])?(?=.{3})")
_SHOUTED = 5
"""Letters of an abbreviation, at most; it counts only where printed in capitals."""


class Word(NamedTuple):
    """A word of the text: as printed, folded, and the number of its sentence."""

    printed: str
    plain: str
    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """words[first:last] name the states `actor_ids`; several share some demonyms."""

    first: int
    last: int
    actor_ids: tuple[str, ...]
    kind: str
    """``name``, ``demonym``, ``place``, or ``leader``: a person who led the state."""


@dataclass(frozen=True, slots=True)
class _Entry:
    rest: tuple[str, ...]
    actor_ids: tuple[str, ...]
    kind: str
    shouted: bool
    capital: bool


def words(text: str, language: str) -> list[Word]:
    """The words of `text` in order, with sentence numbers from 0."""
    found = []
    sentence = end = 0
    for match in _WORD.finditer(text):
        start, stop = match.span()
        gap = text[end:start]
        # Most words are one space apart; a point alone is in an abbreviation.
        if gap not in {" ", "."} and _BREAK.search(gap):
            sentence += 1
        end = stop
        word = match[0]
        found.append(Word(word, _plain(word, language), sentence, start, end))
    return found


@lru_cache(maxsize=65536)
def _plain(word: str, language: str) -> str:
    plain = word.lower() if word.isascii() else folded(word)
    if language == "ar":
        return _ARABIC_ARTICLE.sub("", plain)
    if language in _CYRILLIC:
        return _ENDING.sub("", plain) if len(plain) > 4 else plain
    return plain


_CYRILLIC = frozenset({"ru", "uk", "be", "bg", "sr", "mk", "kk"})
_ENDING = re.compile("(?:ами|ями|ого|ои|еи|ах|ях|ам|ям|ом|ем|ов|ев|[аяоеиыуюьъ])+$")


def _entries(language: str) -> Iterator[tuple[str, tuple[str, ...], str]]:
    for name in region_names():
        yield name, (), "region"
    for actor_id, names in state_names(language).items():
        for name in names:
            yield name, (actor_id,), "name"
    for form, bearers in demonyms(language).items():
        yield form, bearers, "demonym"
    for place in places(language):
        if place.certain:
            yield place.name, (place.actor_id,), "place"


@cache
def _lexicon(language: str) -> Mapping[str, Sequence[_Entry]]:
    found: defaultdict[str, dict[tuple[str, ...], _Entry]] = defaultdict(dict)
    for name, actor_ids, kind in _entries(language):
        first, *rest = [
            _plain(piece, language) for piece in _WORD.findall(name.replace("*", " "))
        ] or [""]
        if len(first) < 2 or first in _OPENERS:
            continue
        shouted = name.isupper() and len(tokens(name)) == 1 and len(name) <= _SHOUTED
        capital = name[:1].isupper()
        known = found[first].setdefault(
            tuple(rest), _Entry(tuple(rest), actor_ids, kind, shouted, capital)
        )
        if known.actor_ids != actor_ids and known.kind == kind == "name":
            # A name of two states names neither for certain.
            found[first][tuple(rest)] = _Entry(
                tuple(rest), (), "region", shouted, capital
            )
    return {
        first: sorted(entries.values(), key=lambda entry: -len(entry.rest))
        for first, entries in found.items()
    }


@dataclass(frozen=True, slots=True)
class _Leader:
    actor_id: str
    given: frozenset[str]


_OFFICES = frozenset({"head_of_state", "head_of_government", "foreign_minister"})
_TITLES = frozenset(
    {"president", "presidente", "minister", "ministre", "ministro", "mr", "mrs", "ms",
     "madam", "m", "mme", "dr", "sir", "king", "queen", "prince", "emir", "sheikh",
     "excellency", "excellence", "excelencia", "senor", "senora", "general",
     "chancellor", "premier", "президент", "министр"}
)  # fmt: skip
_SHORTEST_FAMILY = 4


@cache
def leaders_of(year: int) -> Mapping[str, _Leader]:
    """Family names of those who led one state in that year or the one before."""
    found: dict[str, _Leader] = {}
    shared: set[str] = set()
    for person in officeholders():
        actor_ids = {
            term.actor_id
            for term in person.terms
            if term.office in _OFFICES and term.distance(year) <= 1
        }
        states = [one for one in actor_ids if is_state(one)]
        if len(states) != 1:
            continue
        given = frozenset(folded(word) for word in person.name.split())
        for family in map(folded, person.family):
            known = found.setdefault(family, _Leader(states[0], given))
            if known.actor_id != states[0] or len(family) < _SHORTEST_FAMILY:
                shared.add(family)
    return {family: one for family, one in found.items() if family not in shared}


def _is_named(pair: Sequence[Word], leader: _Leader) -> bool:
    before, family = pair
    return not family.printed.islower() and (
        before.plain in _TITLES or before.plain in leader.given
    )


_OPENERS = frozenset(
    {"the", "la", "le", "les", "el", "los", "las", "l", "de", "der", "die", "das",
     "il", "lo"}
)  # fmt: skip


def mentions(
    text_words: Sequence[Word], language: str, year: int | None = None
) -> list[Mention]:
    """The states named by the words of a text, left to right, without overlap.

    With a year, also those whose leaders of that year are named with a title or with
    their given name.
    """
    leaders = leaders_of(year) if year else {}
    lexicon = _lexicon(language)
    found: list[Mention] = []
    place = 0
    while place < len(text_words):
        plain = text_words[place].plain
        entries = lexicon.get(plain)
        if not entries and language == "ar":
            # "And", "to", "in" are written onto the name; some names begin so too.
            entries = lexicon.get(_ARABIC_PREFIX.sub("", plain))
        entry = _longest(text_words, place, entries) if entries else None
        if entry:
            last = place + 1 + len(entry.rest)
            if entry.actor_ids:
                found.append(Mention(place, last, entry.actor_ids, entry.kind))
            place = last
            continue
        led = leaders.get(plain)
        if led and place and _is_named(text_words[place - 1 : place + 1], led):
            found.append(Mention(place, place + 1, (led.actor_id,), "leader"))
        place += 1
    return found


def _longest(
    text_words: Sequence[Word], place: int, entries: Sequence[_Entry]
) -> _Entry | None:
    head = text_words[place].printed
    for entry in entries:
        if (entry.capital and head.islower()) or (entry.shouted and not head.isupper()):
            continue
        following = text_words[place + 1 : place + 1 + len(entry.rest)]
        if not entry.rest or tuple(word.plain for word in following) == entry.rest:
            return entry
    return None
