"""What documents a text alludes to: by number, or only by who made them and what for.

"Resolution 2735" is named. "Two Security Council resolutions calling for its
cessation", "the arms embargo imposed by the Council", "the two-State solution endorsed
by the Security Council" are described: a body, a kind of document, how many, and the
words that say what it is about. Which documents are meant is not decided here.

Pure; takes time in proportion to the text; never raises.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from onrecord.annotate.allusion_groups import Group, groups_in
from onrecord.annotate.allusion_names import named_documents
from onrecord.annotate.allusion_words import Hit, hits_in, places_in, printed_years
from onrecord.annotate.notions import find_notions
from onrecord.annotate.quotes_tokens import sentences_of, tokens_of

RULES = "allusions/1"

_NEAR: Final = 40
"""Characters around the document's words in which a year is that of the document."""


@dataclass(frozen=True, slots=True)
class Allusion:
    """Words at text[start:end] that allude to documents."""

    start: int
    end: int
    printed: str
    kind: Literal["named", "described"]
    symbols: tuple[str, ...] = ()
    """Canonical, of what is named; empty for what is described."""
    body: str = ""
    """Actor id of who made it: ``ORG:UN:SC``; ``ORG:UN`` where no organ is said."""
    document: str = ""
    """``resolution``, ``presidential_statement``, ``draft_resolution``, ``order``,
    ``measures``; empty where only an act of the body is told."""
    act: str = ""
    """What the body does in it: ``demand``, ``endorse``, ``condemn``, ``impose`` …"""
    number: int | None = None
    """How many, where it is said."""
    says: tuple[int, int] = (0, 0)
    """Where the text says what the document is about."""
    notions: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    """States, groups and regions named in its own words."""
    years: tuple[str, ...] = ()
    """EDTF years or months that are printed as its date."""
    sentence: tuple[int, int] = (0, 0)
    rule: str = RULES


def find_allusions(text: str, language: str = "en") -> tuple[Allusion, ...]:
    """The allusions of `text` in order of place.

    `language` is an ISO 639-1 code. In languages other than the six official ones of
    the United Nations only named documents are found.
    """
    tokens = tokens_of(text)
    named = named_documents(text, language)
    found: list[Allusion] = []
    bodies: set[str] = set()
    place = 0
    for sentence in sentences_of(tokens):
        start, end = tokens.start[sentence.begin], tokens.end[sentence.end - 1]
        inside = []
        while place < len(named) and named[place].start < end:
            inside.append(named[place])
            place += 1
        for one in inside:
            found.append(
                Allusion(
                    one.start, one.end, text[one.start : one.end], "named",
                    one.symbols, says=(start, end), sentence=(start, end),
                    number=len(one.symbols),
                )
            )  # fmt: skip
        hits = list(_known(text, hits_in(text, start, end, language), bodies))
        spans = [(one.start, one.end) for one in inside]
        for group in groups_in(text, hits, spans, start, end, language):
            found.append(_described(text, group, (start, end), language))
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


_ARTICLE: Final = re.compile(
    r"(?<!\w)(?:the|an?|its|their|les?|la|l['’]|une?|el|l[ao]s|una?)\s*[“\"«]?"
    r"(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_LEADS_ON: Final = re.compile(
    r"\d(?:\s?年)?(?:\s?\d{1,2}\s?月)?[\s,،，]*(?:the|les?|la|el|l['’])?\s*$",
    re.IGNORECASE,
)
"""A date right before: "In May 2021, the Council …"."""
_OTHER: Final = re.compile(r"\w*[A-ZÀ-ÞА-Я]\w*[\s-]+$")
_OF: Final = re.compile(r"\s+(?:of|for|de|des|d['’]|по|on)\b", re.IGNORECASE)


def _known(text: str, hits: Iterable[Hit], bodies: set[str]) -> Iterator[Hit]:
    """With "the Council" for the body that the text has named in full before."""
    for hit in hits:
        if hit.sort != "body":
            yield hit
        elif not hit.id.endswith("?"):
            bodies.add(hit.id)
            yield hit
        elif (
            hit.id[:-1] in bodies
            and not text[hit.start].islower()
            and not _OF.match(text, hit.end)
            and not _is_name(text[max(0, hit.start - 20) : hit.start])
        ):
            yield replace(hit, id=hit.id[:-1])


def _is_name(before: str) -> bool:
    """Whether a word in capitals stands before: "European Council"."""
    found = _OTHER.search(before)
    return bool(found and found[0].strip().lower() not in {"the", "le", "el", "la"})


def _described(
    text: str, group: Group, sentence: tuple[int, int], language: str
) -> Allusion:
    own = text[group.start : group.end]
    notions = find_notions(own, language, loose=True)
    if group.says[0] == group.start and notions:
        # What it is about stands before, perhaps with words that do not belong to it.
        before = _ARTICLE.search(own, 0, notions[0].start)
        first = group.start + (before.start() if before else 0)
        own = text[first : group.end]
        group = replace(group, start=first, says=(first, group.says[1]))
    first = max(sentence[0], group.start - 30)
    if not _LEADS_ON.search(text, first, group.start):
        first = group.start
    near = first, min(sentence[1], group.head + _NEAR)
    years = dict.fromkeys(printed_years(text, *near, language))
    if not years:
        months = printed_years(text, group.head, group.end, language, months_only=True)
        years = dict.fromkeys(months)
    return Allusion(
        group.start,
        group.end,
        own,
        "described",
        body=group.body,
        document=group.document,
        act=group.act,
        number=group.number,
        says=group.says,
        notions=tuple(dict.fromkeys(one.id for one in notions)),
        places=places_in(own, language),
        years=tuple(years) if len(years) == 1 else (),
        sentence=sentence,
    )
