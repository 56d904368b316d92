"""The line that opens a speech in a meeting record: who, for whom, in which language.

"Mr. Nebenzia (Russian Federation) (spoke in Russian): …", as the verbatim records of
the United Nations print it in six languages, in the older forms too. What the line does
not say stays empty: a name without a state is a briefer, not a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from onrecord.vocabularies import actor_by_name, actors, name_key
from onrecord.vocabularies.speaking import tongue

RULES = "headers/1"

_LONGEST = 600
"""Characters that a speaker line may have."""

_CHAIR = (
    r"(?:The|Mr\.?|Madam|Madame|Mrs\.?|Ms\.?) (?:Acting |Temporary |Interim |Co-"
    r"|Vice-|Deputy )*"
    r"(?:President|Chair(?:man|person|woman)?|Secretary(?:-General)?|Moderator"
    r"|Rapporteur|Facilitator|Speaker|Director-General|High Commissioner)\b"
    r"|L[ea] (?:Vice-|Co-)?(?:Président|Secrétaire|Modérat"
    r"|Rapport)[\w-]*(?: général[e]?)?"
    r"(?: (?:par intérim|provisoire))?"
    r"|(?:El|La) (?:Vice|Co)?(?:President|Secretari|Moderador"
    r"|Relator)[\w-]*(?: General)?"
    r"(?: (?:interin[oa]|en funciones|provisional))?"
    r"|(?:Исполняющ\w+ обязанности )?(?:Сопредседател|Председател)\w*"
    r"|(?:Заместител\w+ )?Генеральн\w+ секретар\w*"
    r"|(?:نائبة? )?(?:الرئيسة?|الأمينة? العامة?|رئيسة? الجمعية العامة)(?: بالنيابة"
    r"| المؤقتة?)?"
    r"|(?:代理|临时|副|共同)?(?:主席|秘书长|主持人)"
)
_HONORIFIC = (
    r"(?:(?:H\.?E\.? |His |Her )?(?:Mr|Mrs|Ms|Miss|Dr|Prof|Rev|Msgr|Fr|Sr|Gen"
    r"|Messrs)\b\.?"
    r"|Sir|Dame|Lord|Lady|Baroness|Baron|King|Queen|Prince(?:ss)?|Crown Prince|Emir"
    r"|Amir"
    r"|Sultan|Sheikha?|Shaikha?|Archbishop|Monsignor|Cardinal|Bishop|Father|Mother"
    r"|Sister"
    r"|Brother|Judge|Justice|General(?! (?:Assembly|Debate|Committee|Conference))"
    r"|Major General|Lieutenant General|Brigadier|Colonel"
    r"|Commander|Admiral|Ambassador|Chief|Dato[’']?|Datuk|Tan Sri|Count|Nana|Mother"
    r"|President|Prime Minister|Pope|Imam|Rabbi|Ayatollah|Professor|Reverend"
    r"|His Majesty|Her Majesty|His Holiness|His Highness|Her Highness|His Eminence"
    r"|M\.|MM\.|Mme|Mlle|M(?:e|ᵐᵉ)|Mgr|Sra?\.|Srta\.|Sres\.|Excmo\.|Excma\.|Don|Doña"
    r"|Г-н|Г-жа|Г-да|Король|Принц|Шейх|Архиепископ|Монсеньор"
    r"|السيدة?|الآنسة|السادة|الأميرة?|الشيخة?|الملكة?|السير|المطران|المونسنيور"
    r"|الدكتورة?)"
)
CHAIR = re.compile(rf"(?:{_CHAIR})", re.IGNORECASE)
HONORIFIC = re.compile(rf"{_HONORIFIC}(?=[\s\u00a0’'])")
ZH_HONORIFIC = re.compile(
    r"(?:先生|女士|夫人|小姐|大使|将军|博士|阁下|殿下|陛下|大主教)$"
)

_NAME = re.compile(r"[^:：(（\n\r]{1,120}(?:[\n\r][^:：(（\n\r]{1,60})?")
_GROUP = re.compile(
    r"\s*[(（]((?:[^()（）]|[(（][^()（）]{0,80}[)）]){1,250})[)）]", re.DOTALL
)
_CAPACITY = re.compile(r"\s*[,،，]\s*([^:：()（）]{3,200})", re.DOTALL)
_COLON = re.compile(r"\s{0,3}[:：;]")
_SPOKEN = re.compile(
    r"(?:spoke|speaking|speaks?|spoken|interpretation|interpreted|translated"
    r"|translation"
    r"|original|delivered) (?:[^()]{0,120}\. )?(?:in|from|jram|trom|by|:)? ?(?:the )?"
    r"(?P<en>[^;,(]{3,40})"
    r"|(?:parl\w+ en|interprétation d[eu]|traduit d[eu]|traduction d[eu]"
    r"|s.exprim\w+ en)"
    r" ?l?[’']?(?P<fr>[^;,(]{3,40})"
    r"|(?:habla en|interpretación del?|traducid[oa] del?|original en)"
    r" (?P<es>[^;,(]{3,40})"
    r"|(?:говорит|выступает|устный перевод|перевод)\s(?:по-|с |на )(?P<ru>[^;,(]{3,40})"
    r"|(?:تكلمت?|تحدثت?|ترجمة شفوية|الكلمة)\s(?:ب|عن\s)?(?P<ar>[^;,؛(]{3,40})"
    r"|以(?P<zh>[^；，(]{2,12})(?:发言|讲话)|(?P<zh2>[^；，(]{2,12})(?:发言|口译|翻译)",
    re.IGNORECASE,
)
_BEHALF = re.compile(
    r"^(?:speaking )?on behalf of|^au nom d|^en nombre d|^от имени"
    r"|^باسم|^نيابة عن|^代表",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Header:
    """A speaker line; what it does not print is empty."""

    speaker: str
    """As printed, white space apart: ``Mr. Nebenzia``, ``The President``."""
    actor_id: str = ""
    """For whom the line says that the speaker speaks: a state or an organisation."""
    affiliation: str = ""
    """What is printed in the brackets for that."""
    spoken_in: str = ""
    """English name of the language, where the record prints a translation."""
    on_behalf_of: str = ""
    """The group, as printed, where the line itself names one."""
    capacity: str = ""
    """"Rapporteur of the Third Committee"."""
    end: int = 0
    """Where the line ends and the speech begins."""
    rule: str = RULES

    @property
    def state(self) -> str:
        """ISO 3166-1 alpha-3 of the state or observer state, or empty."""
        return "" if ":" in self.actor_id else self.actor_id

    @property
    def is_chair(self) -> bool:
        """Whether the speaker is named by the chair alone."""
        return bool(CHAIR.fullmatch(self.speaker))


def read_header(text: str) -> Header | None:
    """The speaker line at the start of `text`, or None where there is none.

    It may run over several printed lines. At most 600 characters are read.
    """
    head = text[:_LONGEST]
    start = len(head) - len(head.lstrip())
    named = _NAME.match(head, start)
    if not named:
        return None
    speaker, after = _speaker(named[0])
    place = start + len(named[0])
    groups, capacity, end = _groups(head, place)
    capacity = capacity or after
    told = any(_language(group) or member(group) for group in groups)
    if not end or not _is_name(speaker, told, bool(groups)):
        return None
    affiliation = actor_id = spoken_in = behalf = ""
    for group in groups:
        if found := _language(group):
            spoken_in = spoken_in or found
        elif _BEHALF.match(group):
            behalf = group
        elif not affiliation or (not actor_id and member(group)):
            affiliation, actor_id = group, member(group)
    return Header(
        speaker, actor_id, affiliation, spoken_in, behalf, capacity, end
    )  # fmt: skip


def _speaker(printed: str) -> tuple[str, str]:
    """The name and what a comma parts from it ("Mr. X, Rapporteur of …")."""
    name, _, after = _squashed(printed).partition(", ")
    return name.rstrip(" ,،，"), after


def _groups(head: str, place: int) -> tuple[list[str], str, int]:
    """The bracketed parts after a name, the capacity between them, the end of the line;
    0 where no line ends."""
    groups: list[str] = []
    capacity = ""
    while True:
        if group := _GROUP.match(head, place):
            groups.append(_squashed(group[1]))
            place = group.end()
        elif (said := _CAPACITY.match(head, place)) and groups and not capacity:
            capacity, place = _squashed(said[1]), said.end()
        elif colon := _COLON.match(head, place):
            # "Mr. X: (Guatemala) (spoke in Spanish):" is a misprint of the records.
            late = _GROUP.match(head, colon.end())
            if not late or groups or not (member(late[1]) or _language(late[1])):
                return groups, capacity, colon.end()
            place = colon.end()
        else:
            # The colon may be lost in print, the brackets tell enough.
            lost = any(member(group) or _language(group) for group in groups)
            begins = head[place:].lstrip()[:1]
            lost = lost and bool(begins) and not begins.islower() and begins.isalpha()
            return groups, capacity, place if lost else 0


def _is_name(speaker: str, told: bool, brackets: bool) -> bool:
    """Whether a person or a chair may be called so; `told` that the brackets name a
    state or a language."""
    if CHAIR.match(speaker) or HONORIFIC.match(speaker) or ZH_HONORIFIC.search(speaker):
        return True
    words = speaker.split()
    small = sum(word[:1].islower() for word in words)
    fits = 0 < len(words) <= 8 and small <= len(words) // 3
    return fits and (told or (not small and not brackets))


def _language(group: str) -> str:
    found = _SPOKEN.search(group)
    if not found or found.start() > 40:
        return ""
    printed = next(filter(None, found.groups()))
    if known := tongue(printed):
        return known
    word = re.match(r"[A-Z][a-z]{2,15}(?: [A-Z][a-z]+)?", printed)
    return word[0] if word and found["en"] else ""


@lru_cache(maxsize=4096)
def member(printed: str) -> str:
    """The actor that a bracket or a nameplate names, or empty.

    A name with one wrong letter, as machine-read records have them, counts where no
    other name is as near.
    """
    plain = re.sub(r"(?<=\w)[-‐] (?=[A-Z])", "-", _squashed(printed))
    plain = plain.strip(" .,;")
    for tried in (
        plain,
        plain.replace("- ", ""),
        re.sub(r"^(?:l[ae’']s? ?)", "", plain),
    ):
        if found := actor_by_name(tried):
            return found
    return _misread(plain)


def _misread(plain: str) -> str:
    if not 7 <= len(plain) <= 80:
        return ""
    key = name_key(plain)
    near = set().union(
        *(_without_one()[part] for part in _parts(key) if part in _without_one())
    )
    return near.pop() if len(near) == 1 else ""


def _parts(key: str) -> Iterator[str]:
    yield key
    yield from (key[:place] + key[place + 1 :] for place in range(len(key)))


@cache
def _without_one() -> Mapping[str, frozenset[str]]:
    """States by their names with one letter left out, for one letter may be wrong."""
    found: dict[str, frozenset[str]] = {}
    for one in actors().values():
        if ":" in one.id:
            continue
        for name in one.names.values():
            key = name_key(name)
            for part in _parts(key) if len(key) >= 7 else ():
                found[part] = found.get(part, frozenset()) | {one.id}
    return found


def _squashed(printed: str) -> str:
    return " ".join(printed.split())


def annotate(given: Mapping[str, Any]) -> dict[str, str | None]:
    """``{"text", "lang"}`` → ``{"speaker", "state", "spoken_in"}``, None for none."""
    header = read_header(str(given.get("text") or ""))
    if header is None:
        return {"speaker": None, "state": None, "spoken_in": None}
    return {
        "speaker": header.speaker,
        "state": header.state or None,
        "spoken_in": header.spoken_in or None,
    }
