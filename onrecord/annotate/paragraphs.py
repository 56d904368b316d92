"""Resolutions in plain text: formula, preambular and operative paragraphs.

`parse` reads the text of a resolution of any body, one paragraph a line or wrapped and
with the furniture of its pages, into `Part`s. Operative paragraphs are found by their
numbers, which run on; preambular ones by their leading verbs and by where a line ends
early. It never raises, and takes time in proportion to the text.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from onrecord.annotate.paragraph_lines import Line, ends_with_stop, lines_of
from onrecord.annotate.paragraph_verbs import (
    Section,
    begins,
    known_languages,
    lead_words,
    leading_verb,
    likelier,
)
from onrecord.text import squash

VERSION = "paragraphs/1"

Kind = Literal["title", "formula", "heading", "pre", "op", "point", "closing", "annex"]

_NUMBER = re.compile(r"(?:OP\s?)?(\d{1,3})(?:\s?[.)．、）]\s*|\s?[,–—-]\s+)(?=\D)")
_POINT = re.compile(
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
      Adopted\s(?:unanimously|by|at|without|on)\b | \d{1,5}(?:st|nd|rd|th)\s(?:plenary\s)?meeting
    | Adoptée?\s(?:à|par|sans)\b | \d{1,5}[eᵉ]\s?séance | Aprobad[ao]\s(?:por|en)\b
    | \d{1,5}[ªa.]\s?sesión | \d{1,5}-е\s(?:пленарное\s)?заседание | .{0,20}次(?:全体)?会议$
    | الجلسة\sالعامة\s
    """,
    re.VERBOSE,
)
_BODY = re.compile(
    r"""
      (?:The|Le|La|Les|El|Los|Las|Der|Die|Das|We|Nous)\s | L[’']\s?\w | إن\s | ان\s
    | [^,]{0,60}(?:Ассамблея|Совет|Комитет|Комиссия|Конференция|Собрание|Форум)
    | [^，]{0,30}(?:大会|理事会|委员会|会议|议会)
    """,
    re.VERBOSE,
)
_ORGANS = (
    ("S", re.compile("Security|sécurité|Seguridad|Безопасности|安全|الأمن|Sicherheits")),
    ("A", re.compile(
        "General Assembly|Assemblée gén|Asamblea Gen|Генеральная|大会|الجمعية|Generalv"
    )),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a resolution's text: text[start:end], as printed."""

    kind: Kind
    start: int
    end: int
    text: str
    """Whitespace squashed, without the number; with its points."""
    number: str = ""
    """``4``, or the mark of a point: ``a``, ``ii``."""
    level: int = 0
    """0 for paragraphs, 1 for their points, 2 for points of points."""
    verb: str = ""
    """The leading verb as printed: ``Decides further``."""
    confidence: float = 1.0
    version: str = VERSION


@dataclass(slots=True)
class _Open:
    """A part that still takes lines."""

    kind: Kind
    lines: list[Line]
    number: str = ""
    text_at: int = 0
    confidence: float = 1.0
    points: list[tuple[int, str, int]] = field(default_factory=list)
    """(index of the line, mark, level) of the points in it."""


def parse(text: str, language: str = "") -> tuple[Part, ...]:
    """The parts of the resolution `text`, in print order; points follow theirs.

    `language` is an ISO 639-1 code; without one it is taken from the words.
    """
    lines, layout = lines_of(text)
    if not lines:
        return ()
    if language not in known_languages():
        language = _language(lines)
    return _Reader(text, lines, language, layout.wrapped).read()


def _language(lines: Sequence[Line]) -> str:
    """The language whose leading verbs begin most lines; English where none do."""
    scores = dict.fromkeys(known_languages(), 0)
    for line in lines[:400]:
        words = [w for w, _ in lead_words(_NUMBER.sub("", line.text[:200], count=1))]
        for language in scores:
            known = begins(words, language, "pre") + begins(words, language, "op")
            scores[language] += known > 1
    best = max(scores, key=lambda one: scores[one], default="en")
    return best if scores.get(best) else "en"


class _Reader:
    """One walk over the lines of one text."""

    def __init__(
        self, text: str, lines: list[Line], language: str, wrapped: bool
    ) -> None:
        self.text, self.lines, self.language = text, lines, language
        self.wrapped = wrapped
        self.cased = language in {"en", "fr", "es"} or language not in known_languages()
        self.parts: list[_Open] = []
        self.state: Kind = "title"
        self.number = 0
        self.formula = ""
        self.numbers = any(_number(line.text) == 1 for line in lines)
        """The operative paragraphs are numbered: what is not, stands before them."""

    def read(self) -> tuple[Part, ...]:
        first = self._first()
        for index, line in enumerate(self.lines):
            self._take(index, line, first)
        self._set_headings_apart()
        return self._written()

    def _first(self) -> int:
        """The line of the formula, or the first paragraph where there is none."""
        for index, (line, after) in enumerate(pairwise(self.lines)):
            if self._is_formula(line.text) and (
                line.text[-1] in ",،，" or self._verb(after.text) or _number(after.text)
            ):
                return index
        for index, line in enumerate(self.lines):
            numbered = _number(line.text)
            if (self._verb(line.text) and ends_with_stop(line.text)) or numbered == 1:
                return index
        return len(self.lines)

    def _is_formula(self, text: str) -> bool:
        words = len(text.split())
        return (
            len(text) <= 110
            and words <= 14
            and not any(map(str.isdigit, text))
            and bool(_BODY.match(text))
            and not text.endswith((";", "；"))
        )

    def _verb(self, text: str) -> Section | None:
        """The section whose paragraphs open like `text`, if its verb is known."""
        if self.cased and not text.lstrip(" \"“«(")[:1].isupper():
            return None
        words = [word for word, _ in lead_words(text)]
        section = _shaped(words, self.language) or likelier(words, self.language)
        return "pre" if section and self.numbers else section

    def _take(self, index: int, line: Line, first: int) -> None:
        before = self.lines[index - 1] if index else None
        loose = before is None or before.stops or line.blank_before
        if index < first:
            self._open("title", line) if not index else self.parts[-1].lines.append(line)
        elif (index == first and self._is_formula(line.text)) or (self.state != "title" and line.text == self.formula):
            self._formula(line)
        elif self.state in {"closing", "annex"}:
            self.parts[-1].lines.append(line)
        elif (numbered := self._numbered(line, loose)) is not None:
            self.number = int(numbered[1])
            self._open("op", line, numbered[1], numbered.end())
        elif self.state == "op" and (loose or line.breaks) and self._ends(line):
            pass
        elif self._resolves(index, line):
            self.parts.append(_Open("formula", [line]))
        elif kind := self._unnumbered(index, line, loose):
            self._open(kind, line)
        else:
            self._continue(line, loose)

    def _resolves(self, index: int, line: Line) -> bool:
        """A verb alone that leads to all numbered paragraphs: "Resolves:"."""
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        return (
            self.number == 0
            and line.text[-1] in ":："
            and len(line.text) <= 30
            and after is not None
            and _number(after.text) == 1
        )

    def _formula(self, line: Line) -> None:
        self.formula, self.number = line.text, 0
        self._open("formula", line)
        self.state = "pre"

    def _open(self, kind: Kind, line: Line, number: str = "", at: int = 0) -> None:
        sure = 1.0 if number or line.blank_before or line.breaks else 0.7
        self.parts.append(_Open(kind, [line], number, at, sure))
        if kind != "formula":
            self.state = kind

    def _numbered(self, line: Line, loose: bool) -> re.Match[str] | None:
        match = _NUMBER.match(line.text)
        if match is None:
            return None
        number = int(match[1])
        rest = line.text[match.end() : match.end() + 200]
        verb = begins([word for word, _ in lead_words(rest)], self.language, "op") > 0
        if number == self.number + 1:
            if line.inline:
                return match if verb else None
            return match if loose or line.breaks or verb else None
        if match[0].rstrip()[-1] in ",–—-":
            return None
        if number == 1 and self.number > 1:
            # Numbers begin again in a new section, under a heading of its own.
            return match if not loose and verb else None
        missed = self.number and self.number < number <= self.number + 3
        return match if missed and verb and loose else None

    def _ends(self, line: Line) -> bool:
        """`line` stands behind the last paragraph: closing words or an annex."""
        if line.inline:
            return False
        for kind, pattern in _ENDINGS:
            whole = kind == "annex"
            if pattern.fullmatch(line.text) if whole else pattern.match(line.text):
                self._open(kind, line)
                return True
        return False

    def _unnumbered(self, index: int, line: Line, loose: bool) -> Section | None:
        opened = self.parts[-1] if self.parts else None
        after_formula = opened is None or opened.kind in {"title", "formula"}
        if self.number or not (loose or after_formula) or line.text[0] in "(（":
            return None
        if self._is_heading(index):
            return None
        verb = self._verb(line.text)
        if line.inline:
            words = [word for word, _ in lead_words(line.text)]
            known = likelier(words, self.language)
            return verb if self.cased and known else None
        if after_formula:
            return verb or "pre"
        if verb == "op" and self.state == "pre" and not line.blank_before:
            # Mid-sentence verbs look like this too, where nothing is in capitals.
            verb = verb if self.cased or line.breaks else None
        if verb:
            return verb
        capital = not self.cased or line.text.lstrip("\"“«")[:1].isupper()
        apart = line.blank_before or (line.breaks and (self.wrapped or line.stops))
        return self._section() if apart and loose and capital else None

    def _is_heading(self, index: int) -> bool:
        """From here to the first number nothing ends as a paragraph does."""
        for line in self.lines[index : index + 4]:
            if _number(line.text) == 1:
                return True
            if line.stops:
                return False
        return False

    def _section(self) -> Section:
        return "op" if self.state == "op" else "pre"

    def _continue(self, line: Line, loose: bool) -> None:
        opened = self.parts[-1]
        point = _POINT.match(line.text)
        if point and (loose or line.breaks) and opened.kind in {"pre", "op"}:
            mark = point["mark"] or point["dash"]
            roman = set(mark) <= set("ivx") and any(
                level == 2 or one not in {"h", "u", "w"}
                for _, one, level in opened.points[-1:]
            )
            opened.points.append((len(opened.lines), mark, 2 if roman else 1))
        opened.lines.append(line)

    def _set_headings_apart(self) -> None:
        """Lines behind the end of a paragraph, before the next number: a heading."""
        whole: list[_Open] = []
        for part, after in zip(self.parts, [*self.parts[1:], None], strict=True):
            whole.append(part)
            if part.kind not in {"pre", "op"} or after is None or after.kind != "op":
                continue
            size = len(part.lines)
            while size > 1 and not part.lines[size - 1].stops and (
                len(part.lines) - size < 4
            ):
                size -= 1
            tail = part.lines[size:]
            if not tail or not part.lines[size - 1].stops:
                continue
            if any(at >= size for at, _, _ in part.points):
                continue
            del part.lines[size:]
            whole.append(_Open("heading", tail, confidence=0.8))
        self.parts = whole

    def _written(self) -> tuple[Part, ...]:
        shown = self.formula
        organ = next((code for code, words in _ORGANS if words.search(shown)), "")
        found: list[Part] = []
        for part in self.parts:
            start, end = part.lines[0].start, part.lines[-1].end
            body = squash(self.text[start + part.text_at : end])
            verb, sure = "", part.confidence
            if part.kind in {"pre", "op"}:
                section: Section = "pre" if part.kind == "pre" else "op"
                lead = leading_verb(body[:300], self.language, section, organ)
                if lead:
                    verb = body[lead.start : lead.end]
                    sure = round(sure * (1.0 if lead.known else 0.8), 3)
            found.append(
                Part(part.kind, start, end, body, part.number, 0, verb, sure)
            )
            found += self._points(part, end)
        return tuple(found)

    def _points(self, part: _Open, end: int) -> list[Part]:
        edges = [part.lines[at].start for at, _, _ in part.points] + [end]
        found = []
        for (at, mark, level), stop in zip(part.points, edges[1:], strict=True):
            line = part.lines[at]
            match = _POINT.match(line.text)
            start = line.start + (match.end() if match else 0)
            body = squash(self.text[start:stop])
            found.append(
                Part("point", line.start, stop, body, mark, level, "", part.confidence)
            )
        return found


_ENDINGS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
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


def _shaped(words: Sequence[str], language: str) -> Section | None:
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


def _number(text: str) -> int | None:
    match = _NUMBER.match(text)
    return int(match[1]) if match else None


def annotate(item: Mapping[str, str]) -> list[dict[str, str | int | None]]:
    """Paragraphs of ``item["text"]`` in the form of the evaluation sets.

    ``lang`` may be missing. Points and what is not a paragraph of the resolution are
    left out: a point is part of its paragraph's text.
    """
    found: list[dict[str, str | int | None]] = []
    for part in parse(item.get("text") or "", item.get("lang") or ""):
        if part.kind in {"formula", "heading", "pre", "op"}:
            found.append(
                {
                    "sec": part.kind,
                    "num": int(part.number) if part.number else None,
                    "verb": part.verb or None,
                    "text": part.text,
                }
            )
    return found
