"""What a body extends when it decides "to extend the mandate of … until …".

Mandates of missions, panels and offices, and measures: embargoes, sanctions,
authorisations. Which day it runs to is the deadline's matter.
"""

import re
from dataclasses import dataclass
from typing import Final

_REACH: Final = 160
"""Characters of a clause in which the verb that extends stands."""

_VERB: Final = {
    "en": re.compile(
        r"\b(?:extend|renew|prolong|continue|maintain|re-?establish|establish|reappoint|"
        r"reauthori[sz]e|(?:be|is|are|remain)\s(?:extended|renewed|in\s(?:force|effect))|"
        r"shall\s(?:continue|remain|apply|cease|expire|terminate)|create|terminate)",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:proroger|reconduire|renouveler|prolonger|maintenir|rétablir|créer)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:prorrogar|renovar|prolongar|mantener|restablecer|establecer)\b",
        re.IGNORECASE,
    ),
}
_STOP: Final = {
    "en": (
        r"(?=,(?!\d)|;|\s\(|\sas\s(?:of|set|established|defined|contained|specified|outlined|"
        r"described|provided|stated|authorized|authorised)|\suntil\b|\sfor\sa\b|\sset\s"
        r"|\sestablished|\sunder\b|\spursuant|\sand\s|\swith\s|\scontained|\sby\s|"
        r"\scurrently|\sreferred|\sbeyond|\sthrough\b|\sin\saccordance|\sshall\b|\sis\s|"
        r"\sfor\s\w+\s(?:further|months|years)|(?<!Mission)\sto\s|\soriginally|\.|$)"
    ),
    "fr": (
        r"(?=,|;|\s\(|\stels?\b|\stelles?\b|\sjusqu|\spour\sune|\spour\s\w+\smois|"
        r"\set\s|\sétabli|\sénoncé|\smodifié|\sfigurant|\sen\s[A-ZR]|\scréé|\sdéfini|\squi\s|\.|$)"
    ),
    "es": (
        r"(?=,|;|\s\(|\shasta\b|\spor\sun|\scomo\sse|\sestablecid|\senunciad|\smodificad|\simpuest|\sque\s|"
        r"\sy\s|\sconforme|\.|$)"
    ),
}
_MANDATE: Final = {
    "en": re.compile(
        r"\bmandates?\sof\s(?P<who>(?:the\s|its\s)?[^,;.(]{2,150}?)" + _STOP["en"]
        + r"|\b(?P<owner>[A-Z][A-Za-z‑-]{1,40}"
        r"(?:\s(?:of|for|the|in|[A-Z][A-Za-z‑-]{1,40})){0,8})"
        r"[’']s?\s(?:current\s|present\s)?"
        r"(?:mandate|term|deployment)\b",
    ),
    "fr": re.compile(
        r"\bmandats?\s(?:actuel\s)?(?:de\sla\s|du\s|de\sl[’']|des\s|d[’']|"
        r"(?:qu[’']il\sa\s)?confié\s(?:à\sla|au|aux)\s)(?P<who>[^,;.(]{2,150}?)"
        + _STOP["fr"]
        + r"|(?P<owner>(?!))",
    ),
    "es": re.compile(
        r"\bmandatos?\s(?:de\slas?|de\slos|del|de)\s(?P<who>[^,;.(]{2,150}?)"
        + _STOP["es"] + r"|(?P<owner>(?!))",
    ),
}  # fmt: skip
_MEASURE: Final = {
    "en": re.compile(
        r"\b(?P<what>(?:(?:the|its|all|such)\s(?:[a-z-]+\s){0,3}?)?(?:measures|tasks|"
        r"authori[sz]ations?|embargo|"
        r"provisions|exemptions?|sanctions|arrangements|prohibitions?|requirements?|"
        r"restrictions|freeze|ban|deployment|support|decisions|mandate|resolution\s\d+(?:\s\(\d+\))?)(?![\w])"
        r"(?:[^,;]|,(?=\d)){0,120}?)" + _STOP["en"],
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?P<what>(?:les|la|l[’']|le)\s?(?:mesures|autorisations?|dispositions|"
        r"embargo|dérogations?|sanctions|interdictions?|mandat)\b[^,;]{0,120}?)"
        + _STOP["fr"],
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?P<what>(?:las?|los?|el)\s(?:medidas|autorizaci(?:ón|ones)|disposiciones|"
        r"embargo|exenci(?:ón|ones)|sanciones|prohibici(?:ón|ones)|mandato)\b[^,;]{0,120}?)"
        + _STOP["es"],
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class Extension:
    """What is extended, at text[start:end]."""

    start: int
    end: int
    is_mandate: bool
    """Of a body; else measures."""


def extended(text: str, start: int, end: int, language: str) -> Extension | None:
    """What the clause text[start:end] extends; None where it extends nothing."""
    if not _VERB[language].search(text, start, min(end, start + _REACH)):
        return None
    mandate = _MANDATE[language].search(text, start, end)
    found = mandate or _MEASURE[language].search(text, start, end)
    if found is None:
        return None
    name = ("who" if found["who"] else "owner") if mandate else "what"
    first, last = found.span(name)
    return Extension(first, first + len(text[first:last].rstrip()), bool(mandate))
