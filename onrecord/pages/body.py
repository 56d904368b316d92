"""The text of the document on a page, without selectors, as paragraphs.

Three readers that know nothing of the site each say which blocks of the page are its
text: trafilatura, resiliparse, and the publisher's own ``articleBody`` (JSON-LD). The
blocks themselves come from one walk over the page, so that what a reader drops
(repeated paragraphs, short headings) can be put back, and what it lost can be counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any, Final, cast

import trafilatura
from lxml import etree
from resiliparse.extract.html2text import extract_plain_text

from onrecord.models import Note, Paragraph
from onrecord.pages.blocks import HEADINGS, Block, Place
from onrecord.pages.losses import reader_losses, walk_losses
from onrecord.pages.tree import Tree
from onrecord.pages.trimming import (
    FURNITURE,
    PROSE,
    letters_of,
    points_elsewhere,
    trim,
)

MAX_FOR_READERS: Final = 2_500_000
"""Characters above which only our own walk reads the page: the readers keep no limit
of time or memory."""
MAX_ELEMENTS_FOR_READERS: Final = 40_000
_MAX_DEPTH = 250
_AGREE = 0.97
"""Share of the text on which resiliparse and the walk agree, from which trafilatura,
three times the work of all the rest, is not asked."""


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a page."""

    paragraphs: tuple[Paragraph, ...] = ()
    how: str = ""
    """Which reader decided: ``trafilatura``, ``resiliparse``, ``articleBody``, or
    ``prose`` where none of them may or can read the page."""
    notes: tuple[Note, ...] = ()
    kept: tuple[bool, ...] = ()
    """For each block of the page, whether it is part of the text."""


class _Votes:
    """What one reader holds to be the text, to ask about each block.

    Letters and digits only: readers differ in white space and in list signs. Short
    blocks must be a whole line, because "Share" stands in many a sentence.
    """

    def __init__(self, text: str) -> None:
        lines = [letters_of(line) for line in text.split("\n")]
        self._lines = frozenset(lines)
        self._all = "".join(lines)
        self.size = len(self._all)

    def holds(self, letters: str) -> bool:
        return letters in (self._all if len(letters) >= 25 else self._lines)

    def on(self, keys: Sequence[str]) -> list[bool]:
        return [bool(key) and self.holds(key) for key in keys]


def read_body(
    tree: Tree,
    found: Sequence[Block],
    best: Place | None,
    *,
    titles: Collection[str] = (),
    article_body: str = "",
) -> Body:
    """The paragraphs of the document that `tree` is the page of.

    `found` are the page's blocks and `best` the place of most of its prose, from
    `blocks` and `place_blocks`.
    `titles` are the page's own names for the document: a block that repeats one is
    not part of the text. `article_body` is the text that structured data give. The
    tree is used up: trafilatura changes it.
    """
    notes = walk_losses(found, best)
    keys = [letters_of(block.text) for block in found]
    how, kept, second = _choose(tree, found, keys)
    _restore(found, kept, second)
    trim(found, keys, kept, titles)
    said = _Votes(article_body)
    total = sum(len(key) for key, keep in zip(keys, kept, strict=True) if keep)
    if said.size > 200 and total < said.size / 2:
        # The elements do not hold the text: a page that a script fills.
        lines = [" ".join(line.split()) for line in article_body.splitlines()]
        texts = tuple(Paragraph("text", line) for line in lines if line)
        return Body(texts, "articleBody", tuple(notes), (False,) * len(found))
    notes += reader_losses(found, kept)
    chosen = tuple(
        Paragraph("heading" if block.tag in HEADINGS else "text", block.text)
        for block, keep in zip(found, kept, strict=True)
        if keep
    )
    return Body(chosen, how if chosen else "", tuple(notes), tuple(kept))


def _choose(
    tree: Tree, found: Sequence[Block], keys: Sequence[str]
) -> tuple[str, list[bool], list[bool]]:
    """The reader that decides, what it keeps, and what the other would keep."""
    prose = [
        block.inside and block.size >= PROSE and not block.near & FURNITURE
        for block in found
    ]
    if _is_too_much(tree, found):
        return "prose", _inside(found), prose
    second = _Votes(
        extract_plain_text(
            tree.html, main_content=True, alt_texts=False, links=False,
            preserve_formatting=True,
        )
    ).on(keys)  # fmt: skip
    sizes = [len(key) for key in keys]

    def size(mask: Sequence[bool]) -> int:
        return sum(compress(sizes, mask))

    of_second, of_prose = size(second), size(prose)
    both = size([a and b for a, b in zip(second, prose, strict=True)])
    if both > _AGREE * (of_second + of_prose - both) and both > 500:
        return "resiliparse", second, prose
    first = _Votes(_trafilatura(tree.root)).on(keys)
    of_first = size(first)
    if of_first >= 0.4 * max(of_prose, min(of_second, 500)) and of_first:
        return "trafilatura", first, second
    if of_second >= 0.4 * of_prose and of_second:
        return "resiliparse", second, prose
    return "prose", _inside(found), prose


def _is_too_much(tree: Tree, found: Sequence[Block]) -> bool:
    return (
        len(tree.html) > MAX_FOR_READERS
        or tree.elements > MAX_ELEMENTS_FOR_READERS
        or any(note.reason == "nested_deep" for note in tree.notes)
        or any(block.place.depth > _MAX_DEPTH for block in found)
    )


def _inside(found: Sequence[Block]) -> list[bool]:
    return [block.inside and not block.near & FURNITURE for block in found]


def _trafilatura(root: etree._Element) -> str:
    """Its text of the page, empty where it gives up."""
    try:
        document: Any = trafilatura.bare_extraction(
            cast(Any, root), fast=True, include_comments=False, with_metadata=False
        )
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError,
            RecursionError, etree.Error):  # fmt: skip
        # Hostile pages find its assertions; the other readers still have a say.
        return ""
    return str(document.text or "") if document is not None else ""


def _restore(found: Sequence[Block], kept: list[bool], second: Sequence[bool]) -> None:
    """Puts back what the deciding reader left out amid, or right beside, what it kept.

    Whole paragraphs that the other reader has, and labels between two kept blocks of
    the same element; nothing from furniture.
    """
    anchors = [
        number
        for number, block in enumerate(found)
        if kept[number] and block.inside and block.size >= PROSE
    ]
    if not anchors:
        return
    home = _home([found[number] for number in anchors])
    parents = {id(found[number].place.parent) for number in anchors}
    homes = {id(found[number].place) for number in anchors}
    parts = [_part(block, home) for block in found]
    linked: Counter[int] = Counter()
    sizes: Counter[int] = Counter()
    for block, part in zip(found, parts, strict=True):
        sizes[part] += len(block.text)
        linked[part] += round(len(block.text) * block.linked)
    announced = _announced(found, kept, parts)
    for number, (block, part) in enumerate(zip(found, parts, strict=True)):
        if kept[number] or not block.inside or block.near & FURNITURE:
            continue
        within = anchors[0] < number < anchors[-1]
        beside = id(block.place.parent) in parents or id(block.place) in homes
        own_words = block.linked < 0.5
        long = block.size >= PROSE
        is_part = part and number > anchors[0] and 2 * linked[part] < sizes[part]
        kept[number] = (
            second[number]
            and (
                (own_words and (beside if within else beside and long))
                or bool(is_part)
                or (own_words and long and within)
            )
        ) or (within and part in announced)


def _announced(
    found: Sequence[Block], kept: Sequence[bool], parts: Sequence[int]
) -> set[int]:
    """Lists that a kept line ending in a colon, or a kept heading, leads in to."""
    lists: set[int] = set()
    last: Block | None = None
    for number, block in enumerate(found):
        if kept[number]:
            last = block
        elif (
            block.tag == "li"
            and last is not None
            and (last.text.endswith((":", "：")) or last.tag in HEADINGS)
            and not points_elsewhere(last.text)
        ):
            lists.add(parts[number])
    return lists - {0}


def _home(anchors: Sequence[Block]) -> Place | None:
    """The element whose children most of the kept paragraphs are."""
    weights: Counter[int] = Counter()
    places: dict[int, Place] = {}
    for block in anchors:
        if block.place.parent is not None:
            places[id(block.place.parent)] = block.place.parent
            weights[id(block.place.parent)] += len(block.text)
    if not weights:
        return None
    return places[weights.most_common(1)[0][0]]


def _part(block: Block, home: Place | None) -> int:
    """Which child of `home` a block stands in; 0 for none of them."""
    place: Place | None = block.place
    while place is not None and place.parent is not home:
        place = place.parent
    return id(place) if place is not None and home is not None else 0
