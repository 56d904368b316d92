"""What the words beside a name take back: "dollars" after "United States" is money,
"Mr" before "Marshall" a person; who urges "the Malian people" does not urge Mali.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.annotate.actor_cues import UNSPACED, Words, cues
from onrecord.annotate.actor_lexicon import DEMONYM, NAME, Named

_PERSON = (
    "Mr ", "Mr. ", "Mrs ", "Mrs. ", "Ms ", "Ms. ", "Miss ", "Dr ", "Dr. ", "Sir ",
    "Mme ", "Sr. ", "Sra. ", "Herr ", "Frau ", "г-н ", "г-жа ",
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_BESIDE = 40
_NEAR = 3
"""Words on either side of a demonym among which what it belongs to stands."""
_TRANSCRIBED = frozenset(
    "阿巴贝蓬波布达德迪恩尔法费弗格哈加卡克科库拉莱勒里利卢鲁罗洛马麦米莫姆穆纳内尼努诺帕佩皮普"
    "奇恰乔切萨赛沙什舍斯塔特提图托瓦维沃乌希辛亚耶伊扎兹佐"
)
"""Characters that write the sounds of foreign names."""
_ISLAND = ("La ", "isla ", "isla de ", "isla de la ", "Isla de la ")
_PART_OF_PLACE = ("境内", "境外", "领土", "全境", "各地")
_DEPUTY = re.compile(
    r"\b(?:(?:secretar(?:y|ies)|secrétaire|secretario)[ -]g[eé]n[eé]ral"
    r"|representatives?"
    r"|envoys?|advis[eo]rs?|coordinators?"
    r"|représentante?s?|envoyée?s?|conseill[eè]re?s?"
    r"|representantes?|enviad[oa]s?|aseso?re?s?"
    r"|представител\w+|посланник\w*|советник\w*)"
    r"(?: (?:especial|personal|spéciale?|personnelle?))?"
    r"(?: of| du| de| del| de la| for)?(?: the)? $",
    re.IGNORECASE,
)
_SENT_TO = re.compile(
    r"\b(?:envoy|representative|coordinator|adviser)s?(?: of [\w '’-]{2,30})?,? for $",
    re.I,
)
_BIGGER_NAME = re.compile(r" [A-ZÀ-Ý](?!ystem\b|ecretariat\b)|[\u3400-\u9fff]")
_WHOLE = re.compile(r"(?:系统|秘书处|会员国|[和与及各在应继尽、，；。])")
_OTHER_COUNCIL = re.compile(
    r"\b(?:National|Collective|Supreme|Federal|High|State|Defen[cs]e|Regional) $"
)
_GRADE = re.compile(r"\b[DP]-[1-46]\b")
_GIVEN_NAME = re.compile(
    r"(?<=[^.!?:\n] )[A-Z][a-z]{2,} $|(?<=[^.!?:\n] )[A-Z][a-z]+-$"
)
_SURNAME = re.compile(r" [A-Z][a-z]+ [A-Z][a-z]+")
_SECRETARY = re.compile(
    r"secretary|secrétaire|secretario|секретар|الأمين|秘书长|sekretär", re.IGNORECASE
)
_OF_THE_UNITED = re.compile(
    r"\bUN\b|United Nations|ONU|Nations Unies|Naciones Unidas|ООН|Объединенных|"
    r"الأمم|联合国|Vereinten",
)


def is_something_else(text: str, one: Named, language: str) -> bool:
    """Whether a name is a currency's, a person's, another body's or a grade's here, or
    a piece of a foreign name that is written by its sound."""
    if language in UNSPACED:
        return (
            one.actor_id.startswith("NSG:")
            and one.end - one.start < _NEAR
            and text[one.start - 1 : one.start] in _TRANSCRIBED
        )
    if ":" in one.actor_id:
        return _is_part(text, one)
    if one.kind not in NAME + DEMONYM:
        return False
    if one.actor_id == "REU" and language == "es":
        named = text.endswith(_ISLAND, 0, one.start)
        return not named or text.startswith(" de", one.end)  # "reunión" is a meeting
    if text.endswith(_PERSON, 0, one.start):
        return True
    money = _money(language)
    if money is None:
        return False
    following = _WORD.match(text, one.end + 1)
    if following and following[0].lower() in money:
        return True
    leading = _WORD.findall(text[max(0, one.start - 24) : one.start])
    return any(word.lower() in money for word in leading[-3:])


def _is_part(text: str, one: Named) -> bool:
    """Whether a body's or a group's name is part of another one: "the Collective
    Security Council", "P-5" among grades of staff, a group's name in a person's."""
    if one.actor_id == "ORG:UN:SC":
        return (
            _OTHER_COUNCIL.search(text, max(0, one.start - 14), one.start) is not None
        )
    if one.actor_id == "GROUP:P5":
        return _GRADE.search(text, max(0, one.start - 12), one.end + 12) is not None
    return (
        one.actor_id.startswith("NSG:")
        and one.printed.istitle()
        and " " not in one.printed
        and _GIVEN_NAME.search(text, max(0, one.start - 20), one.start) is not None
        and _SURNAME.match(text, one.end) is not None
    )


@cache
def _money(language: str) -> Words | None:
    words = cues(language, "money")
    return words if words.whole else None


def is_addressed(text: str, one: Named, language: str) -> bool:
    """Whether the named one itself is asked, and not what belongs to it."""
    before = text[max(0, one.start - _BESIDE) : one.start]
    after = text[one.end : one.end + _BESIDE]
    if one.actor_id in {"ORG:UN", "ORG:UN:SG"} and _DEPUTY.search(before):
        return False
    if _SENT_TO.search(before):
        return False
    if one.actor_id == "ORG:UN":
        bigger = _BIGGER_NAME.match(after)
        return not (bigger and not _WHOLE.match(after))
    if language in UNSPACED:
        return not after.startswith(_PART_OF_PLACE)
    return one.kind != DEMONYM or _has_government(before, after, language)


def _has_government(before: str, after: str, language: str) -> bool:
    """Whether a government stands beside a demonym: "the Haitian authorities"."""
    ruling = cues(language, "ruling")
    if not ruling.whole and not ruling.fronts[0].strip("\0"):
        return True
    words = _WORD.findall(before)[-_NEAR:] + _WORD.findall(after)[: _NEAR + 1]
    return any(word.lower() in ruling for word in words)


def is_of_another_body(actor_id: str, printed: str) -> bool:
    """Whether "the Secretary-General" says not whose: where the United Nations have no
    part in a text, it is not theirs."""
    return (
        actor_id == "ORG:UN:SG"
        and _SECRETARY.search(printed) is not None
        and _OF_THE_UNITED.search(printed) is None
    )
