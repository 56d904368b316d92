"""The blocks of a page in reading order, and what can be said of each without a site.

A block is a run of text between two borders a reader sees: a paragraph, a heading, a
list item, a cell. Its place and the names of the elements around it say what it may be;
which blocks are the text of the document is decided in `body`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from lxml import etree

from onrecord.text import squash

_BLOCK_NAMES = """
address article aside blockquote body caption center dd details dialog dir div dl dt
fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main
menu nav ol option p pre section summary table tbody td tfoot th thead tr ul
"""
_BORDERS = frozenset(_BLOCK_NAMES.split())
_SKIPPED_NAMES = """
audio button canvas datalist embed head iframe input math noscript object script select
style svg template textarea video
"""
_SKIPPED = frozenset(_SKIPPED_NAMES.split())
HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

# What class names and ids of elements say in any site's vocabulary.
_HINTS: Final = {
    "talk": r"comment|disqus|respond|replies|reply|discussion|reactions",
    "share": r"share|sharing|social|follow-?us|addtoany|sns",
    "more": (
        r"relat|recommend|popular|trending|most-?(?:read|view)|teaser|promo|also|latest"
        r"|read-?(?:more|next)|more-|-more|outbrain|taboola|zergnet|up-?next|similar"
    ),
    "sale": (
        r"sponsor|advert|banner|newsletter|subscri|signup|sign-up|paywall|donat|cookie"
        r"|consent|gdpr|popup|modal|overlay|login|register|(?:^|[-_ ])ads?(?:$|[-_ ])"
    ),
    "frame": (
        r"side-?bar|widget|menu|nav|crumb|foot|toolbar|search|print|tools|pager"
        r"|pagination|masthead|topbar|site-?header|page-?header|skip|(?:^|[-_ ])header"
    ),
    "meta": (
        r"byline|author|meta(?:$|[-_ ])|(?:^|[-_ ])meta|date|time|(?:^|[-_ ])tags?"
        r"|categor|keyword|credit|copyright|(?:^|[-_ ])bio|infos?(?:$|[-_ ])"
    ),
    "media": r"caption|galler|figure|slide|video|player|image|img|photo|media|legend",
    "text": (
        r"article|story|entry|post|content|body|text|main|prose|rich|copy|speech"
        r"|statement"
    ),
    "body": (
        r"article-?_*(?:body|text|content)|entry-?content|post-?_*(?:body|content|text)"
        r"|story-?_*(?:body|text|content)|body-?(?:text|content|copy)|rich-?text"
        r"|field-?name-?body|content-?body|text-?body|field--name-body"
    ),
}
_NAMES: Final = tuple(_HINTS)
_PATTERNS = tuple(re.compile(pattern) for pattern in _HINTS.values())
_TAG_BITS = {
    name: 1 << (len(_NAMES) + number)
    for number, name in enumerate(
        ("aside", "nav", "header", "footer", "form", "figure", "article", "main", "hid",
         "table", "list", "quote")
    )
}  # fmt: skip
_TAGS = {
    "aside": "aside", "nav": "nav", "header": "header", "footer": "footer",
    "form": "form", "figure": "figure", "figcaption": "figure", "article": "article",
    "main": "main", "table": "table", "ul": "list", "ol": "list", "dl": "list",
    "blockquote": "quote", "menu": "nav", "caption": "figure",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def _name_bits(names: str) -> int:
    low = names[:400].lower()
    return sum(1 << bit for bit, want in enumerate(_PATTERNS) if want.search(low))


def _bits(element: etree._Element, tag: str) -> int:
    bits = _TAG_BITS[_TAGS[tag]] if tag in _TAGS else 0
    if tag in ("body", "html"):
        return 0
    get = element.get
    names = f"{get('class', '')} {get('id', '')}"
    if names != " ":
        bits |= _name_bits(names)
    if "articlebody" in get("itemprop", "").lower():
        bits |= 1 << _NAMES.index("body")
    style = get("style")
    if (
        (style and "display:none" in style.replace(" ", "").lower())
        or get("hidden") is not None
        or get("aria-hidden") == "true"
    ):
        bits |= _TAG_BITS["hid"]
    return bits


@dataclass(slots=True)
class Place:
    """An element that holds blocks, and the share of the page's prose under it."""

    element: etree._Element
    tag: str
    bits: int
    parent: Place | None
    depth: int
    prose: float = 0.0


@dataclass(slots=True)
class Block:
    """A run of text between two borders."""

    text: str
    place: Place
    """The innermost element with a border around it."""
    linked: float
    """Share of the characters that are links."""
    bold: float
    """Share of the characters that are bold."""
    near: int = 0
    """Hints of the elements between this block and the page's prose: see `bit`."""
    inside: bool = False
    """Stands within the place that holds most of the prose."""

    @property
    def tag(self) -> str:
        return self.place.tag

    @property
    def size(self) -> float:
        """Characters; an ideograph counts as three."""
        return len(self.text) + 2 * len(_IDEOGRAPH.findall(self.text[:4000]))


_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def blocks(root: etree._Element) -> list[Block]:
    """Every block of the page, in reading order; nothing but code is left out."""
    found: list[Block] = []
    current: list[str] = []
    linked = bold = breaks = in_link = in_bold = 0
    top = Place(root, "html", 0, None, 0)
    place = top
    stack: list[tuple[etree._Element, bool]] = [(root, False)]

    def end() -> None:
        nonlocal linked, bold
        text = squash("".join(current))
        if text:
            size = len(text)
            found.append(
                Block(text, place, min(1.0, linked / size), min(1.0, bold / size))
            )
        current.clear()
        linked = bold = 0

    def add(text: str) -> None:
        nonlocal linked, bold, breaks
        current.append(text)
        if not text.isspace():
            breaks = 0
            if in_link:
                linked += len(text.strip())
            if in_bold:
                bold += len(text.strip())

    while stack:
        element, left = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if left:
            if tag in _BORDERS:
                end()
                place = place.parent or top
            elif tag == "a":
                in_link -= 1
            elif tag in ("b", "strong"):
                in_bold -= 1
        elif tag and tag not in _SKIPPED:
            if tag in _BORDERS:
                end()
                place = Place(element, tag, _bits(element, tag), place, place.depth + 1)
                breaks = 0
            elif tag == "br":
                breaks += 1
                if breaks > 1:
                    end()
                current.append(" ")
            elif tag == "a":
                in_link += 1
            elif tag in ("b", "strong"):
                in_bold += 1
            if element.text:
                add(element.text)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
            continue
        if element is not root and element.tail:
            add(element.tail)
    end()
    return found


def _is_prose(block: Block) -> bool:
    return block.size >= 80 and block.linked < 0.35


_ASIDE: Final = (
    1 << _NAMES.index("talk") | _TAG_BITS["aside"] | _TAG_BITS["nav"]
    | _TAG_BITS["footer"] | _TAG_BITS["hid"] | _TAG_BITS["form"]
)  # fmt: skip


def _around(place: Place) -> int:
    """The hints of every element around a block."""
    bits = 0
    walk: Place | None = place
    while walk is not None:
        bits |= walk.bits
        walk = walk.parent
    return bits


def _weigh(found: Sequence[Block]) -> Place | None:
    """Sets `Place.prose`; returns the innermost place that holds most of the prose.

    Comments, hidden elements and what the page itself calls an aside do not count,
    unless there is nothing else: some sites wrap the whole page in one.
    """
    prose = [block for block in found if _is_prose(block)]
    apart = {id(block.place): _around(block.place) & _ASIDE for block in prose}
    prose = [block for block in prose if not apart[id(block.place)]] or prose
    total = 0.0
    for block in prose:
        total += block.size
        place: Place | None = block.place
        while place is not None:
            place.prose += block.size
            place = place.parent
    best: Place | None = None
    seen: set[int] = set()
    for block in found:
        place = block.place
        while place is not None and id(place) not in seen:
            seen.add(id(place))
            if total:
                place.prose /= total
            if place.prose >= 0.6 and (best is None or place.depth > best.depth):
                best = place
            place = place.parent
    return best


def place_blocks(found: Sequence[Block]) -> Place | None:
    """Tells every block where it stands; returns the place of most of the prose."""
    best = _weigh(found)
    path: set[int] = set()
    walk = best
    while walk is not None:
        path.add(id(walk))
        walk = walk.parent
    known: dict[int, tuple[int, bool]] = {}
    for block in found:
        key = id(block.place)
        if key not in known:
            known[key] = _surroundings(block.place, path, id(best))
        block.near, block.inside = known[key]
    return best


def _surroundings(start: Place, path: set[int], best: int) -> tuple[int, bool]:
    """The hints of the elements between a block and the prose of the page, and
    whether they stand within its place."""
    bits = 0
    place: Place | None = start
    while place is not None and id(place) not in path:
        bits |= place.bits
        place = place.parent
    return bits, place is not None and id(place) == best


def bit(name: str) -> int:
    """The bit in `Block.near` for a hint (``talk``) or a tag (``<aside>``)."""
    if name.startswith("<"):
        return _TAG_BITS[name.strip("<>")]
    return 1 << _NAMES.index(name)
