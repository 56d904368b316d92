"""Operative paragraphs cut where their verbs stand: one clause a verb.

"Welcomes …, and requests the Secretary-General to …; decides to …" is three clauses.
The verbs and what kind each is are in ``request_verbs.csv``, which people may edit.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import StringIO
from typing import Final, Literal, get_args

from onrecord.annotate.deadline_words import word_key
from onrecord.models import OnrecordError

ClauseKind = Literal["request", "call", "decide", "authorise", "intend", "other"]
"""What a verb does: ask somebody, call for something, decide, allow, intend; ``other``
verbs ask nothing and end the clause before them."""

_FILE: Final = "request_verbs.csv"
_ADVERBS: Final = {
    "en": (
        r"(?:also|further|furthermore|again|once\sagain|once\smore|strongly|urgently|"
        r"therefore|accordingly|in\sthis\s(?:regard|respect|context|connection)|"
        r"in\sthat\s(?:regard|respect)|to\s(?:this|that)\send|in\sparticular|hereby|"
        r"firmly|fully|unequivocally|likewise|similarly|in\saddition|thus|moreover|"
        r"consequently|solemnly|specifically|respectfully|reaffirms\sand)"
    ),
    "fr": (
        r"(?:également|aussi|en\soutre|de\snouveau|à\s(?:cet\ségard|cette\sfin|nouveau)|"
        r"instamment|vivement|par\sailleurs|en\sconséquence|de\splus)"
    ),
    "es": (
        r"(?:también|además|asimismo|de\snuevo|nuevamente|a\s(?:este\srespecto|ese\s"
        r"respecto|tal\sfin|ese\sfin|este\sfin)|encarecidamente|enérgicamente|"
        r"por\sconsiguiente|en\sconsecuencia|una\svez\smás|en\seste\ssentido)"
    ),
}
_INSIDE: Final = {
    "en": r"(?:also|further|again|strongly|once\sagain)",
    "fr": r"(?:également|aussi|en\soutre|de\snouveau|instamment)",
    "es": r"(?:también|además|asimismo|de\snuevo|encarecidamente)",
}
"""Adverbs inside a phrase of several words; a short list, for the pattern's size."""
_AND: Final = {"en": "and", "fr": "et", "es": "y|e"}
# Nouns that look like a verb: "the requests of", "demands for", "calls for".
_NOUN: Final = re.compile(r"\s(?:from|of|by|made|received|submitted|as)\b")


class RequestVerbError(OnrecordError, ValueError):
    """A row of request_verbs.csv that cannot be read; names the line."""


@dataclass(frozen=True, slots=True)
class Clause:
    """text[start:end] of a paragraph, governed by the verb text[start:verb_end]."""

    kind: ClauseKind
    start: int
    verb_end: int
    end: int
    leads: bool
    """Its verb opens the paragraph."""


@cache
def _verbs() -> Mapping[str, Mapping[str, ClauseKind]]:
    table = (resources.files("onrecord.vocabularies") / _FILE).read_text("utf-8-sig")
    reader = csv.reader(StringIO(table))
    if next(reader, None) != ["language", "phrase", "kind"]:
        raise RequestVerbError(f"{_FILE}: the columns are language, phrase, kind")
    kinds: dict[str, ClauseKind] = {kind: kind for kind in get_args(ClauseKind)}
    found: dict[str, dict[str, ClauseKind]] = {}
    for row in reader:
        if len(row) != 3 or row[2] not in kinds or not row[1].strip():
            raise RequestVerbError(
                f"{_FILE}, line {reader.line_num}: a language, a phrase and one of "
                f"{', '.join(kinds)} are needed"
            )
        found.setdefault(row[0], {})[row[1]] = kinds[row[2]]
    return found


def known_languages() -> tuple[str, ...]:
    """The languages that the table has verbs of."""
    return tuple(_verbs())


@cache
def _pattern(language: str) -> re.Pattern[str]:
    phrases = sorted(_verbs()[language], key=len, reverse=True)
    # "requests also", "further requests": an adverb may stand before, behind, inside.
    inner = rf"\s(?:{_INSIDE[language]}\s)?"
    verbs = "|".join(inner.join(map(re.escape, one.split())) for one in phrases)
    adverbs = rf"(?:{_ADVERBS[language]},?\s(?:and\s)?){{0,3}}"
    joint = (
        rf"^[\s\"“«(*–—-]*|[,;:.–—]\s(?:(?:{_AND[language]})\s)?"
        rf"|\s(?:{_AND[language]}),?\s"
    )
    return re.compile(
        rf"(?P<joint>{joint})(?P<adverbs>{adverbs})(?P<verb>{verbs})"
        rf"(?P<after>(?:,?\s{_ADVERBS[language]}(?=[\s,])){{0,2}})(?![\w-])",
        re.IGNORECASE,
    )


@cache
def _joints(language: str) -> re.Pattern[str]:
    """Where the pattern may match behind the beginning of a text, and the next word."""
    also = _AND[language]
    return re.compile(
        rf"[,;:.–—\s](?=(?:(?<=\s)(?:{also}),?\s|(?<!\s)\s(?:(?:{also})\s)?)(\w+))",
        re.IGNORECASE,
    )


@cache
def _first_words(language: str) -> frozenset[str]:
    """Words that verbs with their adverbs begin with, and some others."""
    adverbs = re.findall(r"\w+", _ADVERBS[language].replace(r"\s", " "))
    verbs = [word for one in _verbs()[language] for word in re.findall(r"\w+", one)]
    return frozenset(map(str.lower, (*adverbs, *verbs)))


def _verbs_in(text: str, language: str) -> Iterator[re.Match[str]]:
    """All matches of the pattern, which takes long to fail at every letter."""
    pattern, known = _pattern(language), _first_words(language)
    places = [
        joint.start()
        for joint in _joints(language).finditer(text)
        if joint[1].lower() in known
    ]
    free = 0
    for place in (0, *places):
        if place >= free and (match := pattern.match(text, place)):
            yield match
            free = max(match.end(), place + 1)


def clauses_of(text: str, language: str) -> list[Clause]:
    """The clauses of one paragraph in order; what stands before the first verb is in
    none. Empty for languages without verbs."""
    if language not in _verbs():
        return []
    found = [m for m in _verbs_in(text, language) if _is_verb(m, text)]
    ends = [*(match.start() for match in found[1:]), len(text)]
    kinds = _verbs()[language]
    begins = len(text) - len(text.lstrip())
    clauses = []
    for match, end in zip(found, ends, strict=False):
        phrase = _phrase(match["verb"], language)
        clauses.append(
            Clause(
                kinds[phrase],
                match.start("adverbs"),
                match.end(),
                end,
                match.start("adverbs") <= begins,
            )
        )
    return clauses


def _is_verb(match: re.Match[str], text: str) -> bool:
    """Inside a sentence verbs are in small letters, and no noun's phrase follows."""
    if match.start() and match["verb"][:1].isupper() and match["joint"][:1] not in ";.":
        return False
    return not _NOUN.match(text, match.end())


def _phrase(printed: str, language: str) -> str:
    """The phrase of the table that was printed, without adverbs inside it."""
    plain = " ".join(word_key(printed).split())
    kinds = _verbs()[language]
    if plain in kinds:
        return plain
    inside = re.compile(rf"\s{_INSIDE[language]}(?=\s)", re.IGNORECASE)
    return " ".join(inside.sub("", plain).split())
