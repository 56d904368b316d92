"""Documents that a text names: citations, joined where one stands beside another."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from onrecord.annotate.citations import find_citations
from onrecord.symbols import Symbol, parse

_JOINED: Final = 14
"""Characters between two numbers of one list: " and ", ", ", " و"."""
_SHORT: Final = re.compile(
    r"\b(?:UN)?SCR(?:es)?\.?\s{0,2}(\d{2,4})\b|\bUNSC\s+[Rr]es(?:\.|olution)?\s+"
    r"(\d{2,4})\b"
)


@dataclass(frozen=True, slots=True)
class NamedDocuments:
    """One or more symbols, named together at text[start:end]."""

    start: int
    end: int
    symbols: tuple[str, ...]


def named_documents(text: str, language: str) -> list[NamedDocuments]:
    """The documents that are named by symbol or number, in order of place."""
    marks = [
        NamedDocuments(one.start, one.end, (one.symbol,))
        for one in find_citations(text, language)
        if one.symbol
    ]
    marks += [one for match in _SHORT.finditer(text) if (one := _short(match))]
    marks.sort(key=lambda one: (one.start, -one.end))
    found: list[NamedDocuments] = []
    for mark in marks:
        last = found[-1] if found else None
        if last and mark.start < last.end:
            continue
        if last and mark.start - last.end <= _JOINED and _listed(text, last, mark):
            symbols = tuple(dict.fromkeys((*last.symbols, *mark.symbols)))
            found[-1] = replace(last, end=mark.end, symbols=symbols)
        else:
            found.append(mark)
    return found


def _listed(text: str, last: NamedDocuments, mark: NamedDocuments) -> bool:
    """Whether nothing but a comma or one short word stands between."""
    between = text[last.end : mark.start].strip(" ,،、\u00a0()")
    return len(between) <= 4 and not re.search(r"[.;:\n]", between)


def _short(match: re.Match[str]) -> NamedDocuments | None:
    """ "UNSCR 1701": the year comes from the number."""
    printed = f"resolution {match[1] or match[2]}"
    marks = find_citations(f"Security Council {printed}", "en")
    symbol: Symbol | None = parse(marks[0].symbol or "") if marks else None
    if symbol is None:
        return None
    return NamedDocuments(match.start(), match.end(), (symbol.canonical,))
