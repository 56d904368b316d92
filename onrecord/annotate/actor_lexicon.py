"""What stands for which actor in a text of one language: names, abbreviations,
demonyms, capitals, seats of government, media, and what only looks like an actor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.annotate.actor_trie import STEMMED, ActorTrie
from onrecord.vocabularies import LANGUAGES, actor_names, actors, name_key
from onrecord.vocabularies.contexts import media, not_actors
from onrecord.vocabularies.places import demonyms, places
from onrecord.vocabularies.territories import state_names

NAME, DEMONYM, CAPITAL, SEAT, MEDIUM, NO_ACTOR = "N", "D", "C", "S", "M", "-"
"""What kind of word it is."""

_UNCAPITALISED = frozenset({"ar", "zh", "ja", "ko", "he", "fa", "ur", "th", "hi", "bn"})
_SEATS = frozenset({"seat", "ministry", "parliament", "army", "agency"})
_LATIN_FALLBACK = "en"
_SHORT = 5
"""Letters of a word that might be any word's stem."""
_ARTICLE = re.compile(r"^(?:the|la|le|les|el|los|las|l['’]) ?(?=[A-ZÀ-Ý])")


_ELIDED = re.compile(r"^.{1,2}['’]")


@dataclass(frozen=True, slots=True)
class Named:
    """A word that stands for an actor, at text[start:end]."""

    start: int
    end: int
    printed: str
    kind: str
    """``NAME``, ``DEMONYM``, ``CAPITAL``, ``SEAT``, ``MEDIUM`` or ``NO_ACTOR``."""
    actor_id: str
    """Empty for media; the medium's name is in `medium`."""
    medium: str = ""
    certain: bool = True


@cache
def _bearers() -> dict[str, set[str]]:
    """Actors by name; an actor's own name is before what others are also called."""
    own: dict[str, set[str]] = {}
    for one in actors().values():
        for name in one.names.values():
            own.setdefault(name_key(name), set()).add(one.id)
    every: dict[str, set[str]] = {}
    for alias in actor_names():
        every.setdefault(name_key(alias.name), set()).add(alias.actor_id)
    return every | own


def _own_names(language: str) -> Iterator[tuple[str, str]]:
    bearers = _bearers()
    known = language in LANGUAGES
    for name in actor_names():
        if "misprint" in name.note:
            continue
        fits = name.language in {language, ""}
        if not fits:
            # Organisations and armed groups keep their English names and letters in
            # languages that the table does not have; states do not.
            wider = ":" in name.actor_id or name.name == "USA"
            fits = name.language == _LATIN_FALLBACK and wider and not (
                known and name.actor_id.startswith(("ORG", "COURT"))
                and not _is_letters(name.name)
            )  # fmt: skip
        if not fits or bearers[name_key(name.name)] != {name.actor_id}:
            continue
        if name.name.endswith(" of)"):
            # "Iran (Islamic Republic of)": in prose the first part stands alone.
            yield name.name.split(" (", 1)[0], NAME + name.actor_id
        yield _ARTICLE.sub("", name.name), NAME + name.actor_id


def _is_letters(name: str) -> bool:
    plain = name.replace("-", "").replace("+", "")
    return plain.isupper() and plain.isascii() and 2 <= len(plain) < 10


def _states(language: str) -> Iterator[tuple[str, str]]:
    """Short and former names, and CLDR's. What two states share stands in both."""
    for actor_id, names in state_names(language).items():
        for name in names:
            plain = name.split(" (", 1)[0].split(" – ", 1)[0]
            owners = _bearers().get(name_key(plain), {actor_id})
            if len(plain) > 1 and actor_id in owners and len(owners) == 1:
                yield _ARTICLE.sub("", plain), NAME + actor_id


def _entries(language: str) -> Iterator[tuple[str, str]]:
    for phrase in not_actors(language):
        yield phrase, NO_ACTOR
    yield from _own_names(language)
    yield from _states(language)
    for form, ids in demonyms(language).items():
        if len(ids) == 1:
            yield form, DEMONYM + ids[0]
    for place in places(language):
        kind = SEAT if place.kind in _SEATS else CAPITAL
        if place.kind != "former":
            yield place.name, kind + ("" if place.certain else "?") + place.actor_id
    for printed, medium in media(language):
        yield printed, MEDIUM + medium


@cache
def _trie(language: str) -> ActorTrie:
    return ActorTrie(_entries(language), language)


_ORDER = NO_ACTOR + NAME + SEAT + DEMONYM + CAPITAL + MEDIUM


def named_in(text: str, language: str) -> Iterator[Named]:
    """Every word that stands for an actor, in order of place, what only looks so
    included.

    In scripts with capitals a name must have one ("us", "act" and "chad" are words),
    and an abbreviation must be in capitals.
    """
    code = language.casefold().split("-")[0].split("_")[0] or "en"
    for hit in _trie(code).find(text):
        printed = text[hit.start : hit.end]
        judged = _judged(hit.values, printed, code)
        if judged is not None:
            yield Named(hit.start, hit.end, printed, *judged)


@lru_cache(maxsize=32768)
def _judged(
    found: tuple[str, ...], printed: str, language: str
) -> tuple[str, str, str, bool] | None:
    """The kind, actor id, medium and certainty of a print; None for a word that is no
    name here or one of two actors."""
    values = sorted(
        (one for one in found if _fits(one, printed, language, found)),
        key=lambda value: _ORDER.index(value[0]),
    )
    if not values:
        return None
    kind = values[0][0]
    same = [value for value in values if value[0] == kind]
    if len({value.lstrip("?") for value in same}) > 1 and kind != NO_ACTOR:
        return None
    if kind not in NO_ACTOR + DEMONYM and _wrong_case(printed, language):
        return None
    value = same[0][1:]
    return (
        kind,
        "" if kind in MEDIUM + NO_ACTOR else value.lstrip("?"),
        value if kind == MEDIUM else "",
        not value.startswith("?"),
    )


def _fits(value: str, printed: str, language: str, every: tuple[str, ...]) -> bool:
    """Whether a print may stand for what its stem stands for: a state's name has a
    capital, nor is "reunión" a demonym; a medium's name is not declined ("Fars",
    "FAR") where the language does not decline names."""
    if value[0] == MEDIUM and language in STEMMED:
        return printed.removesuffix("'s").removesuffix("’s") in _media_names(language)
    if value[0] == DEMONYM and len(printed) < _SHORT and printed.islower():
        return printed in demonyms(language)  # "fin" is not "finés"
    if (
        ":" in value
        or language in _UNCAPITALISED
        or not printed.islower()
        or " " in printed
    ):
        return True
    if value[0] == DEMONYM and NAME + value[1:] in every:
        return _ELIDED.sub("", printed) in demonyms(language)
    return value[0] != NAME


@cache
def _media_names(language: str) -> frozenset[str]:
    names = {printed for printed, _ in media(language)}
    return frozenset(names | {name.upper() for name in names if " " in name})


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    """Short names by their letters, and how they may be printed: "IMF", "LeT"."""
    found: dict[str, set[str]] = {}
    for one in actor_names():
        capitals = sum(letter.isupper() for letter in one.name)
        mixed = one.name.isalpha() and len(one.name) < 8 and capitals > 1
        if mixed or _is_letters(one.name):
            found.setdefault(one.name.casefold(), set()).add(one.name)
    return {key: frozenset(names) for key, names in found.items()}


def _wrong_case(printed: str, language: str) -> bool:
    """Whether an abbreviation is not in its capitals: "Act", "Acts", "Let"."""
    if language in _UNCAPITALISED or len(printed) > 10:
        return False
    plain = printed.replace("’", "'").removesuffix("'s").removesuffix("'S")
    known = _abbreviations()
    forms = known.get(plain.casefold())
    if forms is None and plain[-1:] in "sS":
        plain = plain[:-1]
        forms = known.get(plain.casefold())
    return forms is not None and not plain.isupper() and plain not in forms
