"""Actors in a document: who issues it, who speaks, for whom, to whom, who is quoted.

Every place that names an actor is marked with its role. Naming is not speaking: a role
beyond ``mentioned`` needs words that say it, and a medium that reports what others said
("quoted by WAFA") is no actor at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.annotate.actor_cues import UNSPACED, cues
from onrecord.annotate.actor_lexicon import (
    MEDIUM,
    NAME,
    NO_ACTOR,
    SEAT,
    Named,
    named_in,
)
from onrecord.annotate.issuers import issuers
from onrecord.annotate.issuing import Issuers

RULES = "actors/2"

Role = Literal[
    "issuer", "speaker", "on_behalf_of", "addressee", "mentioned", "quoted", "medium"
]

_AROUND = 72
"""Characters on each side of a name that are read for its role."""
_FIRST_LINES = 300
_CONFIDENCE = {"N": 0.97, "S": 0.9, "D": 0.85, "C": 0.7, "M": 0.9}
"""How sure a kind of word is: names, seats of government, demonyms, capitals, media."""
_AUXILIARY = re.compile(r"\b(?:a|ont|ha|han|hat|haben)\s*$")
_AUXILIARIES = frozenset({"a", "ont", "ha", "han", "has", "have", "had", "hat", "also"})
_FOR = re.compile("(?<![的驻])(?:代表|を代表して)$")
_ENDS = frozenset({"", ".", ";", ":", "!", "?"})
_STRIPPED = " \t\n\r,;:.()[]\"'“”«»„’‘،؛"


@dataclass(frozen=True, slots=True)
class ActorMark:
    """An actor named at text[start:end]."""

    start: int
    end: int
    printed: str
    actor_id: str
    """Empty for a medium."""
    rule: str = RULES
    role: Role = "mentioned"
    confidence: float = 0.97
    medium: str = ""
    """The English name of a news medium that reports: ``WAFA``."""


@dataclass(frozen=True, slots=True)
class DocumentActors:
    """All that a document says about its actors."""

    issuers: Issuers
    marks: tuple[ActorMark, ...]
    """In order of place in the text."""

    def with_role(self, role: Role) -> tuple[str, ...]:
        """The actors (for ``medium``, the media) that have the role, first come first;
        the issuers whether or not the text names them."""
        first = self.issuers.ids if role == "issuer" else ()
        named = (one.actor_id or one.medium for one in self.marks if one.role == role)
        return tuple(dict.fromkeys((*first, *named)))


def mentioned_actors(text: str, language: str) -> list[ActorMark]:
    """The actors that `text` names by a name of theirs, in order of place.

    In scripts with capitals a name must have one, and an abbreviation must be printed
    in capitals: "us" and "act" are words.
    """
    return [
        ActorMark(one.start, one.end, one.printed, one.actor_id)
        for one in named_in(text, language)
        if one.kind == NAME
    ]


def read_actors(
    text: str, language: str, *, title: str = "", publisher: str = ""
) -> DocumentActors:
    """Who issues a document and what every actor does that its text names.

    `publisher` is the host of the site it stands on or an actor id. Demonyms, seats of
    government and capitals count besides names, with less confidence; capitals that are
    also other places do not.
    """
    code = language.casefold().split("-")[0] or "en"
    issued = issuers(title, text, language, publisher)
    sure = issued.ids if issued.confidence >= 0.5 else ()
    return DocumentActors(issued, tuple(_marks(text, code, sure)))


def _marks(text: str, language: str, issued: Sequence[str]) -> Iterator[ActorMark]:
    for one in named_in(text, language):
        if one.kind == NO_ACTOR or not one.certain:
            continue
        role = _role(text, one, language, issued)
        yield ActorMark(
            one.start,
            one.end,
            one.printed,
            one.actor_id,
            role=role,
            confidence=_CONFIDENCE[one.kind],
            medium=one.medium,
        )


def _role(text: str, one: Named, language: str, issued: Sequence[str]) -> Role:
    if one.kind == MEDIUM:
        return "medium"
    before = text[max(0, one.start - _AROUND) : one.start]
    after = text[one.end : one.end + _AROUND]
    if language in UNSPACED:
        return _role_unspaced(before, after, one, language, issued)
    lead, earlier = _last_others(before, language)
    if lead in cues(language, "behalf_end") and earlier not in cues(language, "office"):
        return "on_behalf_of"
    if _speaks(lead, before, after, language):
        return "speaker" if one.actor_id in issued else "quoted"
    if lead in cues(language, "addressed"):
        return "addressee"
    return _quiet(one, issued)


def _quiet(one: Named, issued: Sequence[str]) -> Role:
    # "Russian" may be the language, "Moscow" the place of the event.
    opening = one.start < _FIRST_LINES and one.kind in NAME + SEAT
    opening = opening and one.actor_id in issued
    return "issuer" if opening else "mentioned"


def _last_others(before: str, language: str) -> tuple[str, str]:
    """The last word before a name that is neither an office nor an article, and the
    word before that."""
    office, article = cues(language, "office"), cues(language, "article")
    words = before.split()[1 if len(before) == _AROUND else 0 :]
    for place in range(len(words) - 1, -1, -1):
        printed = words[place]
        word = printed.strip(_STRIPPED).lower().replace("’", "'")
        if printed[-1] in ".;:!?" and printed[:-1].lower() not in office:
            return "", ""
        if word and word not in office and word not in article:
            return word, words[place - 1].strip(_STRIPPED).lower() if place else ""
    return "", ""


def _speaks(lead: str, before: str, after: str, language: str) -> bool:
    """Whether a verb of speech goes with the name: after its offices, or before where
    a quotation ends or an Arabic sentence begins."""
    said, office = cues(language, "said"), cues(language, "office")
    if lead and lead in said and lead not in {"state", "call", "calls"}:
        place = before.lower().rfind(lead)
        opened = _AUXILIARY.sub("", before[:place]).rstrip()[-1:] in {
            ",",
            "”",
            "»",
            '"',
            "“",
            ".",
            "",
        }
        if language == "ar" or opened:
            return True
    if lead in cues(language, "topic"):
        return False  # "the festival in France will"
    if after[:2] == ", " and ", " in after[2:]:
        after = after[after.index(", ", 2) + 1 :]  # "Hamas, quoted by WAFA, denied"
    for printed in after.split()[:7]:
        word = printed.strip(_STRIPPED).lower()
        if word in _AUXILIARIES:
            continue
        if word in said and not printed[0].isupper():
            return True
        if printed.rstrip("”’\"'»")[-1:] in _ENDS:
            return False
        if word and word not in office and not printed[0].isupper():
            return False
    return False


def _role_unspaced(
    before: str, after: str, one: Named, language: str, issued: Sequence[str]
) -> Role:
    said, office = cues(language, "said").pattern, cues(language, "office").pattern
    if _FOR.search(before):
        return "on_behalf_of"
    rest = office.sub("", after[:24]) if office else after[:24]
    # A name of three or four characters may stand between office and verb.
    spoken = said.search(rest) if said else None
    if (
        spoken
        and spoken.start() <= 5
        and not re.search("[，。、？“”有]", rest[: spoken.start()])
    ):
        return "speaker" if one.actor_id in issued else "quoted"
    addressed = cues(language, "addressed").pattern
    if addressed and addressed.search(before[-4:]):
        return "addressee"
    return _quiet(one, issued)
