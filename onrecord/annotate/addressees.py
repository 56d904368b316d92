"""Whom a clause asks: the words between its verb and what is to be done.

"Requests [the Secretary-General], in consultation with the parties, to [report …]":
who and what are cut apart in English, French and Spanish. Names that the vocabulary
knows become actor ids; "all Member States" or "the Panel" stay as printed.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.vocabularies import actor_by_name

LONGEST: Final = 600
"""Characters after the verb in which the addressee must end."""

_MODAL: Final = (
    "shall|should|must|will|may|is to|are to|be|have|has|submit|submits|provide|"
    "provides|report|reports|ensure|take|cease|allow|facilitate|comply|refrain|respect|"
    "cooperate|continue|implement|update|conduct|brief|present|keep|include|consider|"
    "prepare|develop|undertake|make|review|remain|adhere|abide|uphold|fulfil|fulfill|"
    "protect|prevent|engage|work|hold|establish|abandon|desist|stop|end|return|release|"
    "lift|extend|adopt|inform|notify|reaffirm|immediately|fully|urgently|strictly|"
    "promptly|unconditionally|not|issue|convene|appoint|deploy|transmit|share|use|give|"
    "increase|strengthen|assess|evaluate|monitor|support|assist|enable|address|carry|"
    "complete|finalize|finalise|conclude|begin|start|set|act|appear|apply|"
    r"(?:is|are)\s(?:authori[sz]ed|requested|required|to|hereby)(?:\sto)?"
)
# Not "such review", which is a noun.
_THAT: Final = re.compile(
    rf"(?<!\bsuch)(?<!\bthe)(?<!\bits)(?<!\bthis)(?<!\bany)\s(?:{_MODAL})\b",
    re.IGNORECASE,
)
# "to" before what is to be done, not "the parties to the conflict" or "to all".
_TO: Final = re.compile(
    r",?\s(?:and\s)?to\s(?!(?:the|a|an|its|their|his|her|this|these|those|all|any|each|"
    r"every|both|which|whom|that|conflict|armed|such|international|relevant|other|and)\b"
    r"|[A-Z\d])(?=[a-z“\"])"
)
_BARE: Final = re.compile(
    rf"\s(?={_MODAL.replace('be|have|has|', '')}\b)", re.IGNORECASE
)
# Words before what is to be done that are no part of it.
_AUXILIARY: Final = re.compile(
    r"[,\s]*(?:(?:and\s)?to|shall|should|must|will|may|(?:is|are)\sto|de|d[’']|à|que|a|"
    r"a\sque|(?:is|are)\s(?:authori[sz]ed|requested|required)(?:\sto)?|\s*[:–—-]\s*)?"
    r"\s*",
    re.IGNORECASE,
)
# "Requests the Panel to:" before points that say what.
_LEADS: Final = re.compile(r",?(?:\sto)?\s*[:–—-]\s*$")
_FIRST: Final = re.compile(
    r"[,\s]*(?:(?:in this (?:regard|respect)|to th(?:is|at) end|as appropriate|"
    r"in particular|once again|also|further|again|strongly|therefore)\b[,\s]*)*"
)
# Where a noun phrase ends although no verb was found: an adverbial in commas.
_ADVERBIAL: Final = re.compile(
    r",\s(?:in|with|within|no|not|by|as|through|including|where|while|upon|on|at|under|"
    r"pursuant|acting|taking|when|consistent|subject|without|based|bearing|after|before|"
    r"following|if|en|dans|avec|compte|au|conformément|notamment|agissant|con|según|"
    r"teniendo|de conformidad|incluid|a más|cuando|para)\b"
)
_OBJECT: Final = {
    "en": re.compile(
        r"\s*(?:a|an|two|three|regular|monthly|quarterly|annual|periodic|further|"
        r"additional|updates|reports?)\s",
        re.IGNORECASE,
    ),
    "fr": re.compile(r"\s*(?:un|une|des|deux)\s", re.IGNORECASE),
    "es": re.compile(r"\s*(?:un|una|dos|informes?)\s", re.IGNORECASE),
}
_FROM: Final = re.compile(
    r"\sfrom\s(?P<who>(?:the\s)?[A-Z][^,;]{1,120}?)(?=\son\s|\sregarding\s|,|;|$)"
)
_WHEN_THAT: Final = re.compile(
    r"that,?\s(?:(?:and\s)?(?:until|by|from|within|for|no\slater|as\s(?:of|from)|upon|in|"
    r"beginning|starting|with|without|pursuant|during|at|after|following|acting|subject)"
    r"\s[^,;]{2,120},\s){0,4}"
)
_FR_INFINITIVE: Final = (
    r"(?:ne\spas\s|se\s|s[’']|lui\s|leur\s|l[’']|les\s|en\s|y\s|continuer|poursuivre|"
    r"faire|rendre|prendre|tenir|mettre|\w+(?:er|ir|re|oir)\b)"
)
_FR: Final = re.compile(rf",?\s(?:de\s|d[’']|à\s)(?={_FR_INFINITIVE})")
_FR_THAT: Final = re.compile(
    r"\s(?=(?:doi(?:t|vent)|devr\w+|soi(?:t|ent)|cess\w+|présent\w+|s[’']\w+|permett\w+|"
    r"respect\w+|continu\w+|appliqu\w+|fass\w+|prenn\w+|fourniss\w+|veill\w+)\b)"
)
_ES: Final = re.compile(
    r",?\s(?:a\s)?que(?=[\s,])|,?\sa\s(?=\w+(?:ar|er|ir|arse|erse|irse)\b)"
)
_ES_THAT: Final = re.compile(
    r"\s(?=(?:deb\w+|pong\w+|ces\w+|present\w+|permit\w+|respet\w+|cumpl\w+|adopt\w+|"
    r"garantic\w+|se\s\w+)\b)"
)
_CLITIC: Final = re.compile(r"(?:\s(?:le|les|lo|los|se|lui|leur|no|ne|que|qui))+\s*$")
_ARTICLE: Final = re.compile(
    r"(?:the|all|both|any|its|les?|la|l[’']|aux?|à\sla|à\sl[’']|au|à|los?|las?|els?|al|"
    r"a\slos|a\slas|a\sla|a)\s|l[’']",
    re.IGNORECASE,
)
_OF: Final = re.compile(
    r"(?:(?:Transitional|Interim|Federal|National)\s)?(?:Governments?|authorities|"
    r"leadership|people|Permanent Representative)\sof\s(?:the\s)?"
    r"|(?:Gouvernement|autorités)\s(?:de\sla\s|du\s|de\sl[’']|des?\s|d[’'])"
    r"|(?:Gobierno|autoridades)\s(?:de\slas?\s|de\slos\s|del\s|de\s)",
)
_PARTS: Final = re.compile(
    r",\sand\s|,\sas\swell\sas\s|\sas\swell\sas\s|,\s|\sand\s(?:the\s)?|\set\s|\sy\s"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Who, at text[start:end], and what begins at `action`."""

    start: int
    end: int
    action: int
    confidence: float


def asked(text: str, start: int, end: int, language: str) -> Asked | None:
    """The addressee of a clause whose verb ends at `start`.

    None where the clause names nobody: it asks for a thing ("requests also a final
    report"), or its form is not known.
    """
    stop = min(end, start + LONGEST)
    first = _FIRST.match(text, start, stop)
    at = first.end() if first else start
    if language == "en":
        return _english(text, at, stop)
    that = re.compile(r"(?:que|qu[’'])\s?").match(text, at)
    if that:
        verb = (_FR_THAT if language == "fr" else _ES_THAT).search(
            text, that.end(), stop
        )
        return _made(text, that.end(), verb, 0.75) if verb else None
    if _OBJECT[language].match(text, at):
        return None
    verb = (_FR if language == "fr" else _ES).search(text, at, stop)
    verb = verb or _LEADS.search(text, at, stop)
    return _made(text, at, verb, 0.9) if verb else None


def _english(text: str, at: int, stop: int) -> Asked | None:
    if that := _WHEN_THAT.match(text, at, stop):
        verb = _THAT.search(text, that.end(), stop)
        return _made(text, that.end(), verb, 0.9) if verb else None
    if _OBJECT["en"].match(text, at):
        giver = _FROM.search(text, at, stop)
        return Asked(*giver.span("who"), at, 0.8) if giver else None
    if text.startswith("the following", at):
        return None
    verb = _TO.search(text, at, stop) or _LEADS.search(text, at, stop)
    bare = _BARE.search(text, at, verb.start() if verb else stop)
    if bare and text[at : bare.start()].count(" ") <= 6 and not verb:
        return _made(text, at, bare, 0.75)
    return _made(text, at, verb, 0.95) if verb else None


def _made(text: str, start: int, verb: re.Match[str], sure: float) -> Asked | None:
    """The noun phrase before a verb, without an adverbial in commas after it."""
    end = verb.start()
    adverbial = _ADVERBIAL.search(text, start, end)
    if adverbial:
        end = adverbial.start()
    if clitic := _CLITIC.search(text, start, end):
        end = clitic.start()
    while end > start and text[end - 1] in " ,;:(":
        end -= 1
    if end <= start:
        return None
    if end - start > 80 and (known := _known_start(text, start, end)) < end:
        return Asked(start, known, known, min(sure, 0.8))
    if end - start > 250:
        sure = min(sure, 0.6)
    # What is to be done may begin with the adverbial: "within 30 days, to …".
    action = verb.end() if _AUXILIARY.fullmatch(verb[0]) else verb.start()
    return Asked(start, end, adverbial.start() if adverbial else action, sure)


def _known_start(text: str, start: int, end: int) -> int:
    """Where a long phrase ends whose first words are an actor's name, if they are."""
    for space in reversed(list(re.finditer(r"\s", text[start : start + 80]))):
        words = text[start : start + space.start()]
        if " " in words and not _PARTS.search(words) and _actor(words, ""):
            return start + space.start()
    return end


@lru_cache(maxsize=4096)
def actor_ids(printed: str, organ: str = "") -> tuple[str, ...]:
    """The actors that an addressee names, each once, in order.

    `organ` is the adopting body: "the Council" in a resolution of the Security Council
    is that Council.
    """
    whole = _actor(printed, organ)
    if whole:
        return (whole,)
    found = (_actor(part, organ) for part in _PARTS.split(printed[:1000]))
    return tuple(dict.fromkeys(one for one in found if one))


_OWN: Final = {
    "council": "ORG:UN:SC", "security council": "ORG:UN:SC", "conseil": "ORG:UN:SC",
    "consejo": "ORG:UN:SC", "assembly": "ORG:UN:GA", "general assembly": "ORG:UN:GA",
    "assemblée": "ORG:UN:GA", "asamblea": "ORG:UN:GA",
}  # fmt: skip


def _actor(printed: str, organ: str) -> str:
    name = printed.strip()
    if article := _ARTICLE.match(name):
        name = name[article.end() :]
    if government := _OF.match(name):
        name = name[government.end() :]
    name = re.sub(r"\s\([^)]*\)$", "", name)
    own = _OWN.get(name.casefold())
    if own and (own == organ or " " in name):
        return own
    if len(name) < 2 or len(name) > 120 or name.islower():
        return ""
    return actor_by_name(name) or ""
