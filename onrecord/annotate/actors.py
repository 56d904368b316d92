"""Actors in a document: who issues it, who speaks, for whom, to whom, who is quoted.

Every place that names an actor is marked with its role. Naming is not speaking: a role
beyond ``mentioned`` needs words that say it, and a medium that reports what others said
("quoted by WAFA") is no actor at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.annotate.actor_contexts import is_no_actor
from onrecord.annotate.actor_doubts import (
    is_addressed,
    is_of_another_body,
    is_something_else,
)
from onrecord.annotate.actor_lexicon import (
    MEDIUM,
    NAME,
    NO_ACTOR,
    SEAT,
    named_in,
)
from onrecord.annotate.actor_roles import Role, follows, role_of
from onrecord.annotate.issuers import issuers
from onrecord.annotate.issuing import Issuers

RULES = "actors/4"

_CONFIDENCE = {"N": 0.97, "S": 0.9, "D": 0.85, "C": 0.7, "M": 0.9}
"""How sure a kind of word is: names, seats of government, demonyms, capitals, media."""
_SPEAKING = frozenset({"quoted", "speaker", "issuer"})
_THE_UNITED_NATIONS = frozenset({"ORG:UN", "ORG:UN:GA", "ORG:UN:SC", "ORG:UN:SG"})
_PASSED_ON = frozenset({"addressee", "on_behalf_of"})
"""Roles that a whole list has: "urges Mali and Chad"."""


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
    text: str,
    language: str,
    *,
    title: str = "",
    publisher: str = "",
    adopted: bool = False,
) -> DocumentActors:
    """Who issues a document and what every actor does that its text names.

    `publisher` is the host of the site it stands on or an actor id; of an `adopted`
    text it is who adopted it, whatever the title speaks of. Demonyms, seats of
    government and capitals count besides names, with less confidence; capitals that are
    also other places do not.
    """
    code = language.casefold().split("-")[0] or "en"
    if adopted and publisher:
        issued = Issuers((publisher,), "adopted by it", 1.0)
    else:
        issued = issuers(title, text, language, publisher)
    sure = issued.ids if issued.confidence >= 0.5 else ()
    own = (publisher,) if publisher.startswith("ORG:UN:") else ()
    marks = list(_marks(text, code, (*sure, *own)))
    if not own and not (publisher[:3] != "ORG" and _names_the_united_nations(marks)):
        marks = [m for m in marks if not is_of_another_body(m.actor_id, m.printed)]
    return DocumentActors(issued, tuple(marks))


def _names_the_united_nations(marks: Sequence[ActorMark]) -> bool:
    """Whether a text names them, so that "the Secretary-General" may be theirs."""
    return any(
        one.actor_id in _THE_UNITED_NATIONS
        and not is_of_another_body(one.actor_id, one.printed)
        for one in marks
    )


def _marks(text: str, language: str, issued: Sequence[str]) -> Iterator[ActorMark]:
    last_role: Role = "mentioned"
    last_end = 0
    for one in named_in(text, language):
        if one.kind == NO_ACTOR or is_no_actor(text, one, language):
            continue
        if is_something_else(text, one, language):
            continue
        role: Role = "medium"
        if one.kind != MEDIUM:
            role = role_of(text, one, language, issued)
        if not one.certain and (one.kind != SEAT or role not in _SPEAKING):
            continue  # "No. 10" of a list, but "Number 10 said"
        if (
            role == "mentioned"
            and last_role in _PASSED_ON
            and follows(text[last_end : one.start], language)
        ):
            role = last_role
        if role == "addressee" and not is_addressed(text, one, language):
            role = "mentioned"
        last_role, last_end = role, one.end
        yield ActorMark(
            one.start,
            one.end,
            one.printed,
            one.actor_id,
            role=role,
            confidence=_CONFIDENCE[one.kind],
            medium=one.medium,
        )
