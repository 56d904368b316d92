"""Which document a file is: its symbol, from four places that do not always agree.

The file's name and the number printed above the text are independent of each other.
The symbol on the cover and the FRBR address come from one editor's block, and in some
files that block was left over from another document: then none of its facts (votes,
sponsors, meetings) may be taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from onrecord import symbols
from onrecord.models import Note
from onrecord.spiders.akoma import local
from onrecord.spiders.akoma_meta import Cover, Meta, text_of
from onrecord.symbols import Symbol


@dataclass(frozen=True, slots=True)
class Identity:
    """`native_id` is canonical and without Corr.; parts add their letter to it."""

    symbol: Symbol
    native_id: str
    corrects: str = ""
    foreign: bool = False
    """The editor's block is about another document."""
    notes: tuple[Note, ...] = ()


def identify(
    file_name: str, cover: Cover, meta: Meta, main: etree._Element, kind: str
) -> Identity | None:
    """None where neither the file name nor the cover is a symbol."""
    named = symbols.parse_file_name(file_name)
    printed = symbols.parse(cover.symbol) if cover.symbol else None
    numbered = _numbered(cover, main)
    address = _address(meta.uri, kind)
    named = _with_year(named, (printed, numbered))
    chosen = printed or named
    if chosen is None:
        return None
    witnesses = {
        "file name": named,
        "cover symbol": printed,
        "printed number": numbered,
        "FRBR address": address,
    }
    foreign = False
    if named is not None and _whole(printed) != _whole(named):
        chosen = named
        if printed is not None and numbered is not None:
            chosen = printed if _whole(numbered) == _whole(printed) else named
        about = {_whole(symbol) for symbol in (printed, address) if symbol}
        foreign = bool(about) and _whole(chosen) not in about
    if (
        named is not None
        and chosen.part is None
        and named.part is not None
        and _whole(chosen) == _whole(named)
    ):
        chosen = named  # the cover leaves the letter out
    notes = []
    if len({_whole(symbol) for symbol in witnesses.values() if symbol}) > 1 or (
        printed is None
    ):
        said = ", ".join(
            f"{name} {symbol.canonical if symbol else 'none'}"
            for name, symbol in witnesses.items()
        )
        left = "; the editor's block is another document's and was not read"
        notes.append(Note("symbol_mismatch", said + (left if foreign else "")))
    document = symbols.base(chosen)
    native_id = document.canonical
    if local(main) == "documentCollection":
        native_id = _whole(document) or native_id
    corrects = native_id if document.canonical != chosen.canonical else ""
    return Identity(chosen, native_id, corrects, foreign, tuple(notes))


def _with_year(
    named: Symbol | None, others: tuple[Symbol | None, ...]
) -> Symbol | None:
    """File names leave the year of a Council resolution out at times."""
    if (
        named is None
        or named.year is not None
        or not named.canonical.startswith("S/RES/")
    ):
        return named
    same = (s for s in others if s and s.canonical.startswith(named.canonical + " ("))
    return next(same, named)


def first_symbol(printed: str) -> tuple[str, list[tuple[str, str]]]:
    """The first symbol of ``A/75/L.5 and A/75/L.5/Add.1``, and the whole as a relation.

    A text that is one symbol, or holds none, comes back as it is.
    """
    if symbols.parse(printed) is None and (found := symbols.find(printed)):
        start, end, _ = found[0]
        return printed[start:end], [("originating_document", printed)]
    return printed, []


def years_of(symbol: Symbol) -> frozenset[int]:
    """The years in which a document of this symbol can have been decided."""
    if symbol.year is not None:
        return frozenset({symbol.year})
    if symbol.session is not None and symbol.session.isdigit():
        # The session opens in September.
        opens = 1945 + int(symbol.session)
        return frozenset({opens, opens + 1})
    return frozenset()


def _whole(symbol: Symbol | None) -> str:
    """Canonical form without the letter of a part."""
    if symbol is None:
        return ""
    canonical = symbol.canonical
    return canonical.removesuffix(f" {symbol.part}") if symbol.part else canonical


def _numbered(cover: Cover, main: etree._Element) -> Symbol | None:
    """The number printed above the text: ``Resolution 2672 (2023)``, ``76/247.``"""
    council = re.search(r"(\d{1,4})\s*[(（]\s*(\d{4})\s*[)）]", cover.number)
    if council:
        return symbols.parse(f"S/RES/{council[1]} ({council[2]})")
    number = main.find("{*}preface//{*}docNumber")
    if number is None:
        return None
    assembly = re.match(r"((?:E?S-)?\d{1,2}/\d{1,4})\b", text_of(number))
    return symbols.parse(f"A/RES/{assembly[1]}") if assembly else None


_URI = re.compile(
    r"/(unsc|unga)/\d{4}-\d\d-\d\d/((?:E?S-)?\d+)-(\d+)([A-Z](?:-[A-Z])?)?/?"
)


def _address(uri: str, kind: str) -> Symbol | None:
    """``…/unsc/2023-01-09/2672-2023/`` is S/RES/2672 (2023)."""
    found = _URI.search(uri)
    if found is None:
        return None
    organ, first, second, part = found.groups()
    if organ == "unga":
        return symbols.parse(f"A/RES/{first}/{second}" + (f" {part}" if part else ""))
    if 1946 <= int(first) <= 2100 and len(second) < 4:
        series = "S/PRST" if kind != "draftResolution" else "S"
        return symbols.parse(f"{series}/{first}/{second}")
    return symbols.parse(f"S/RES/{first} ({second})")
