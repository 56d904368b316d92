"""Which kind of office printed words tell: "Minister for Foreign Affairs", "总统"."""

from __future__ import annotations

import re
from functools import cache

from onrecord.annotate.person_names import fold

_WORDS = {
    "deputy_head_of_state": (
        r"vice.?president|vizepr|deputy president|вице-?президент|副主席|副总统"
        r"|نائب الرئيس"
    ),
    "deputy_head_of_government": (
        r"(deputy|vice).{0,9}(prime|premier)|vice.?premier|tanaiste|viceprim"
        r"|вице-?премьер|副总理|vice.?chancellor"
    ),
    "foreign_minister": (
        r"foreign|external|exterior|etranger|aussen|auswartig|minister.{0,14}affairs"
        r"|иностранных|secretary of state|外交|外长|外務|خارجية"
    ),
    "head_of_government": (
        r"prime.?minister|premier|primer ministr|head of.{0,5}government|chancellor"
        r"|kanzler|taoiseach|chef du gouv|jefe de.{0,6}gob|премьер|总理|首相"
        r"|رئيس الوزراء|رئيس مجلس الوزراء"
    ),
    "permanent_representative": (
        r"permanent (rep|obs)|ambassador|represent|charge d|постоянн|常驻|مندوب"
    ),
    "un_official organisation_head special_envoy": (
        r"secretary.general|high (commissioner|representative)|coordinator|envoy"
        r"|director.general|commission|генеральн\w+ секретар|秘书长|الأمين العام"
        r"|secretaire general|secretario general"
    ),
    "spokesperson": r"spokes|portavoz|porte.parole|sprecher|представител|发言人|متحدث",
}
_LESS_TELLING = {
    "head_of_state": (
        r"president|head of.{0,5}state|\bking\b|queen|\bemir|\bamir|prince|sultan"
        r"|supreme leader|pope|sovereign|captain regent|monarch|президент|король"
        r"|主席|总统|国王|رئيس|ملك|أمير"
    ),
    "group_leader": r"leader|commander|chief|лидер|领导人|قائد|زعيم",
    "minister": r"minist|secretary|министр|部长|وزير",
}
"""Words that other offices contain; asked only where those were not found."""


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], frozenset[str], bool], ...]:
    return tuple(
        (re.compile(pattern), frozenset(offices.split()), table is _WORDS)
        for table in (_WORDS, _LESS_TELLING)
        for offices, pattern in table.items()
    )


def offices_in(role: str) -> frozenset[str]:
    """The kinds of office that printed words tell; empty where they tell none."""
    plain = role[:200].casefold()
    latin = fold(plain)
    found: set[str] = set()
    for pattern, offices, telling in _patterns():
        if found and not telling:
            break
        if pattern.search(plain) or pattern.search(latin):
            found |= offices
    if "deputy_head_of_government" in found:
        found.discard("head_of_government")
    return frozenset(found)
