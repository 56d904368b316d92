"""HTML as a tree that is safe to walk: size, depth and attributes have limits.

What is over a limit is made smaller where nothing a reader would see is lost (scripts,
attributes, wrappers), and refused with a named reason where it is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree
from lxml import html as lxml_html

from onrecord.models import Note, OnrecordError
from onrecord.text import clean

MAX_PAGE: Final = 20_000_000  # characters left after scripts and attributes are cut
MAX_ATTRIBUTE: Final = 100_000  # characters; JSON in honest attributes stays below
MAX_DEPTH: Final = 240  # libxml2 stops reading at 256
MAX_ELEMENTS: Final = 250_000
_LARGE = 3_000_000
_OPENING = re.compile(r"<[a-zA-Z]")


class PageRefused(OnrecordError, ValueError):
    """A page that cannot be read within the limits."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed page and the text it was parsed from."""

    html: str
    """As parsed: control characters gone, over-long parts cut."""
    root: etree._Element
    elements: int
    """Opening tags in the text."""
    notes: tuple[Note, ...] = ()


def parse(html: str) -> Tree:
    """The tree of a page. Raises PageRefused where there is none to walk."""
    notes: list[Note] = []
    text = clean(html)
    if len(text) > _LARGE:
        text, cut = _smaller(text)
        if cut:
            notes.append(Note("attributes_cut", f"{cut:,} characters of markup"))
    if len(text) > MAX_PAGE:
        raise PageRefused(
            "page_too_large", f"{len(text):,} characters, the limit is {MAX_PAGE:,}"
        )
    elements = sum(1 for _ in _OPENING.finditer(text))
    if elements > MAX_ELEMENTS:
        raise PageRefused("too_many_elements", f"{elements:,}, limit {MAX_ELEMENTS:,}")
    root, deep = _root(text)
    if deep:
        text = _flattened(text)
        root, deep = _root(text)
        if deep:
            raise PageRefused("nested_too_deep", f"more than {MAX_DEPTH} elements")
        notes.append(Note("nested_deep", f"wrappers below level {MAX_DEPTH} dropped"))
    if root is None:
        raise PageRefused("no_markup", "the page has no element")
    return Tree(text, root, elements, tuple(notes))


def _root(text: str) -> tuple[etree._Element | None, bool]:
    """The root, and whether the parser gave up because of the depth."""
    parser = lxml_html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None, _gave_up(parser)
    return root, _gave_up(parser)


def _gave_up(parser: etree.HTMLParser) -> bool:
    return any("depth" in entry.message.lower() for entry in parser.error_log)


_ELEMENT = re.compile(r"<(/?)([a-zA-Z][\w:-]{0,40})([^<>]*)>")
_VOID_NAMES = """
area base br col embed hr img input link meta param source track wbr
"""
_VOID = frozenset(_VOID_NAMES.split())
_INLINE_NAMES = """
a abbr b bdi bdo cite em font i q s small span strong u
"""
_INLINE = frozenset(_INLINE_NAMES.split())


_BREAKS = re.compile(r"(?:<br><br>\s*){2,}")


def _flattened(text: str) -> str:
    """`text` without the elements below the permitted depth; their words stay."""
    depth = 0

    def keep_or_drop(match: re.Match[str]) -> str:
        nonlocal depth
        closing, name, rest = match.groups()
        name = name.lower()
        if name in _VOID or rest.endswith("/"):
            return match[0]
        if closing:
            depth = max(0, depth - 1)
            dropped = depth >= MAX_DEPTH - 40
        else:
            dropped = depth >= MAX_DEPTH - 40
            depth += 1
        if not dropped:
            return match[0]
        return "" if name in _INLINE else "<br><br>"

    return _BREAKS.sub("<br><br>", _ELEMENT.sub(keep_or_drop, text))


_CODE = re.compile(r"<(script|style|svg)\b[^<>]{0,2000}>", re.IGNORECASE)
_END = {
    name: re.compile(rf"</{name}", re.IGNORECASE) for name in ("script", "style", "svg")
}
# Each quote mark is passed over once, whatever the page holds.
_ATTRIBUTE = re.compile(
    rf"""=\s*(?:"[^"]{{{MAX_ATTRIBUTE},}}+"|'[^']{{{MAX_ATTRIBUTE},}}+')"""
)


def _without_code(text: str) -> str:
    kept: list[str] = []
    at = 0
    while opening := _CODE.search(text, at):
        closing = _END[opening[1].lower()].search(text, opening.end())
        if closing is None:
            break
        is_data = "ld+json" in opening[0]
        kept.append(text[at : closing.start() if is_data else opening.end()])
        at = closing.start()
    kept.append(text[at:])
    return "".join(kept)


def _smaller(text: str) -> tuple[str, int]:
    """`text` without the inside of scripts and over-long attributes; how much went."""
    shorter = _ATTRIBUTE.sub('=""', _without_code(text))
    return shorter, len(text) - len(shorter)
