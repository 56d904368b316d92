"""The parts of a resolution, from the lines that were found to belong to each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.annotate.paragraph_cues import POINT, Kind
from onrecord.annotate.paragraph_lines import Line
from onrecord.annotate.paragraph_verbs import Section, leading_verb
from onrecord.text import squash

VERSION = "paragraphs/1"


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
class Open:
    """A part that still takes lines."""

    kind: Kind
    lines: list[Line]
    number: str = ""
    text_at: int = 0
    confidence: float = 1.0
    points: list[tuple[int, str, int]] = field(default_factory=list)
    """(index of the line, mark, level) of the points in it."""


def headings_apart(parts: Sequence[Open]) -> list[Open]:
    """Lines behind the end of a paragraph, before the next number: a heading."""
    whole: list[Open] = []
    for part, after in zip(parts, [*parts[1:], None], strict=True):
        whole.append(part)
        if part.kind not in {"pre", "op"} or after is None:
            continue
        if after.kind != "op" and (part.kind, after.kind) != ("op", "pre"):
            continue
        size = len(part.lines)
        while (
            size > 1 and not part.lines[size - 1].stops and (len(part.lines) - size < 4)
        ):
            size -= 1
        tail = part.lines[size:]
        if not tail or not part.lines[size - 1].stops:
            continue
        if any(at >= size for at, _, _ in part.points):
            continue
        del part.lines[size:]
        whole.append(Open("heading", tail, confidence=0.8))
    return whole


def written(
    text: str, parts: Sequence[Open], language: str, organ: str
) -> tuple[Part, ...]:
    """`parts` with text, verb and points; `organ` as `leading_verb` has it."""
    found: list[Part] = []
    for part in parts:
        start, end = part.lines[0].start, part.lines[-1].end
        body = squash(text[start + part.text_at : end])
        verb, sure = "", part.confidence
        if part.kind in {"pre", "op"}:
            section: Section = "pre" if part.kind == "pre" else "op"
            lead = leading_verb(body[:300], language, section, organ)
            if lead:
                verb = body[lead.start : lead.end]
                sure = round(sure * (1.0 if lead.known else 0.8), 3)
        found.append(Part(part.kind, start, end, body, part.number, 0, verb, sure))
        found += _points(text, part, end)
    return tuple(found)


def _points(text: str, part: Open, end: int) -> list[Part]:
    edges = [part.lines[at].start for at, _, _ in part.points] + [end]
    found = []
    for (at, mark, level), stop in zip(part.points, edges[1:], strict=True):
        line = part.lines[at]
        match = POINT.match(line.text)
        start = line.start + (match.end() if match else 0)
        body = squash(text[start:stop])
        found.append(
            Part("point", line.start, stop, body, mark, level, "", part.confidence)
        )
    return found
