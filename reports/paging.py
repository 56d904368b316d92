"""File names and pages of long lists: stable, safe on every system, unique."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Generic, TypeVar

from onrecord.reports.contexts import Link, Pager

PER_PAGE = 200
LONGEST = 80  # characters; some file systems allow 143 bytes

_RESERVED = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{device}{n}" for device in ("com", "lpt") for n in range(10)}
)

T = TypeVar("T")


class PageNames:
    """Gives every id its own file name: letters, digits and hyphens of the id."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name(self, identifier: str) -> str:
        """The same ids in the same order get the same names."""
        digest = sha256(identifier.encode()).hexdigest()
        ascii_only = unicodedata.normalize("NFKD", identifier).encode("ascii", "ignore")
        stem = re.sub(r"[^A-Za-z0-9]+", "-", ascii_only.decode()).strip("-")
        if not stem or stem.lower() in _RESERVED:
            stem = f"{stem or 'x'}-{digest[:8]}"
        elif len(stem) > LONGEST:
            stem = f"{stem[: LONGEST - 9].rstrip('-')}-{digest[:8]}"
        # Some file systems take upper and lower case for the same.
        if stem.lower() in self._taken:
            stem = f"{stem[: LONGEST - 17].rstrip('-')}-{digest[:16]}"
        self._taken.add(stem.lower())
        return stem


@dataclass(frozen=True, slots=True)
class Group(Generic[T]):
    """Rows that stand under one heading; ``key`` is the id of the heading."""

    key: str
    rows: Sequence[T]


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """The part of a group that stands on one page."""

    key: str
    rows: Sequence[T]
    count: int
    """Of the whole group."""
    continued: bool


def pages_of(groups: Sequence[Group[T]], size: int = PER_PAGE) -> list[list[Piece[T]]]:
    """Groups laid out on pages of ``size`` rows; one page even where there is none."""
    pages: list[list[Piece[T]]] = [[]]
    free = size
    for group in groups:
        start, total = 0, len(group.rows)
        while start < total:
            if free == 0:
                pages.append([])
                free = size
            rows = group.rows[start : start + free]
            pages[-1].append(Piece(group.key, rows, total, start > 0))
            start += len(rows)
            free -= len(rows)
    return pages


def first_pages(
    groups: Sequence[Group[T]], size: int = PER_PAGE
) -> Iterator[tuple[str, int]]:
    """The page, from 1, on which each group begins."""
    before = 0
    for group in groups:
        yield group.key, before // size + 1
        before += len(group.rows)


def file_name(stem: str, page: int) -> str:
    """``GBR.html``, ``GBR.p2.html``. Stems hold no full stop, so names never clash."""
    return f"{stem}.html" if page == 1 else f"{stem}.p{page}.html"


def pager(
    stem: str, page: int, pages: int, total: int, unit: str, size: int = PER_PAGE
) -> Pager:
    """The pages of a list that is cut into files."""
    return paged(lambda n: file_name(stem, n), page, pages, total, unit, size)


def paged(
    address: Callable[[int], str],
    page: int,
    pages: int,
    total: int,
    unit: str,
    size: int,
) -> Pager:
    """The pages of a list; ``address`` says where the page of a number is."""
    near = sorted({1, pages, *range(max(1, page - 2), min(pages, page + 2) + 1)})
    links: list[Link] = []
    for before, number in zip([0, *near], near, strict=False):
        if number - before > 1:
            links.append(Link(""))
        here = number == page
        links.append(Link(str(number), "" if here else address(number)))
    return Pager(
        page=page,
        pages=pages,
        first=min(total, (page - 1) * size + 1),
        last=min(total, page * size),
        total=total,
        unit=unit,
        previous=address(page - 1) if page > 1 else "",
        following=address(page + 1) if page < pages else "",
        all=tuple(links),
    )
