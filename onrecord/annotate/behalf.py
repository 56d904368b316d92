"""For whom a speaker says to speak: "I have the honour to speak on behalf of …".

Only the speaker's own words count. That somebody else spoke, or will speak, for a group
("aligns itself with the statement made on behalf of …") is not speaking for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.annotate.actor_cues import UNSPACED, cues
from onrecord.annotate.actor_lexicon import NAME
from onrecord.annotate.actor_runs import runs

_REACH = 420
"""Characters after the cue in which the group is named."""
_OTHERS = re.compile(
    r"\b(?:align|associat|subscrib|endors|to be (?:made|delivered|read)"
    r"|delivered (?:later )?by"
    r"|made (?:later |earlier )?by|will (?:be )?(?:deliver|make|made|speak)|thank"
    r"|tribute"
    r"|spoke on|speaking on|who spoke|just (?:made|delivered)|as (?:stated|expressed)"
    r"|s.associe|souscri|s.aligne|fera\b|faite? par|prononcée? par|remerci|hommage"
    r"|se suma|hace suy|se adhiere|se asocia|formulada por|formulará|pronunciad|agrade"
    r"|присоединя|поддержива|котор|солидариз|благодар"
    r"|تؤيد|يؤيد|تنضم|ينضم|سيدلي|أدلى به|نشكر|أشكر)|赞同|支持.{0,12}发言|感谢",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:speak|speaking|deliver\w*|mak(?:e|ing)|statement|address|take the floor"
    r"|taking the floor|honou?r"
    r"|privilege|pleasure|intervene|read out|begin|congratulat\w*|express|wish|join"
    r"|convey"
    r"|prends? la parole|prendre la parole|intervien\w*|déclaration|prononce\w*"
    r"|m.exprime|l.honneur|parle"
    r"|hablar|hablo|intervenir|formular|declaración|honor|pronunciar|tomo la palabra"
    r"|intervengo"
    r"|выступ\w*|честь|заявлени\w*|взять слово|сделать)\b"
    r"|أتكلم|أتشرف|يشرفني|يسرني|أدلي|بياني|هذا البيان|أتحدث|我|谨",
    re.IGNORECASE,
)
_CAPACITY = re.compile(
    r"\bin (?:my|its|our|his|her) capacity as (?:the )?(?:current )?(?:Chair\w*"
    r"|Coordinator|President"
    r"|representative|Facilitator)(?: of)? (?=the |[A-Z])",
)
_STOP = re.compile(
    r"[.;:。；：!?]\s|[.;:。；：!?]$|, (?:I|we|let|allow|may|please)\b|\b(?:I"
    r"|we) (?!\w+ed\b)|\bje\b|\bnous\b|\byo\b"
)
_MEETINGS = frozenset({"ORG:UN:SC", "ORG:UN:GA"})
"""Who speaks for the meeting itself is its chair."""
_COUNTED = frozenset(
    {
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "both",
        "all", "own", "namely", "group", "members", "sponsors", "co-sponsors",
        "penholders", "co-penholders", "following", "like-minded", "small", "island",
        "least", "developed", "landlocked", "developing", "pays", "petits", "grupo",
        "группы", "المجموعة",
    }
)  # fmt: skip
_LISTED = re.compile(
    r"[^.;:]{0,25}?(?:following|suivants|siguientes|следующих|التالية|以下)[^.;:]{0,60}:\s"
)


@dataclass(frozen=True, slots=True)
class Behalf:
    """Those for whom a speech is given."""

    ids: tuple[str, ...]
    printed: str


def spoken_for(opening: str, language: str, *, whole: bool = False) -> Behalf | None:
    """For whom the first lines of a speech say to speak, or None for nobody else.

    `opening` is one paragraph without line breaks; with `whole` it is nothing but the
    words "on behalf of …" of a speaker line.
    """
    code = language.casefold().split("-")[0] or "en"
    pattern = cues(code, "behalf").pattern
    if pattern is None:
        return None
    for cue in pattern.finditer(opening):
        sentence = opening[_sentence_start(opening, cue.start()) : cue.start()]
        if not whole and not _is_own(sentence, code):
            continue
        if found := _named(opening[cue.end() : cue.end() + _REACH], code):
            return found
    for cue in _CAPACITY.finditer(opening) if code == "en" else ():
        found = _named(opening[cue.end() : cue.end() + 160], code)
        if found and any(one.startswith(("GROUP:", "ORG:")) for one in found.ids):
            return found
    return None


def _sentence_start(text: str, place: int) -> int:
    ends = [match.end() for match in re.finditer(r"[.!?。！？]\s*(?=\S)", text[:place])]
    # "St. Lucia" and "Mr. President" end no sentence, a short piece is none.
    return next((end for end in reversed(ends) if place - end > 3 or end == place), 0)


def _is_own(sentence: str, language: str) -> bool:
    if _OTHERS.search(sentence):
        return False
    words = sentence.strip(" ,،，")
    return not words or bool(_OWN.search(words)) or len(words) < 25


def _leads(words: str, language: str) -> bool:
    """Whether the words before the first name only say what it is: "the members of"."""
    if language in UNSPACED:
        return len(words) <= 12
    office, article = cues(language, "office"), cues(language, "article")
    known = (office, article, cues(language, "join"), _COUNTED)
    for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", words):
        if not word[0].isupper() and not any(word in one for one in known):
            return False
    return True


def _named(after: str, language: str) -> Behalf | None:
    stop = _STOP.search(after)
    span = after[: stop.end() - 1 if stop else len(after)]
    if listed := _LISTED.match(after):
        rest = _STOP.search(after, listed.end())
        span = after[: rest.start() if rest else len(after)]
    if language in UNSPACED:
        span = re.split(r"[，。；：]|发言|作|做", after, maxsplit=1)[0]
    found = runs(span, language)
    if not found or not _leads(span[: found[0].start], language):
        return None
    ids: list[str] = []
    last = found[0].end
    for run in found:
        if run is not found[0] and not listed:
            break
        ids += [m.actor_id for m in run.marks if m.kind == NAME or ":" in m.actor_id]
        last = run.end
    ids = [one for one in ids if one not in _MEETINGS]
    if not ids:
        return None
    groups = [one for one in ids if ":" in one]
    wanted = groups if groups and ids[0] == groups[0] else ids
    printed = after[:last].strip(" ,")
    return Behalf(tuple(dict.fromkeys(wanted)), printed) if wanted else None
