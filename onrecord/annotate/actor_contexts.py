"""Words that name an actor and stand for something else here: the language in "the
French and Russian texts", the city in "Paris Agreement".
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.annotate.actor_cues import UNSPACED, Words, cues
from onrecord.annotate.actor_lexicon import CAPITAL, DEMONYM, Named
from onrecord.vocabularies.speaking import tongue

_AROUND = 90
_WORD = re.compile(r"[^\W\d_]+")
_NEXT = re.compile(r"(?:\s*[,/]\s*|\s*,?\s+(?:and|or|et|ou|y|e|o)\s+)([^\W\d_]+)")
_PREVIOUS = re.compile(r"([^\W\d_]+)(?:\s*[,/]\s*|\s*,?\s+(?:and|or|et|ou|y|e|o)\s+)$")
_CLAUSE_END = re.compile(r"\s*(?:$|[.,;:)\]\n]|(?:and|or|et|y)\b)")
_LISTED = re.compile(
    r"(?:(?:,|,? and|,? or) [A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)??(?=[, ]))*"
)
_TITLE_WORDS = 4
_LED = re.compile(r"([^\W\d_]+) (?:de |d['’])$")


def is_no_actor(text: str, one: Named, language: str) -> bool:
    """Whether the words around a demonym or a capital make it a language or a part of
    the name of a treaty, a conference or a document."""
    if one.kind == DEMONYM:
        return _is_tongue(text, one, language)
    return one.kind == CAPITAL and _is_titled(text, one, language)


def _is_tongue(text: str, one: Named, language: str) -> bool:
    heads = cues(language, "tongue_head")
    if not heads.whole or not _language(one.printed):
        return False
    after = text[one.end : one.end + _AROUND]
    before = text[max(0, one.start - _AROUND) : one.start]
    listed = 1
    while (match := _NEXT.match(after)) and _language(match[1]):
        after = after[match.end() :]
        listed += 1
    head = re.match(r"[ \n-]+([^\W\d_]+)", after)
    if head and head[1].lower() in heads:
        return True
    while (match := _PREVIOUS.search(before)) and _language(match[1]):
        before = before[: match.start()]
        listed += 1
    if not _CLAUSE_END.match(after):
        return False
    lead = _WORD.findall(before[-24:])
    return listed > 2 or bool(lead and lead[-1].lower() in cues(language, "in_tongue"))


def _language(word: str) -> bool:
    return word[:1].isupper() and len(word) > 3 and _is_tongue_name(word)


@lru_cache(maxsize=4096)
def _is_tongue_name(word: str) -> bool:
    return bool(tongue(word))


def _is_titled(text: str, one: Named, language: str) -> bool:
    heads = cues(language, "named_after")
    after = text[one.end : one.end + _AROUND]
    if language in UNSPACED:
        return bool(heads.pattern and heads.pattern.match(after))
    if language == "en":
        listed = _LISTED.match(after)
        return _titled(after[listed.end() if listed else 0 :], heads)
    match = _LED.search(text[max(0, one.start - _AROUND) : one.start])
    return bool(match and match[1].lower() in heads)


def _titled(after: str, heads: Words) -> bool:
    """Whether capitalised words up to a treaty's or meeting's word follow: "Lusaka
    Ceasefire Agreement"."""
    if after[:1] != " ":
        return False
    for printed in after.split()[:_TITLE_WORDS]:
        word = _WORD.match(printed)
        if word and word[0].lower() in heads:
            return True
        if not printed[0].isupper() or not printed[-1].isalpha():
            return False
    return False
