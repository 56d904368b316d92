"""Resolutions in plain text: formula, preambular and operative paragraphs.

`parse` reads the text of a resolution of any body, one paragraph a line or wrapped and
with the furniture of its pages, into `Part`s. Operative paragraphs are found by their
numbers, which run on; preambular ones by their leading verbs and by where a line ends
early. It never raises, and takes time in proportion to the text.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from onrecord.annotate.paragraph_cues import (
    BODY,
    ENDINGS,
    NUMBER,
    ORGANS,
    POINT,
    PREAMBLE_MARK,
    SECTION,
    Kind,
    number_of,
    shaped,
)
from onrecord.annotate.paragraph_lines import Line, ends_with_stop, lines_of
from onrecord.annotate.paragraph_parts import (
    VERSION,
    Open,
    Part,
    headings_apart,
    written,
)
from onrecord.annotate.paragraph_verbs import (
    Section,
    begins,
    known_languages,
    lead_words,
    likelier,
)

__all__ = ["VERSION", "Part", "annotate", "parse"]


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
    for line in lines[:60]:
        words = [w for w, _ in lead_words(NUMBER.sub("", line.text[:200], count=1))]
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
        self.parts: list[Open] = []
        self.state: Kind = "title"
        self.number = 0
        self.formula = ""
        self.new_section = False
        self.numbers = any(number_of(line.text) == 1 for line in lines)
        """The operative paragraphs are numbered: what is not, stands before them."""

    def read(self) -> tuple[Part, ...]:
        first = self._first()
        for index, line in enumerate(self.lines):
            self._take(index, line, first)
        organ = next((one for one, name in ORGANS if name.search(self.formula)), "")
        return written(self.text, headings_apart(self.parts), self.language, organ)

    def _first(self) -> int:
        """The line of the formula, or the first paragraph where there is none."""
        for index, (line, after) in enumerate(pairwise(self.lines)):
            if self._is_formula(line.text) and (
                line.text[-1] in ",،，"
                or self._verb(after.text)
                or number_of(after.text)
            ):
                return index
        for index, line in enumerate(self.lines):
            numbered = number_of(line.text)
            if (self._verb(line.text) and ends_with_stop(line.text)) or numbered == 1:
                return index
        return len(self.lines)

    def _is_formula(self, text: str) -> bool:
        words = len(text.split())
        return (
            len(text) <= 110
            and words <= 14
            and not any(map(str.isdigit, text))
            and bool(BODY.match(text))
            and not text.endswith((";", "；"))
        )

    def _verb(self, text: str) -> Section | None:
        """The section whose paragraphs open like `text`, if its verb is known."""
        if self.cased and not text.lstrip(' "“«(')[:1].isupper():
            return None
        words = [word for word, _ in lead_words(text)]
        section = shaped(words, self.language) or likelier(words, self.language)
        return "pre" if section and self.numbers else section

    def _take(self, index: int, line: Line, first: int) -> None:
        before = self.lines[index - 1] if index else None
        loose = before is None or before.stops or line.blank_before
        if index < first:
            self._open("title", line) if not index else self.parts[-1].lines.append(
                line
            )
        elif (index == first and self._is_formula(line.text)) or (
            self.state != "title" and line.text == self.formula
        ):
            self._formula(line)
        elif self.state in {"closing", "annex"}:
            self.parts[-1].lines.append(line)
        elif (numbered := self._numbered(line, loose)) is not None:
            self.number, self.new_section = int(numbered[1]), False
            self._open("op", line, numbered[1], numbered.end())
        elif self.state == "op" and (loose or line.breaks) and self._ends(line):
            pass
        elif self._resolves(index, line):
            self.parts.append(Open("formula", [line]))
        elif self.number and loose and SECTION.fullmatch(line.text):
            self.new_section = True
            self.parts[-1].lines.append(line)
        elif self.number == 0 and loose and (mark := PREAMBLE_MARK.match(line.text)):
            self._open("pre", line, mark[0].strip(" .)–—-"), mark.end())
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
            and number_of(after.text) == 1
        )

    def _formula(self, line: Line) -> None:
        self.formula, self.number = line.text, 0
        self._open("formula", line)
        self.state = "pre"

    def _open(self, kind: Kind, line: Line, number: str = "", at: int = 0) -> None:
        sure = 1.0 if number or line.blank_before or line.breaks else 0.7
        self.parts.append(Open(kind, [line], number, at, sure))
        if kind != "formula":
            self.state = kind

    def _numbered(self, line: Line, loose: bool) -> re.Match[str] | None:
        match = NUMBER.match(line.text)
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
            return match if (not loose or self.new_section) and verb else None
        missed = self.number and self.number < number <= self.number + 3
        return match if missed and verb and loose else None

    def _ends(self, line: Line) -> bool:
        """`line` stands behind the last paragraph: closing words or an annex."""
        if line.inline:
            return False
        for kind, pattern in ENDINGS:
            whole = kind == "annex"
            if pattern.fullmatch(line.text) if whole else pattern.match(line.text):
                self._open(kind, line)
                return True
        return False

    def _unnumbered(self, index: int, line: Line, loose: bool) -> Section | None:
        opened = self.parts[-1] if self.parts else None
        after_formula = opened is None or opened.kind in {"title", "formula"}
        if self.number and not self.new_section:
            return None
        first = after_formula or self.new_section
        if not (loose or first) or line.text[0] in "(（":
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
        if self.new_section:
            return None
        capital = not self.cased or line.text.lstrip('"“«')[:1].isupper()
        apart = line.blank_before or (line.breaks and (self.wrapped or line.stops))
        return self._section() if apart and loose and capital else None

    def _is_heading(self, index: int) -> bool:
        """From here to the first number nothing ends as a paragraph does."""
        for line in self.lines[index : index + 4]:
            if number_of(line.text) in {1, self.number + 1}:
                return True
            if line.stops:
                return False
        return False

    def _section(self) -> Section:
        return "op" if self.state == "op" else "pre"

    def _continue(self, line: Line, loose: bool) -> None:
        opened = self.parts[-1]
        point = POINT.match(line.text)
        if point and (loose or line.breaks) and opened.kind in {"pre", "op"}:
            mark = point["mark"] or point["dash"]
            roman = set(mark) <= set("ivx") and any(
                level == 2 or one not in {"h", "u", "w"}
                for _, one, level in opened.points[-1:]
            )
            opened.points.append((len(opened.lines), mark, 2 if roman else 1))
        opened.lines.append(line)


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
                    "num": int(part.number)
                    if part.number and part.kind == "op"
                    else None,
                    "verb": part.verb or None,
                    "text": part.text,
                }
            )
    return found
