"""Runs of actors that a text enumerates, and what leads to them.

"the Foreign Ministers of France, Germany and the United Kingdom" is one run of three;
"by" before it makes them issuers, "on" makes them the subject matter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.annotate.actor_cues import UNSPACED, cues
from onrecord.annotate.actor_leads import (
    PORTFOLIO,
    SENTENCE,
    SHORTENED,
    TOKEN,
    Lead,
    lead_of,
    only_office,
)
from onrecord.annotate.actor_lexicon import (
    CAPITAL,
    DEMONYM,
    NAME,
    SEAT,
    Named,
    named_in,
)
from onrecord.vocabularies.contexts import state_signs

_GAP = 260
_JOINING = re.compile(r"[,;،、，/]|·")


@dataclass(frozen=True, slots=True)
class Run:
    """Actors in one breath at text[start:end], and the words before them."""

    ids: tuple[str, ...]
    start: int
    end: int
    lead: Lead
    kinds: frozenset[str]
    marks: tuple[Named, ...]


def runs(text: str, language: str) -> list[Run]:
    """The runs of actors in `text`, in order; text is a title or a few lines."""
    marks = [
        mark
        for mark in named_in(text, language)
        if mark.kind in NAME + DEMONYM + SEAT + CAPITAL
    ]
    marks = _attributive(
        text, sorted([*marks, *_compounds(text, language, marks)], key=_start)
    )
    grouped: list[list[Named]] = []
    for mark in marks:
        if grouped and _joins(text, grouped[-1][-1], mark, language):
            grouped[-1].append(mark)
        else:
            grouped.append([mark])
    found = []
    after = 0
    for group in grouped:
        lead = lead_of(text[after : group[0].start], language, start=after == 0)
        if group[0].printed[:1] in "بل" and language == "ar" and lead == "subject":
            lead = "other"
        found.append(
            Run(
                tuple(dict.fromkeys(mark.actor_id for mark in group)),
                group[0].start, group[-1].end, lead,
                frozenset(mark.kind for mark in group), tuple(group),
            )
        )  # fmt: skip
        after = group[-1].end
    return found


def _start(mark: Named) -> int:
    return mark.start


def _compounds(text: str, language: str, marks: Sequence[Named]) -> list[Named]:
    """States in compounds of short forms: 日米韓外相, 中法联合声明, franco-allemand."""
    signs = state_signs(language)
    if not signs:
        return []
    taken = {place for mark in marks for place in range(mark.start, mark.end)}
    found = []
    for match in _compound_pattern(language, tuple(signs)).finditer(text):
        step = 1 if len(next(iter(signs))) == 1 else len(match[0])
        for start in range(match.start(), match.end(), step):
            printed = text[start : start + step]
            actor_id = signs.get(printed) or signs.get(printed.lower())
            if actor_id and start not in taken:
                found.append(Named(start, start + step, printed, NAME, actor_id))
        if step > 1 and match.end() + 1 not in taken:
            found += _second_part(text, match.end() + 1, signs)
    return found


def _second_part(text: str, start: int, signs: Mapping[str, str]) -> list[Named]:
    """The adjective after the dash by its stem: polsko-ukraińskie."""
    end = start
    while end < len(text) and text[end].isalpha():
        end += 1
    printed = text[start:end]
    for sign, actor_id in signs.items():
        if sign[-1] in "oо" and printed.lower().startswith(sign[:-1]):
            return [Named(start, end, printed, NAME, actor_id)]
    return []


@cache
def _compound_pattern(language: str, signs: tuple[str, ...]) -> re.Pattern[str]:
    if len(signs[0]) > 1:
        forms = "|".join(map(re.escape, signs))
        return re.compile(rf"(?<![\w-])(?:{forms})(?=[-‑–][^\W\d_])", re.IGNORECASE)
    every = "".join(signs)
    if language == "ko":
        return re.compile(rf"(?<![가-힣])[{every}]{{2,4}}(?=\s|외교|정상|공동|3국)")
    return re.compile(
        rf"(?<![\u3400-\u9fff\d])(?:[{every}]{{2,6}}(?=[外首联共关両两三四领总高元峰国声防])"
        rf"|[{every}](?=外交部|外长|外相|国防部|防长|总统|总理|首相|驻华|驻联合国))"
    )


_ORGANS = frozenset({"ORG:UN:SG", "ORG:UN:DSG", "ORG:UN:GA", "ORG:UN:SC", "ORG:UN:HRC"})


def _are_groups(one: Named, other: Named) -> bool:
    return one.actor_id.startswith("GROUP:") and other.actor_id.startswith("GROUP:")


def _attributive(text: str, marks: Sequence[Named]) -> list[Named]:
    """Without the adjectives of names: "Afghan Taliban", "Russian-Belarusian"."""
    kept: list[Named] = []
    for place, mark in enumerate(marks):
        following = marks[place + 1] if place + 1 < len(marks) else None
        gap = text[mark.end : following.start] if following else "."
        if (
            following is not None
            and (mark.kind in DEMONYM + CAPITAL or (mark.kind == NAME and not gap))
            and ":" in following.actor_id
            and gap in {" ", "", "\n"}
        ):
            continue
        both = following is not None and _are_groups(mark, following)
        if both and gap.strip() in {"(", "（"}:
            continue  # the abbreviation says it better
        before = kept[-1] if kept else None
        if (
            mark.actor_id in _ORGANS
            and before is not None
            and before.actor_id.startswith("ORG:")
            and before.actor_id != "ORG:UN"
            and len(text[before.end : mark.start].strip(" '’s")) == 0
        ):
            continue  # "NATO Secretary General", "the OAS General Assembly"
        if (
            mark.actor_id in _ORGANS
            and following is not None
            and following.actor_id.startswith("ORG:")
            and re.fullmatch(
                r"\s(?:of|de|du|des|del)(?: (?:the|la|l[’']))?\s?",
                text[mark.end : following.start],
            )
        ):
            continue  # "Secretary General of ASEAN"
        kept.append(mark)
    return kept


def _joins(text: str, one: Named, other: Named, language: str) -> bool:
    gap = text[one.end : other.start]
    if not gap:
        return len(one.printed) == 1  # signs of one compound
    if len(gap) > _GAP:
        return False
    if language in UNSPACED:
        return _joins_unspaced(gap, language)
    joined = (
        bool(_JOINING.search(gap))
        or one.actor_id == other.actor_id
        or (language in {"ar", "fa"} and other.printed.startswith("و"))
    )
    if gap.strip(". ") in {"-", "–", "‑", "‐"}:
        return True
    if ":" in one.actor_id and ":" not in other.actor_id:
        joined = joined or only_office(gap, language)  # "the G7 Ministers of Canada,"
    plain = SHORTENED.sub(" ", gap)
    if SENTENCE.search(plain) or re.search(r"[:：]|\s[–—-]\s", plain):
        return False
    plain = PORTFOLIO.sub(" ", plain)
    join, office = cues(language, "join"), cues(language, "office")
    article = cues(language, "article")
    if join.pattern and join.pattern.search(plain):
        joined = True
        plain = join.pattern.sub(" ", plain)
    said = cues(language, "said")
    unknown = named = 0
    for match in TOKEN.finditer(plain):
        word = match[0]
        low = word.lower().replace("’", "'")
        if low in office or low in article or low in join or word.isdigit():
            continue
        if low in said:
            return False
        if word[0].isupper() or low in {"of", "de", "d", "al", "bin", "ben", "von"}:
            named += 1
        else:
            unknown += 1
    # Where the table of offices is whole, no other word may stand between.
    spare = 0 if said.pattern else 2
    return joined and unknown <= spare and named <= 12


def _joins_unspaced(gap: str, language: str) -> bool:
    if len(gap) > 40 or re.search(r"[。！？：:；]", gap):
        return False
    join, office = cues(language, "join"), cues(language, "office")
    article = cues(language, "article")
    joined = False
    rest = gap
    for words, joins in ((office, False), (join, True), (article, False)):
        if words.pattern:
            changed = words.pattern.sub("", rest)
            joined = joined or (joins and changed != rest)
            rest = changed
    return joined and len(re.sub(r"[\s·•\-“”\"（）()]", "", rest)) <= 6
