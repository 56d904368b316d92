"""What the parts of a resolution look like: numbers, points, closing words, verbs."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from onrecord.annotate.paragraph_verbs import Section

Kind = Literal["title", "formula", "heading", "pre", "op", "point", "closing", "annex"]

NUMBER = re.compile(
    r"(?:OP\s?(?=\d{1,3}\b))?(\d{1,3})"
    r"(?:\s?[.)．、）]\s*|\s?[,–—-]\s+|(?<=OP\d)\s+|(?<=OP\d\d)\s+)(?=\D)"
)
PREAMBLE_MARK = re.compile(r"PP\s?\d{1,3}\s?[.)]?\s+|(?:[A-Z]{1,2}\.|[–—-])\s+(?=\w)")
"""What drafts and some bodies print before preambular paragraphs: PP1, "A.", a dash."""

SECTION = re.compile(r"[IVX]{1,5}\.?|[A-H]\.?")
"""The number or letter of a section, alone in a line."""

POINT = re.compile(
    r"[(（]?(?P<mark>[a-z]{1,3}|[ivx]{1,5}|[A-Z]|[а-я]|[一二三四五六七八九十]{1,3}"
    r"|[\u0621-\u064a]{1,2}|\d{1,2})[)）]\s*|(?P<dash>[•●▪–—-])\s+"
)
_ANNEX = re.compile(
    r"(?:Annexe?|Anexo|Anlage|Appendix|Apéndice|Приложение|附件|附录|المرفق|مرفق)"
    r"(?:\s{1,3}(?:[IVXLA-Z\d]{1,6}|[一二三四五六七八九十]{1,3}))?[*.]?",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"""
      Adopted\s(?:unanimously|by|at|without|on)\b
    | \d{1,5}(?:st|nd|rd|th)\s(?:plenary\s)?meeting
    | Adoptée?\s(?:à|par|sans)\b | \d{1,5}[eᵉ]\s?séance | Aprobad[ao]\s(?:por|en)\b
    | \d{1,5}[ªa.]\s?sesión | \d{1,5}-е\s(?:пленарное\s)?заседание
    | .{0,20}次(?:全体)?会议$
    | الجلسة\sالعامة\s
    """,
    re.VERBOSE,
)
BODY = re.compile(
    r"""
      (?:The|Le|La|Les|El|Los|Las|Der|Die|Das|We|Nous)\s | L[’']\s?\w | إن\s | ان\s
    | [^,]{0,60}(?:Ассамблея|Совет|Комитет|Комиссия|Конференция|Собрание|Форум)
    | [^，]{0,30}(?:大会|理事会|委员会|会议|议会)
    """,
    re.VERBOSE,
)
ORGANS = (
    ("S", re.compile("Security|sécurité|Seguridad|Безопасности|安全|الأمن|Sicherheit")),
    ("A", re.compile(
        "General Assembly|Assemblée gén|Asamblea Gen|Генеральная|大会|الجمعية|Generalv"
    )),
)  # fmt: skip

ENDINGS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("closing", _CLOSING),
    ("annex", _ANNEX),
)

_PARTICIPLES: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(r"\w{3,}ing$|\w{5,}ed$|\w{3,}ful$"),
    "fr": re.compile(r"\w{3,}ant$"),
    "es": re.compile(r"\w{3,}[aei]ndo$"),
}
"""Forms of leading verbs of preambles that no table has."""

_FINITE = re.compile(
    r"\w{3,}s (?:that|to|the|its|upon|on|with|also|further|and|all|this)\b"
)


def shaped(words: Sequence[str], language: str) -> Section | None:
    """The section by the form of the first words: participle or third person."""
    if language not in _PARTICIPLES:
        return None
    # "And" and an adverb may come first: "Deeply disturbed".
    verb = list(words[:4])
    while len(verb) > 1 and re.search("^and$|^et$|^y$|ly$|mente?$", verb[0]):
        del verb[0]
    if verb and _PARTICIPLES[language].search(verb[0]):
        return "pre"
    return "op" if language == "en" and _FINITE.match(" ".join(verb)) else None


def number_of(text: str) -> int | None:
    """The number of an operative paragraph that `text` opens with."""
    match = NUMBER.match(text)
    return int(match[1]) if match else None
