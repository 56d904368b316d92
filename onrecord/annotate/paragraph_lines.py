"""The lines of a printed resolution: what is furniture, where a line was broken.

A wrapped text breaks a line where the next word would not have fitted. A line that ends
although the next word would have fitted ends a paragraph: that is all a text says about
paragraphs once its indents are lost.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

_STOPS = frozenset(",;:.،؛，；：。")
_NOTES = re.compile(r"[\s\d\"”»’'*)\]\u200b-\u200f]{1,6}$")
_CJK = re.compile("[\u3400-\u9fff\uff00-\uffef]")
_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BLANKS = " \t\u00a0\u3000\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_EDGES = re.compile(f"[{_BLANKS}]*")
_WORD = re.compile(r"\S{1,40}")
_SYMBOL = (
    r"[A-Z]{1,5}/(?:[A-Za-z0-9.]{1,12}[/-]){0,6}[A-Za-z0-9.]{1,12}(?:\s?\(\d{4}\))?"
)
_FURNITURE = re.compile(
    rf"""
      \d\d-\d{{5}}(?:\s?\*)?(?:\s?\([A-Z]\))?(?:\s+\d{{1,4}}\s?/\s?\d{{1,4}})?
    | \d{{1,4}}\s?/\s?\d{{1,4}}(?:\s+\d\d-\d{{5}}(?:\s?\([A-Z]\))?)?
    | [-–—]?\s?\d{{1,4}}\s?[-–—]?
    | (?:[Pp]age|[Pp]ágina|[Ss]eite|стр\.?|第)\s?\d{{1,4}}(?:\s?(?:页|/\s?\d{{1,4}}))?
    | {_SYMBOL}
    """,
    re.VERBOSE,
)
_HEADER = re.compile(rf"{_SYMBOL}(?:\s.{{0,140}})?|.{{0,140}}\s{_SYMBOL}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text: text[start:end] without white space at its edges."""

    start: int
    end: int
    text: str
    blank_before: bool = False
    breaks: bool = False
    """It begins a paragraph by its layout: the line before had room left."""
    inline: bool = False
    """It was cut out of a longer line, at a place where a paragraph may begin."""

    @property
    def stops(self) -> bool:
        """Ends with a mark that a paragraph ends with."""
        return ends_with_stop(self.text)


def ends_with_stop(text: str) -> bool:
    """A comma, semicolon, colon or full stop ends `text`, before marks and notes."""
    if text[-1:] in _STOPS:
        return True
    return _NOTES.sub("", text[-12:])[-1:] in _STOPS


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is set: whole paragraphs a line, or wrapped at a width."""

    wrapped: bool
    width: int
    """Characters in a full line; 0 where nothing is wrapped."""


def lines_of(text: str) -> tuple[list[Line], Layout]:
    """The lines of `text` that carry its words, with how they were broken."""
    raw = _printed_lines(text)
    layout = _layout(raw)
    found: list[Line] = []
    for line in raw:
        before = found[-1] if found else None
        had_room = before is not None and _had_room(before.text, line.text, layout)
        breaks = not layout.wrapped or had_room
        pieces = _cut(text, line) if line.end - line.start > 300 else [line]
        for piece in pieces:
            inline = piece is not pieces[0]
            found.append(
                Line(
                    piece.start, piece.end, piece.text,
                    line.blank_before and not inline, breaks and not inline, inline,
                )
            )  # fmt: skip
    return found, layout


def _printed_lines(text: str) -> list[Line]:
    """Lines without furniture; ``blank_before`` only where the text itself has one."""
    found: list[Line] = []
    blank = furniture = False
    blanks = 0
    end = 0
    for match in _LINE.finditer(text):
        gap, end = text[end : match.start()], match.end()
        blank = blank or gap.count("\n") > 1 or ("\n" not in gap and len(gap) > 1)
        edge = _EDGES.match(text, match.start(), match.end())
        start = edge.end() if edge else match.start()
        words = text[start : match.end()].rstrip()
        if not words:
            blank = True
            continue
        if len(words) <= 160 and (
            (len(words) <= 60 and _FURNITURE.fullmatch(words))
            or ((blank or furniture) and found and _HEADER.fullmatch(words))
        ):
            furniture = True
            continue
        is_blank = blank and not furniture
        blanks += is_blank
        found.append(Line(start, start + len(words), words, is_blank))
        blank = furniture = False
    if blanks > 0.8 * len(found) and sum(line.stops for line in found) < blanks / 2:
        # Every line break was doubled: blank lines say nothing.
        return [Line(line.start, line.end, line.text) for line in found]
    return found


def _layout(lines: list[Line]) -> Layout:
    if not lines:
        return Layout(False, 0)
    stopped = sum(line.stops for line in lines)
    if stopped >= 0.75 * (len(lines) - 3):
        return Layout(False, 0)
    lengths = sorted(len(line.text) for line in lines)
    return Layout(True, lengths[-max(2, len(lengths) // 40)] if lengths[1:] else 0)


def _had_room(before: str, after: str, layout: Layout) -> bool:
    if _CJK.match(after) or _CJK.search(before, max(0, len(before) - 2)):
        return len(before) + 1 <= layout.width
    word = _WORD.match(after)
    return len(before) + 1 + len(word[0] if word else "") <= layout.width


_CUT = re.compile(
    r"""
      [,;.:،؛，；。：]\s+ (?= \d{1,3}\s?[.)．]\s+\S )
    | [,;]\s+ (?= [A-ZÀ-Þ][^\W\d_]{2,20}(?:ing|ed|ant|ando|endo|[eé]s|ful|ly|mente)?\s )
    """,
    re.VERBOSE,
)


def _cut(text: str, line: Line) -> list[Line]:
    """`line` in pieces, wherever a paragraph could begin inside it."""
    places = [match.end() for match in _CUT.finditer(text, line.start, line.end)]
    edges = [line.start, *places, line.end]
    found = []
    for start, end in pairwise(edges):
        piece = text[start:end].rstrip()
        found.append(Line(start, start + len(piece), piece))
    return found
