"""What the words before a run of actors make of it.

"Statement by" makes issuers, "on behalf of" those in whose name is spoken, "with" the
other side, any other word the subject matter; no word at all the subject of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from onrecord.annotate.actor_cues import UNSPACED, Words, cues, joint_words

Lead = Literal["subject", "we", "by", "behalf", "with", "other"]

TOKEN = re.compile(r"\d+|[^\W\d_]+(?:[.'’ʼ-][^\W\d_]+)*|[&+/]")
SENTENCE = re.compile(r"[.!?。！？]\s+(?=[^\W\d_a-zа-я])|\n{2,}|[.。！？]$|[|•]")
SHORTENED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|St|H\.E|S\.E|M|Mme|Sr|Sra|Prof|Gen|U\.S|U\.K|г|р)\."
)
PORTFOLIO = re.compile(
    r"(?:(?:Minister|Secretary|Commissioner|Representative|Department|Ministre|Ministry"
    r"|Ministère|Minist[re]\w*|Secretari\w*|Ministeri\w*|Canciller)s?"
    r"(?: of State| d’État| de Estado)?,? "
    r"(?:for|of|de|del|des|pour|para|da|do|delegado|délégué\w*|chargé\w*)(?: the| l’"
    r"| la| las| los| les)? ?"
    r"[^\W\d_]+(?:(?:,? (?:and|et|y|e|&|of|de|the|des|la|l’|the"
    r"|for)? ?)(?=[A-ZÀ-Ý])[^\W\d_]+)*)",
)


def lead_of(before: str, language: str, *, start: bool) -> Lead:
    """What the words before a run make of it. `start`: nothing stands before them."""
    plain = SHORTENED.sub(" ", before)
    cut = list(SENTENCE.finditer(plain))
    if cut:
        plain, start = plain[cut[-1].end() :], True
    pieces = re.split(r"[:：]\s|\s[–—|-]\s|[“”\"«»\[\]]", plain)
    if len(pieces) > 1:
        plain, start = pieces[-1], True
    if language in UNSPACED:
        return _lead_unspaced(plain, language, start)
    behalf = cues(language, "behalf").pattern
    said = list(behalf.finditer(plain)) if behalf else []
    if said and only_office(plain[said[-1].end() :], language):
        return "behalf"
    words = [m[0] for m in TOKEN.finditer(PORTFOLIO.sub(" ", plain))]
    sets = _sets(language)
    place = len(words) - 1
    capitals = 0
    seen_by = False
    while place >= 0:
        low = words[place].lower().replace("’", "'")
        if language == "ar" and not any(low in known for known in sets.values()):
            low = re.sub(r"^[وفبلك](?=..)", "", low)
        if low in sets["document"]:
            return "by" if _opens_title(words[:place], sets, language) else "other"
        if low in sets["we"]:
            return "we"
        if low in sets["with"] and low not in sets["article"]:
            return "with"
        if low in sets["by"] and low not in sets["article"]:
            seen_by = True
        elif (
            low.isdigit()
            or low in sets["office"]
            or low in sets["article"]
            or low in joint_words(language)
        ):
            pass
        elif low in sets["by"] or low in sets["join"]:
            seen_by = seen_by or low in sets["by"]
        elif words[place].isupper() and low in sets["topic"]:
            return "other"  # "DECISIONS ON VIETNAM"
        elif words[place][0].isupper() and capitals < 5:
            capitals += 1
        else:
            return "other"
        place -= 1
    if seen_by and not start:
        return "other"
    return "subject" if start else "other"


@cache
def _sets(language: str) -> Mapping[str, Words]:
    roles = ("office", "article", "document", "by", "with", "we", "join", "topic")
    return {role: cues(language, role) for role in roles}


def _opens_title(
    words: Sequence[str], sets: Mapping[str, Words], language: str
) -> bool:
    """Whether nothing before a document's word says that it is another's: "welcomes
    the statement by", "regarding the decision of"."""
    allowed = joint_words(language)
    for word in words:
        low = word.lower().replace("’", "'")
        if low in sets["topic"] and low not in sets["by"]:
            return False
        fine = word[0].isupper() or word.isdigit() or low in allowed
        if not fine and not any(
            low in sets[r] for r in ("office", "article", "document", "by", "join")
        ):
            return False
    return True


def _lead_unspaced(plain: str, language: str, start: bool) -> Lead:
    behalf = cues(language, "behalf").pattern
    rest = plain.strip(" ，,、《“（(\n")
    for role in ("office", "article", "join", "we"):
        pattern = cues(language, role).pattern
        if pattern:
            rest = pattern.sub("", rest)
    rest = re.sub(r"[\d年月日时分第届次号\s]", "", rest)
    if behalf and behalf.search(plain) and len(rest) <= 2:
        return "behalf"
    if not rest:
        return "subject" if start else "other"
    return "by" if rest.endswith(("由", "经")) and len(rest) < 12 else "other"


def only_office(words: str, language: str) -> bool:
    office, article = cues(language, "office"), cues(language, "article")
    for match in TOKEN.finditer(words):
        low = match[0].lower()
        if low not in office and low not in article and not match[0][0].isupper():
            return False
    return True
