"""The words of allusions in a sentence: bodies, documents, acts, numbers, places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from onrecord.annotate.actor_lexicon import CAPITAL, DEMONYM, NAME, named_in
from onrecord.annotate.stemming import Terms, cut
from onrecord.dates import MONTHS
from onrecord.vocabularies import LANGUAGES, actor_by_name, topics
from onrecord.vocabularies.allusions import allusion_words

_SINCE: Final = re.compile(
    r"(?:since|until|till|by|before|after|depuis|jusqu'en|avant|desde|hasta|antes de"
    r"|с|до|после|منذ|حتى|自|从|至)\s*(?:\d{1,2}\s*)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of a sort (``body``, ``noun``, ``act``, ``number``) at text[start:end]."""

    sort: str
    id: str
    start: int
    end: int


@cache
def _terms(language: str) -> Terms:
    words = allusion_words(language)
    return Terms(
        (
            (phrase, f"{sort} {identifier}")
            for sort, identifier, phrase in words
            if sort != "place"
        ),
        language,
    )


def hits_in(text: str, start: int, end: int, language: str) -> list[Hit]:
    """The words of text[start:end], in order of place."""
    found = []
    for value, first, last in _terms(language).find(cut(text[start:end], language)):
        sort, _, identifier = value.partition(" ")
        found.append(Hit(sort, identifier, start + first, start + last))
    return found


@cache
def _regions(language: str) -> Terms:
    """Places that are no states: the Gaza Strip, Darfur, the Golan Heights."""
    entries = [
        (phrase, identifier)
        for sort, identifier, phrase in allusion_words(language)
        if sort == "place"
    ]
    for one in topics().values():
        label = one.labels.get(language, "").split(" (", 1)[0]
        usable = one.kind == "place" and label and one.match != "no"
        if usable and actor_by_name(label) is None:  # states are known by more names
            entries.append((label, one.id))
    return Terms(entries, language)


_GROUPS: Final = ("NSG:",)


def places_in(text: str, language: str) -> tuple[str, ...]:
    """Ids of the states, armed groups and regions that a passage names, each once."""
    found: list[str] = []
    for one in named_in(text, language):
        if one.kind not in {NAME, DEMONYM, CAPITAL} or not one.certain:
            continue
        if one.kind == CAPITAL and one.printed.isupper() and one.start < 4:
            continue  # where a report was written
        if one.printed.islower() and (one.kind == NAME or len(one.printed) < 4):
            continue  # a word: "el fin"; scripts without capitals have no such
        if ":" not in one.actor_id or one.actor_id.startswith(_GROUPS):
            found.append(one.actor_id)
    if language in LANGUAGES:
        for identifier, start, end in _regions(language).find(cut(text, language)):
            if not text[start:end].islower() or language in {"ar", "zh"}:
                found += identifier.split(">")
    return tuple(dict.fromkeys(filter(None, found)))


_DAY: Final = re.compile(r"\d")
"""Before the year: a day is printed, as of events rather than of adoptions."""


@cache
def _dated(language: str) -> re.Pattern[str]:
    names = MONTHS.get(language) or MONTHS["en"]
    months = "|".join(f"(?P<m{number}>{name})" for number, name in enumerate(names, 1))
    return re.compile(
        rf"(?:(?<!\w)(?:{months})(?:\s+\d{{1,2}},?)?\s+(?:de\s+|del\s+)?)?"
        r"(?<![\d/])(?P<year>(?:19[4-9]|20[0-4])\d)(?![\d/])",
        re.IGNORECASE,
    )


def printed_years(
    text: str, start: int, end: int, language: str, *, months_only: bool = False
) -> Iterator[str]:
    """EDTF months and years in text[start:end]; not those that bound a period."""
    for match in _dated(language).finditer(text, start, end):
        if _SINCE.search(text, max(0, match.start() - 14), match.start()):
            continue
        month = next(
            (int(name[1:]) for name, value in match.groupdict().items()
             if value and name != "year"),
            0,
        )  # fmt: skip
        printed = text[max(start, match.start() - 4) : match.end() - 4]
        if not months_only or (month and not _DAY.search(printed)):
            yield match["year"] + (f"-{month:02}" if month else "")
