"""Operative paragraphs as they are given: with their points, or in one plain text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from onrecord.annotate.inputs import InputError, text_of
from onrecord.annotate.paragraph_parts import Part
from onrecord.annotate.paragraphs import parse


@dataclass(frozen=True, slots=True)
class OperativeParagraph:
    """One paragraph or point as it stands; `level` as in `models.Paragraph`."""

    text: str
    number: str = ""
    level: int = 0
    path: str = ""


def paragraphs_of(item: Mapping[str, Any], language: str) -> list[OperativeParagraph]:
    """The paragraphs of an annotator's input: ``paragraphs``, or those of ``text``.

    Raises ``InputError`` naming a field of a wrong type.
    """
    rows = item.get("paragraphs")
    if rows is None:
        return _from_parts(parse(text_of(item, "text"), language))
    if not isinstance(rows, list):
        raise InputError("paragraphs", "a list of objects")
    found = []
    for row in rows:
        if not isinstance(row, Mapping):
            raise InputError("paragraphs", "a list of objects")
        level = row.get("level", 0)
        if not isinstance(level, int):
            raise InputError("level", "a whole number")
        found.append(
            OperativeParagraph(
                text_of(row, "text"),
                text_of(row, "number"),
                level,
                text_of(row, "path"),
            )
        )
    return found


def _from_parts(parts: Sequence[Part]) -> list[OperativeParagraph]:
    """Operative paragraphs up to their points, and the points behind them."""
    found: list[OperativeParagraph] = []
    for part, following in zip_longest(parts, parts[1:]):
        if part.kind == "op":
            text = part.text
            if following is not None and following.kind == "point":
                at = text.find(following.text)
                mark = rf"\s*[(\[]?{re.escape(following.number)}[)\].]*\s*$"
                text = re.sub(mark, "", text[:at]) if at > 0 else text
            found.append(OperativeParagraph(text, part.number, 0, part.number))
        elif part.kind == "point" and found:
            found.append(OperativeParagraph(part.text, part.number, part.level))
    return found
