"""Who speaks, as a page prints it: the person named in the words that lead in, the
author it states, or the ministry whose page it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from onrecord.pages.structured import Found, Structured

_NAME = (
    r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ][\w’'.-]*|(?:al|bin|de|da|del|della|di|do|dos|du|el|la|le|van"
    r"|von|der|den|ibn|ben)\b|al-[A-Z]\w+)"
)
_PERSON = rf"(?P<name>[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.-]*(?:\s+{_NAME}){{1,4}})"
_OFFICE: Final = (
    r"(?:(?:UN|U\.N\.|United Nations|U\.S\.|US|EU|NATO|Prime|Deputy|Vice|First|Foreign"
    r"|Under|Assistant|Acting|Special|High|Permanent|Executive|Federal|State|European"
    r"|[A-Z][a-z]+(?:’s|'s)?)[\s-]+){0,4}"
    r"(?:Secretary[\s-]General|Secretary(?:\s+of\s+State)?|President|Minister|Chancellor"
    r"|Representative|Ambassador|Commissioner|Spokes(?:person|man|woman)|Envoy|Director"
    r"(?:[\s-]General)?|Premier|King|Queen|Prince|Lady|Chair(?:man|person|woman)?"
    r"|Governor|Senator|Chief|Coordinator)"
    r"(?:\s+(?:of|for|on)\s+(?:the\s+)?[A-Z][\w-]*(?:\s+(?:and|of|the|[A-Z][\w-]*)){0,8})?"
)
_SPEECH: Final = (
    r"(?:remarks?|statement|message|speech|address|text|briefing|lecture|letter|speaks"
    r"|press\s+conference|encounter|interview|toast|comments|video\s+message|testimony)"
)
# "UN Secretary-General X's remarks", "remarks by President X", "issued by the Spokesman
# for Secretary-General X", "X, Minister for Y, said".
_LEADS: Final = (
    re.compile(rf"{_OFFICE},?\s+{_PERSON}[’']s?\s+(?:\w+[\s,]+){{0,3}}?{_SPEECH}"),
    re.compile(
        rf"(?i:{_SPEECH})(?:,?\s+(?:as\s+\w+|\w+ed))?\s+(?:of|by|from)\s+(?:the\s+)?"
        rf"(?:H\.?\s?E\.?\s+)?(?:Mr\.?|Ms\.?|Mrs\.?|Dr\.?|Sir|Dame|Lord|{_OFFICE})?,?\s*"
        rf"{_PERSON}"
    ),
    re.compile(
        rf"(?:for|by|of)\s+(?:the\s+)?{_OFFICE},?\s+{_PERSON}(?=\s*[:,.(]|\s+\w)"
    ),
    re.compile(
        rf"^{_OFFICE},?\s+{_PERSON}(?=[,:]|\s+(?:said|told|delivered|spoke|today))"
    ),
    re.compile(
        rf"^{_PERSON},\s+{_OFFICE}.{{0,80}}?\b(?:said|told|delivered|spoke|issued)"
    ),
)
_TITLES = re.compile(
    rf"^(?:{_OFFICE}|Mr\.?|Ms\.?|Mrs\.?|Dr\.?|H\.?E\.?|Sir|Dame)\s+(?=[A-Z])"
)
_INSTITUTION: Final = re.compile(
    r"(?:Ministry|Department|Office|Embassy|Government|Permanent Mission|Presidency"
    r"|Ministère|Présidence|Ministerio|Cancillería|Presidencia|Ministério)"
    r"(?:\s+(?:of|for|the|and|to|de|des|du|la|las|los|et|y|e|da|das|do|dos"
    r"|[A-ZÀ-Þ][\w-]*)){1,12}"
)
_NOT_A_PERSON = re.compile(
    r"admin|editor|staff|team|newsroom|desk|press|webmaster|redak|redac|rédac|office"
    r"|ministry|department|agenc|\d|https?:|@|\.(?:com|org|gov)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    rf"^(?:posted\s+)?(?:by|par|por|von|di|av|door|autor:?|author:?)\s+{_PERSON}"
    r"(?=$|[\s,|·-])",
    re.IGNORECASE,
)


def speaker(
    title: str,
    paragraphs: Sequence[str],
    said: Structured,
    labels: Sequence[str],
    window: str,
) -> Found:
    """The name as printed and the rule; both empty where the page names nobody.

    `labels` are the short lines about the text; `window` the text of ``title``.
    """
    for line in [title, *paragraphs[:3]]:
        for pattern in _LEADS:
            match = pattern.search(line[:600])
            if match and _is_name(name := _plain(match["name"])):
                return Found(name, "lead")
    for author in said.authors:
        name = _plain(author.value)
        if not _NOT_A_PERSON.search(name) and _is_name(name):
            return Found(name, author.rule)
    for label in labels:
        match = _BYLINE.match(label)
        if match and _is_name(name := _plain(match["name"])):
            return Found(name, "byline")
    return _institution(said, labels, window)


def _plain(name: str) -> str:
    """A name without the office before it and the possessive behind it."""
    name = re.sub(r"[’']s?$", "", name.strip(" ,.;:"))
    shorter = _TITLES.sub("", name)
    return shorter if " " in shorter else name


_WORDS = """
the this that these our following general assembly council meeting conference summit
forum committee session nations states republic ministry minister government union
today monday tuesday wednesday thursday friday saturday sunday january february march
april june july august september october november december international global high
world national affairs foreign
"""
_WORDS_OF_TEXT = frozenset(_WORDS.split())


def _is_name(name: str) -> bool:
    words = name.split()
    return (
        2 <= len(words) <= 6
        and len(name) < 60
        and not {word.strip(".,").lower() for word in words} & _WORDS_OF_TEXT
    )


def _institution(said: Structured, labels: Sequence[str], window: str) -> Found:
    """The fullest name of a ministry or office that the frame of the page prints."""
    places = [(site.value, site.rule) for site in said.site]
    places += [(window, "title"), *((label, "frame") for label in labels)]
    best = Found("", "")
    for text, rule in places:
        for match in _INSTITUTION.finditer(text[:300]):
            words = match[0].split()
            while words and words[-1].lower() in _LINKING:
                words.pop()
            name = " ".join(words)
            if len(words) > len(best.value.split()) and len(words) > 1:
                best = Found(name, rule)
        if best.value and rule in ("title",):
            break
    return best


_LINKS = """
of for the and to de des du la las los et y e da das do dos all
"""
_LINKING = frozenset(_LINKS.split())
